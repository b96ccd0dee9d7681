import type { ImageChange, PolicyComparison } from '../../../schema/generated/report.js';
import { formatBytes } from '../../byte-size.js';
import { formatMoney, withoutSign } from '../../money.js';
import { formatCount } from '../../quantity.js';
import { policyWords } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { indent, sentenceHead } from './entry-head.js';
import { errorLines } from './errors.js';
import { fateInBrief } from './fate-in-brief.js';
import { imageRows } from './image-rows.js';

type Change = 'newlyExpired' | 'newlyArchived' | 'newlyKept' | 'moved';

/** What the policy does that another does not: how many images fare otherwise, which, and the difference in money. */
export function comparisonLines(comparison: PolicyComparison, most: number, page: Page): string[] {
  const label = { text: 'COMPARED', style: page.paint.strong };
  const other = policyWords(comparison.comparedTo);
  if (comparison.errors.length > 0) {
    const refused = sentenceHead(label, `not with ${other}: Amazon ECR refuses it`, page);
    return [...refused, ...errorLines(comparison.errors, comparison.comparedTo, page)];
  }
  const words = `with ${other}: ${[countWords(comparison), ...differenceWords(comparison)].join('; ')}`;
  return [...sentenceHead(label, words, page), ...changeLines(comparison, most, page)];
}

const wordsFor: Readonly<Record<Change, string>> = {
  newlyExpired: 'newly expired',
  newlyArchived: 'newly archived',
  newlyKept: 'newly kept',
  moved: 'moved to another rule',
};
const changes = Object.keys(wordsFor).filter((key): key is Change => key in wordsFor);

function countWords(comparison: PolicyComparison): string {
  const counts = changes.filter((change) => comparison[change].length > 0);
  if (counts.length === 0) return 'every image fares the same';
  return counts.map((change) => `${formatCount(comparison[change].length)} ${wordsFor[change]}`).join(', ');
}

/** Which of the two frees more; nothing where both free the same. */
function differenceWords({ bytesFreedDifference, monthlySavingDifference }: PolicyComparison): string[] {
  if (bytesFreedDifference === 0) return [];
  const size = formatBytes(Math.abs(bytesFreedDifference));
  const money = formatMoney(withoutSign(monthlySavingDifference));
  return [`frees ${[size, ...(money === '' ? [] : [`${money} a month`])].join(', ')} ${bytesFreedDifference > 0 ? 'more' : 'less'}`];
}

function changeLines(comparison: PolicyComparison, most: number, page: Page): string[] {
  const { paint } = page;
  const styles: Readonly<Record<Change, (text: string) => string>> = {
    newlyExpired: (text) => paint.severity('high', text),
    newlyArchived: paint.warning,
    newlyKept: paint.good,
    moved: paint.quiet,
  };
  return changes
    .filter((change) => comparison[change].length > 0)
    .flatMap((change) => [`${indent}${styles[change](wordsFor[change])}`, ...imageRows(comparison[change], changeWords, most, page)]);
}

function changeWords({ before, after }: ImageChange): string {
  return `${fateInBrief(before)} -> ${fateInBrief(after)}`;
}
