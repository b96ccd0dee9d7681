import type { Finding } from '../../schema/generated/report.js';
import { shorten } from '../neutralise.js';
import { formatCount, quantity } from '../quantity.js';
import { kindWords, resourceName } from '../resource-name.js';

const shown = 3;
const longestName = 60;

/** The resources of some findings in a few words: "12 repositories: a, b, c and 9 more". */
export function namesOf(findings: readonly Finding[]): string {
  const kind = kindWords(findings[0]?.resource.kind ?? 'resource');
  return `${quantity(findings.length, kind)}: ${fewNames(findings)}`;
}

/** The first names, and how many more there are. */
export function fewNames(findings: readonly Finding[]): string {
  const names = findings.slice(0, shown).map(({ resource }) => shorten(resourceName(resource), longestName));
  const more = findings.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${formatCount(more)} more` : names.join(', ');
}
