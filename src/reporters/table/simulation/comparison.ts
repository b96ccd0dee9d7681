import type { ImageChange, PolicyComparison } from '../../../schema/generated/report.js';
import { type Change, changesIn, comparisonWords, wordsForChange } from '../../comparison-words.js';
import { policyWords } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { indent, sentenceHead } from './entry-head.js';
import { errorLines } from './errors.js';
import { fateInBrief } from './fate-in-brief.js';
import { imageRows } from './image-rows.js';

/** What the policy does that another does not: how many images fare otherwise, which, and the difference in money. */
export function comparisonLines(comparison: PolicyComparison, most: number, page: Page): string[] {
  const label = { text: 'COMPARED', style: page.paint.strong };
  const other = policyWords(comparison.comparedTo);
  if (comparison.errors.length > 0) {
    const refused = sentenceHead(label, `not with ${other}: Amazon ECR refuses it`, page);
    return [...refused, ...errorLines(comparison.errors, comparison.comparedTo, page)];
  }
  const words = `with ${other}: ${comparisonWords(comparison)}`;
  return [...sentenceHead(label, words, page), ...changeLines(comparison, most, page)];
}

function changeLines(comparison: PolicyComparison, most: number, page: Page): string[] {
  const { paint } = page;
  const styles: Readonly<Record<Change, (text: string) => string>> = {
    newlyExpired: (text) => paint.severity('high', text),
    newlyArchived: paint.warning,
    newlyKept: paint.good,
    moved: paint.quiet,
  };
  return changesIn(comparison).flatMap((change) => [
    `${indent}${styles[change](wordsForChange[change])}`,
    ...imageRows(comparison[change], changeWords, most, page),
  ]);
}

function changeWords({ before, after }: ImageChange): string {
  return `${fateInBrief(before)} -> ${fateInBrief(after)}`;
}
