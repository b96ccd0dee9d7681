import type { PolicyComparison } from '../schema/generated/report.js';
import { formatBytes } from './byte-size.js';
import { formatMoney, withoutSign } from './money.js';
import { formatCount } from './quantity.js';

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
  return [countWords(comparison), ...differenceWords(comparison)].join('; ');
}

function countWords(comparison: PolicyComparison): string {
  const counts = changesIn(comparison);
  if (counts.length === 0) return 'every image fares the same';
  return counts.map((change) => `${formatCount(comparison[change].length)} ${wordsForChange[change]}`).join(', ');
}

/** Which of the two frees more; nothing where both free the same. */
function differenceWords({ bytesFreedDifference, monthlySavingDifference }: PolicyComparison): string[] {
  if (bytesFreedDifference === 0) return [];
  const size = formatBytes(Math.abs(bytesFreedDifference));
  const money = formatMoney(withoutSign(monthlySavingDifference));
  return [`frees ${[size, ...(money === '' ? [] : [`${money} a month`])].join(', ')} ${bytesFreedDifference > 0 ? 'more' : 'less'}`];
}
