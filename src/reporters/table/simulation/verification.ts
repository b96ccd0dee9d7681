import type { PreviewDifference, PreviewVerification } from '../../../schema/generated/report.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { sentenceHead } from './entry-head.js';
import { fateInBrief } from './fate-in-brief.js';
import { imageRows } from './image-rows.js';

const longestWhy = 400;

/** Whether AWS's own preview of the policy says the same, and of which images it does not. */
export function verificationLines({ status, why, agreed, differences }: PreviewVerification, most: number, page: Page): string[] {
  const { paint } = page;
  switch (status) {
    case 'agrees':
      return sentenceHead({ text: 'VERIFIED', style: paint.good }, agreedWords(agreed), page);
    case 'differs':
      return [
        ...sentenceHead(
          { text: 'DIFFERS', style: paint.bad },
          `the preview of Amazon ECR agrees on ${quantity(agreed, 'image')}, and does not on ${formatCount(differences.length)}`,
          page,
        ),
        ...imageRows(differences, differenceWords, most, page),
      ];
    case 'not-verified':
      return sentenceHead(
        { text: 'NOT SURE', style: paint.warning },
        `not verified by the preview of Amazon ECR: ${neutraliseTo(why, longestWhy)}`,
        page,
      );
  }
}

function agreedWords(agreed: number): string {
  return `the preview of Amazon ECR ${agreed === 0 ? 'takes no image either' : `takes the same ${quantity(agreed, 'image')}`}`;
}

function differenceWords({ simulated, previewed }: PreviewDifference): string {
  return `${fateInBrief(simulated)} here, ${fateInBrief(previewed)} there`;
}
