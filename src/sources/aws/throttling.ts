import { errorFacts } from './error-facts.js';

/** As the SDK has them, without LimitExceededException: to ECR that is a quota of things, not of calls, and waiting does not mend it. */
const names = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** True for an answer that refuses a call only because there were too many of them. */
export function isThrottling(error: unknown): boolean {
  const { name, status } = errorFacts(error);
  return status === 429 || names.has(name);
}
