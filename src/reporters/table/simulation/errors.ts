import type { PolicyError } from '../../../schema/generated/report.js';
import { neutraliseTo } from '../../neutralise.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { indent, labelled, namedHead } from './entry-head.js';
import { moreLines } from './image-rows.js';
import { positionIn } from './position.js';

const longestMessage = 500;
const longestCode = 60;
const mostErrors = 20;

/** Why Amazon ECR refuses a policy: each fault with its place, and what the service says where that is known. */
export function errorLines(errors: readonly PolicyError[], policyFrom: string, page: Page): string[] {
  const { paint } = page;
  return [
    ...errors
      .slice(0, mostErrors)
      .flatMap((error) => [
        ...namedHead({ text: 'ERROR', style: paint.bad }, neutraliseTo(error.code, longestCode), positionIn(policyFrom, error), page),
        ...hang(indent, neutraliseTo(error.message, longestMessage), page.width),
        ...labelled('Amazon ECR:', neutraliseTo(error.serviceMessage, longestMessage), page),
      ]),
    ...moreLines(errors.length - mostErrors, page),
  ];
}
