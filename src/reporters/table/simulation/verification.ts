import type { PreviewDifference, PreviewVerification } from '../../../schema/generated/report.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { fateInBrief } from './fate-in-brief.js';
import { imageRows, indent, type ListedImage } from './image-rows.js';

const longestWhy = 400;

/** Whether AWS's own preview of the policy says the same, and of which images it does not. */
export function verificationLines({ status, why, agreed, differences }: PreviewVerification, most: number, page: Page): string[] {
  const { paint } = page;
  switch (status) {
    case 'agrees':
      return titled(paint.good('VERIFIED'), agreedWords(agreed), page);
    case 'differs':
      return [
        ...titled(
          paint.bad('DIFFERS '),
          `the preview of Amazon ECR agrees on ${quantity(agreed, 'image')}, and does not on ${formatCount(differences.length)}`,
          page,
        ),
        ...imageRows(differences.map(listed), most, page),
      ];
    case 'not-verified':
      return titled(paint.warning('NOT SURE'), `not verified by the preview of Amazon ECR: ${neutraliseTo(why, longestWhy)}`, page);
  }
}

function agreedWords(agreed: number): string {
  return `the preview of Amazon ECR ${agreed === 0 ? 'takes no image either' : `takes the same ${quantity(agreed, 'image')}`}`;
}

function titled(label: string, words: string, { width }: Page): string[] {
  const [first = '', ...rest] = hang(indent, words, width);
  return [`  ${label}  ${first.trimStart()}`, ...rest];
}

function listed({ imageDigest, imageTags, simulated, previewed }: PreviewDifference): ListedImage {
  return { imageDigest, imageTags, words: `${fateInBrief(simulated)} here, ${fateInBrief(previewed)} there` };
}
