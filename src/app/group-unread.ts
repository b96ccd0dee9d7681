import { firstNames } from '../model/first-names.js';
import { grouped } from '../model/grouped.js';
import type { UnreadRecord } from '../schema/generated/inventory-record.js';
import type { Incomplete } from '../schema/generated/report.js';
import { compareTexts } from './arrange-findings.js';

/** How many repositories are named where something could not be read of many. */
const named = 3;

/** What could not be read, each kind once: one missing permission leaves its mark on every repository. */
export function groupUnread(unread: readonly UnreadRecord[]): Incomplete[] {
  const groups = grouped(unread, ({ what, account, region, why, hint, repository }) =>
    JSON.stringify([account, region, what, why, hint, repository === '']),
  );
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
  return `${firstNames(repositories, named)} in ${registry}`;
}
