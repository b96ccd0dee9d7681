import type { Finding, ReportResource } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { neutralise, neutraliseTo, shorten } from '../neutralise.js';
import { quantity } from '../quantity.js';
import { kindWords, resourceKey, resourceName, resourcePlace, tellUnder } from '../resource-name.js';
import { severityCounts } from '../severity-counts.js';
import { entryLines, placeText } from './entry.js';
import type { Fold } from './fold.js';
import { namesOf } from './names.js';
import type { Page } from './page.js';
import { selectFails } from './select.js';

const longestName = 120;

/** What fails: first what is the same for many resources, then each resource with what is wrong with it. */
export function failSection(findings: readonly Finding[], page: Page): string[] {
  const { folds, single, leftOut } = selectFails(findings);
  return [...foldLines(folds, page), ...resourceGroups(single).flatMap((group) => groupLines(group, page)), ...leftOutLines(leftOut, page)];
}

function foldLines(folds: readonly Fold[], page: Page): string[] {
  if (folds.length === 0) return [];
  const entries = folds.map(({ first, message, members }) => entryLines({ finding: first, message, concerns: namesOf(members) }, page));
  return [`${page.paint.strong('The same in many resources')}${page.paint.quiet(' (-f json names them all)')}`, ...entries.flat(), ''];
}

/** Repositories with their images first, then what belongs to no repository; the worst first, since the findings come so. */
function resourceGroups(findings: readonly Finding[]): Finding[][] {
  const groups = [...grouped(findings, ({ resource }) => resourceKey(tellUnder(resource))).values()];
  return [...groups.filter(isRepository), ...groups.filter((group) => !isRepository(group))];
}

function isRepository(group: readonly Finding[]): boolean {
  return group.some(({ resource }) => tellUnder(resource).kind === 'repository');
}

function groupLines(group: readonly Finding[], page: Page): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const shared = group.every(({ location }) => placeText(location) === placeText(first.location)) ? first.location : undefined;
  const entries = group.map((finding) =>
    entryLines({ finding, message: finding.message, place: shared === undefined ? finding.location : undefined }, page),
  );
  return [...titleLines(first, placeText(shared), page), ...entries.flat(), ''];
}

function titleLines({ resource: about, environment }: Finding, place: string, { paint, width }: Page): string[] {
  const resource = tellUnder(about);
  const name = shorten(resourceName(resource), longestName);
  const kind = resource.kind === 'repository' ? '' : shorten(kindWords(resource.kind), 40);
  const aside = [kind, neutraliseTo(environment.name, 40)].filter((part) => part !== '').join(', ');
  const where = [resource.address === '' ? placeBeside(resource) : neutralise(resource.address), place];
  const parts = where.filter((part) => part !== '' && part !== resourceName(resource));
  const line = parts.join('  ');
  // A terminal would break the path in two, and then links to nothing.
  const below = line.length <= width ? parts.slice(0, 1).map(() => line) : parts;
  return [`${paint.strong(name)}${aside === '' ? '' : paint.quiet(` (${aside})`)}`, ...below.map(paint.quiet)];
}

/** Account and region, but for a registry, whose name they are. */
function placeBeside(resource: ReportResource): string {
  return resource.name === `${resource.account}/${resource.region}` ? '' : resourcePlace(resource);
}

function leftOutLines(leftOut: readonly Finding[], { paint }: Page): string[] {
  if (leftOut.length === 0) return [];
  return [paint.warning(`Not shown here: ${quantity(leftOut.length, 'finding')} (${severityCounts(leftOut)}). -f json has them all.`), ''];
}
