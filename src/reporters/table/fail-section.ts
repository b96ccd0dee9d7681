import type { Finding } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { neutralise, neutraliseTo, shorten } from '../neutralise.js';
import { quantity } from '../quantity.js';
import { kindWords, placeBeside, resourceKey, resourceName, tellUnder } from '../resource-name.js';
import { severityCounts } from '../severity-counts.js';
import { entryLines, placeText } from './entry.js';
import type { Fold } from './fold.js';
import { namedOneByOne, namesOf } from './names.js';
import type { Page } from './page.js';
import { selectFails } from './select.js';

const longestName = 120;

/** What fails: first what is the same for many resources, then each resource with what is wrong with it. */
export function failSection(findings: readonly Finding[], page: Page): string[] {
  const { folds, single, leftOut } = selectFails(findings, page.command);
  const groups = resourceGroups(single);
  const mended = firstOfFix([...folds.map(({ first }) => first), ...groups.flat()]);
  return [...foldLines(folds, mended, page), ...groups.flatMap((group) => groupLines(group, mended, page)), ...leftOutLines(leftOut, page)];
}

/** The findings under which a fix stands: the first of each rule, and the first of each other fix that it has. */
function firstOfFix(inOrder: readonly Finding[]): ReadonlySet<Finding> {
  const sameFix = grouped(inOrder, ({ rule, fix }) => [rule, fix?.summary, fix?.terraform].join('\0'));
  return new Set([...sameFix.values()].flatMap((same) => same.slice(0, 1)));
}

function foldLines(folds: readonly Fold[], mended: ReadonlySet<Finding>, page: Page): string[] {
  if (folds.length === 0) return [];
  const entries = folds.map(({ first, message, members }) =>
    entryLines({ finding: first, message, concerns: namesOf(members), mended: mended.has(first) }, page),
  );
  const aside = folds.some(({ members }) => members.length > namedOneByOne) ? ' (-f json names them all)' : '';
  return [`${page.paint.strong('The same in several resources')}${page.paint.quiet(aside)}`, ...entries.flat(), ''];
}

/** Repositories with their images first, then what belongs to no repository; the worst first, since the findings come so. */
function resourceGroups(findings: readonly Finding[]): Finding[][] {
  const groups = [...grouped(findings, ({ resource }) => resourceKey(tellUnder(resource))).values()];
  return [...groups.filter(isRepository), ...groups.filter((group) => !isRepository(group))];
}

function isRepository(group: readonly Finding[]): boolean {
  return group.some(({ resource }) => tellUnder(resource).kind === 'repository');
}

function groupLines(group: readonly Finding[], mended: ReadonlySet<Finding>, page: Page): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const shared = group.every(({ location }) => placeText(location) === placeText(first.location)) ? first.location : undefined;
  const entries = group.map((finding) => {
    const place = shared === undefined ? finding.location : undefined;
    return entryLines({ finding, message: finding.message, place, mended: mended.has(finding) }, page);
  });
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
  const plain = `${name}${aside === '' ? '' : ` (${aside})`}`;
  const title = `${paint.strong(name)}${paint.quiet(plain.slice(name.length))}`;
  if (resource.address === '' && line !== '' && `${plain}  ${line}`.length <= width) return [`${title}  ${paint.quiet(line)}`];
  // A terminal would break the path in two, and then links to nothing.
  const below = line.length <= width ? parts.slice(0, 1).map(() => line) : parts;
  return [title, ...below.map(paint.quiet)];
}

function leftOutLines(leftOut: readonly Finding[], { paint }: Page): string[] {
  if (leftOut.length === 0) return [];
  return [paint.warning(`Not shown here: ${quantity(leftOut.length, 'finding')} (${severityCounts(leftOut)}). -f json has them all.`), ''];
}
