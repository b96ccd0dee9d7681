import type { Finding } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { shorten } from '../neutralise.js';
import { formatCount, quantity } from '../quantity.js';
import { kindWords, placeBeside, resourceName } from '../resource-name.js';

/** So many are all named; of more only the first. */
export const namedOneByOne = 5;
const shown = 3;
const longestName = 60;

/** The resources of some findings and where they are, in a few words: "12 repositories in 2 registries: a, b, c and 9 more". */
export function namesOf(findings: readonly Finding[]): string {
  const count = quantity(findings.length, kindWords(findings[0]?.resource.kind ?? 'resource'));
  const places = [...grouped(findings, ({ resource }) => placeBeside(resource))];
  const [[place = ''] = []] = places;
  if (places.length === 1) return `${count}${place === '' ? '' : ` in ${place}`}: ${fewNames(findings)}`;
  if (findings.length > namedOneByOne) return `${count} in ${quantity(places.length, 'registry')}: ${fewNames(findings)}`;
  return `${count}: ${places.map(([where, some]) => `${fewNames(some)}${where === '' ? '' : ` in ${where}`}`).join('; ')}`;
}

/** The names, of many the first and how many more there are. */
export function fewNames(findings: readonly Finding[]): string {
  const names = findings
    .slice(0, findings.length > namedOneByOne ? shown : namedOneByOne)
    .map(({ resource }) => shorten(resourceName(resource), longestName));
  const more = findings.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${formatCount(more)} more` : names.join(', ');
}
