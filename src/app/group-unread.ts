import { formatCount } from '../reporters/quantity.js';
import type { UnreadRecord } from '../schema/generated/inventory-record.js';
import type { Incomplete } from '../schema/generated/report.js';
import { compareTexts } from './arrange-findings.js';

/** How many repositories are named where something could not be read of many. */
const named = 3;

/** What could not be read, each kind once: one missing permission leaves its mark on every repository. */
export function groupUnread(unread: readonly UnreadRecord[]): Incomplete[] {
  const groups = new Map<string, UnreadRecord[]>();
  for (const record of unread) {
    const { what, account, region, why, hint } = record;
    const key = JSON.stringify([account, region, what, why, hint, record.repository === '']);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups].sort(([a], [b]) => compareTexts(a, b)).flatMap(([, group]) => inWords(group));
}

function inWords(group: readonly UnreadRecord[]): Incomplete[] {
  const [first] = group;
  if (first === undefined) return [];
  const { what, account, region, why, hint } = first;
  const registry = [account, region].filter((part) => part !== '').join('/');
  const repositories = [...new Set(group.map(({ repository }) => repository))].filter((name) => name !== '').sort(compareTexts);
  return [{ what, where: whereText(repositories, registry), why, hint }];
}

function whereText(repositories: readonly string[], registry: string): string {
  if (repositories.length === 0) return registry;
  const shown = repositories.slice(0, named).join(', ');
  const rest = repositories.length - named;
  return `${shown}${rest > 0 ? ` and ${formatCount(rest)} more` : ''} in ${registry}`;
}
