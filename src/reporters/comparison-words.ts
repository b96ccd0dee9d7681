import type { PolicyComparison } from '../schema/generated/report.js';
import { formatBytes } from './byte-size.js';
import { formatMoney, signOfMoney, sumOfMoney, withoutSign } from './money.js';
import { formatCount, quantity } from './quantity.js';

/** How an image may fare otherwise under another policy. */
export type Change = 'newlyExpired' | 'newlyArchived' | 'newlyKept' | 'moved';

export const wordsForChange: Readonly<Record<Change, string>> = {
  newlyExpired: 'newly expired',
  newlyArchived: 'newly archived',
  newlyKept: 'newly kept',
  moved: 'moved to another rule',
};

const changes = Object.keys(wordsForChange).filter((key): key is Change => key in wordsForChange);

/** The ways in which at least one image fares otherwise, the worst first. */
export function changesIn(comparison: PolicyComparison): readonly Change[] {
  return changes.filter((change) => comparison[change].length > 0);
}

/** How many images fare otherwise, and what that is in bytes and money. Safe to print. */
export function comparisonWords(comparison: PolicyComparison): string {
  return comparisonTotalWords([comparison]);
}

/** The same of several repositories together. Safe to print. */
export function comparisonTotalWords(comparisons: readonly PolicyComparison[]): string {
  const changed = comparisons.filter((comparison) => changesIn(comparison).length > 0).length;
  const where =
    comparisons.length < 2 || changed === 0 ? '' : `, in ${formatCount(changed)} of ${quantity(comparisons.length, 'repository')}`;
  return [`${countWords(comparisons)}${where}`, ...differenceWords(comparisons)].join('; ');
}

function countWords(comparisons: readonly PolicyComparison[]): string {
  const counts = changes
    .map((change) => ({ change, count: comparisons.reduce((sum, comparison) => sum + comparison[change].length, 0) }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return 'every image fares the same';
  return counts.map(({ change, count }) => `${formatCount(count)} ${wordsForChange[change]}`).join(', ');
}

/** Which of the two policies frees more; nothing where both free the same. */
function differenceWords(comparisons: readonly PolicyComparison[]): string[] {
  const bytes = comparisons.reduce((sum, { bytesFreedDifference }) => sum + bytesFreedDifference, 0);
  const money = moneyDifference(comparisons);
  const sign = signOfMoney(money) ?? 0;
  const moneyWords = formatMoney(withoutSign(money));
  const size = bytes === 0 ? '' : formatBytes(Math.abs(bytes));
  // Prices differ by region and by storage class: fewer bytes may be worth more.
  const apart = sign !== 0 && sign !== Math.sign(bytes);
  return [
    size === '' ? '' : `frees ${apart || moneyWords === '' ? size : `${size}, ${moneyWords} a month`} ${moreOrLess(bytes)}`,
    apart ? `saves ${moneyWords} a month ${moreOrLess(sign)}` : '',
  ].filter((part) => part !== '');
}

function moreOrLess(difference: number): string {
  return difference > 0 ? 'more' : 'less';
}

/** Empty where the price of one of them is not known: the sum would be wrong. */
function moneyDifference(comparisons: readonly PolicyComparison[]): string {
  const differences = comparisons
    .filter((comparison) => comparison.bytesFreedDifference !== 0 || changesIn(comparison).length > 0)
    .map(({ monthlySavingDifference }) => monthlySavingDifference);
  return differences.some((difference) => signOfMoney(difference) === undefined) ? '' : sumOfMoney(differences);
}
