import type { Finding } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { neutralise, neutraliseTo } from '../neutralise.js';
import { formatCount, quantity } from '../quantity.js';
import { resourceKey } from '../resource-name.js';
import { worstFirst } from '../severity.js';
import { unknownRemedy } from '../unknown-remedy.js';
import { type Fold, foldFindings } from './fold.js';
import { fewNames } from './names.js';
import type { Page } from './page.js';
import { hang } from './wrap.js';

/** What several rules want to know of the same resources, and all their findings. */
interface Cause {
  readonly some: readonly Fold[];
  readonly members: readonly Finding[];
}

const longest = 300;
const maxEntries = 20;
const indent = '    ';

/** What could not be judged, apart from what fails and quieter, with what would make it known. */
export function unknownSection(findings: readonly Finding[], page: Page): string[] {
  if (findings.length === 0) return [];
  const remedyOf = (finding: Finding) => unknownRemedy(finding, page.incomplete);
  const effect = page.scope.failOnUnknown ? 'counts as failing: --fail-on-unknown' : 'does not fail';
  const { folds } = foldFindings(worstFirst(findings), { same: 0, alike: 0 }, remedyOf);
  const causes = [...grouped(folds, (fold) => causeOf(fold, remedyOf(fold.first))).values()].map((some) => ({
    some,
    members: some.flatMap(({ members }) => members),
  }));
  return section(`Not known: ${formatCount(findings.length)} (${effect})`, causes, unknownLines, page);
}

/** What fails but is accepted: waived, or in the baseline. Here only where it was asked for. */
export function acceptedSection(findings: readonly Finding[], page: Page): string[] {
  if (findings.length === 0) return [];
  const groups = [...grouped(findings, ({ rule, outcome, waiver }) => [rule, outcome, JSON.stringify(waiver)].join('\0')).values()];
  return section(`Accepted: ${formatCount(findings.length)}`, groups, acceptedLines, page);
}

/** Several rules wait for the same value of the same resources: that is one thing to know. */
function causeOf({ message, members }: Fold, remedy: string): string {
  return [message, remedy, ...members.map(({ resource }) => resourceKey(resource))].join('\0');
}

function section<Item extends Cause | readonly Finding[]>(
  title: string,
  items: readonly Item[],
  linesOf: (item: Item, page: Page) => readonly string[],
  page: Page,
): string[] {
  const rest = items.slice(maxEntries).reduce((sum, item) => sum + ('members' in item ? item.members.length : item.length), 0);
  const closing = rest === 0 ? [] : [`  and ${quantity(rest, 'more finding')}; -f json has them all`];
  return [page.paint.strong(title), ...items.slice(0, maxEntries).flatMap((item) => linesOf(item, page)), ...closing, ''];
}

function unknownLines({ some }: Cause, { paint, width, incomplete }: Page): string[] {
  const [fold] = some;
  if (fold === undefined) return [];
  const remedy = unknownRemedy(fold.first, incomplete);
  const rules = some.map(({ first }) => neutralise(first.rule)).join(', ');
  const lines = [
    ...hang('  ', `${rules}  ${fewNames(fold.members)}`, width),
    ...hang(indent, neutraliseTo(fold.message, longest), width),
    ...(remedy === '' ? [] : hang(`${indent}to know: `, remedy, width)),
  ];
  return lines.map(paint.quiet);
}

function acceptedLines(members: readonly Finding[], { paint, width }: Page): string[] {
  const waiver = members[0]?.waiver;
  const ticket = waiver?.ticket ? `, ${neutralise(waiver.ticket)}` : '';
  const until =
    waiver === undefined ? members[0]?.outcome : `until ${neutralise(waiver.expires)}${ticket}: ${neutraliseTo(waiver.reason, longest)}`;
  const lines = [...hang('  ', `${neutralise(members[0]?.rule ?? '')}  ${fewNames(members)}`, width), ...hang(indent, until ?? '', width)];
  return lines.map(paint.quiet);
}
