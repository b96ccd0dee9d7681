import type { PreviewVerification } from '../schema/generated/report.js';
import { neutraliseTo } from './neutralise.js';
import { formatCount, quantity } from './quantity.js';

const longestWhy = 400;

/** Whether AWS's own preview of a policy says the same. Safe to print. */
export function verificationWords({ status, why, agreed, differences }: PreviewVerification): string {
  switch (status) {
    case 'agrees':
      return `the preview of Amazon ECR ${agreed === 0 ? 'takes no image either' : `takes the same ${quantity(agreed, 'image')}`}`;
    case 'differs':
      return `the preview of Amazon ECR agrees on ${quantity(agreed, 'image')}, and does not on ${formatCount(differences.length)}`;
    case 'not-verified':
      return `not verified by the preview of Amazon ECR: ${neutraliseTo(why, longestWhy)}`;
  }
}
