import type { PreviewDifference, PreviewVerification } from '../../../schema/generated/report.js';
import { verificationWords } from '../../verification-words.js';
import type { Page } from '../page.js';
import { sentenceHead } from './entry-head.js';
import { fateInBrief } from './fate-in-brief.js';
import { imageRows } from './image-rows.js';

/** Whether AWS's own preview of the policy says the same, and of which images it does not. */
export function verificationLines(verification: PreviewVerification, most: number, page: Page): string[] {
  const { paint } = page;
  const words = verificationWords(verification);
  switch (verification.status) {
    case 'agrees':
      return sentenceHead({ text: 'VERIFIED', style: paint.good }, words, page);
    case 'differs':
      return [
        ...sentenceHead({ text: 'DIFFERS', style: paint.bad }, words, page),
        ...imageRows(verification.differences, differenceWords, most, page),
      ];
    case 'not-verified':
      return sentenceHead({ text: 'NOT SURE', style: paint.warning }, words, page);
  }
}

function differenceWords({ simulated, previewed }: PreviewDifference): string {
  return `${fateInBrief(simulated)} here, ${fateInBrief(previewed)} there`;
}
