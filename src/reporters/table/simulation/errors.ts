import type { PolicyError } from '../../../schema/generated/report.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { indent } from './image-rows.js';
import { positionIn } from './position.js';

const longestMessage = 500;
const longestCode = 60;
const mostErrors = 20;

/** Why Amazon ECR refuses a policy: each fault with its place, and what the service says where that is known. */
export function errorLines(errors: readonly PolicyError[], policyFrom: string, page: Page): string[] {
  const { paint } = page;
  const rest = errors.length - mostErrors;
  return [
    ...errors
      .slice(0, mostErrors)
      .flatMap((error) => [
        `  ${paint.bad('ERROR   ')}  ${paint.strong(neutraliseTo(error.code, longestCode))}  ${paint.quiet(positionIn(policyFrom, error))}`,
        ...hang(indent, neutraliseTo(error.message, longestMessage), page.width),
        ...serviceLines(error.serviceMessage, page),
      ]),
    ...(rest > 0 ? [paint.quiet(`${indent}and ${formatCount(rest)} more; -f json has them all`)] : []),
  ];
}

function serviceLines(serviceMessage: string, { paint, width }: Page): string[] {
  if (serviceMessage === '') return [];
  return hang(`${indent}Amazon ECR: `, neutraliseTo(serviceMessage, longestMessage), width).map(paint.quiet);
}
