import type { RetryErrorInfo, RetryStrategyV2 } from '@smithy/types';
import { errorFacts } from './error-facts.js';
import { isThrottling } from './throttling.js';

/** A service that hangs, or a name that does not resolve, costs each call its whole time-out: eight of those help nobody. */
const slowAttempts = 2;
/** A service that fails three times in a row fails for longer than a call can wait, and eight attempts take ten seconds. */
const failedAttempts = 3;

/**
 * The SDK's standard retries, but no more than two attempts where one ended in a time-out or found no host, and no more than three
 * where the service failed. A throttled call has them all.
 *
 * The quota of retries that standard mode shares between all calls of a client is left out: one action that fails for good
 * would use it up, and the throttled calls of the others would fail at their first attempt. What it protects, the rate
 * limiters do, action by action.
 */
export async function createRetryStrategy(maxAttempts: number): Promise<RetryStrategyV2> {
  const { StandardRetryStrategy } = await import('@smithy/core/retry');
  // A new strategy has a full quota; what it needs to know of the attempts so far is in the token.
  const standard = (): RetryStrategyV2 => new StandardRetryStrategy(maxAttempts);
  return {
    acquireInitialRetryToken: (scope) => standard().acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: async (token, info) => {
      if (token.getRetryCount() + 1 >= mostAttempts(info)) throw new Error('no more attempts');
      return standard().refreshRetryTokenForRetry(token, info);
    },
    recordSuccess: () => undefined,
  };
}

function mostAttempts({ error }: RetryErrorInfo): number {
  const { name, code, status = 0 } = errorFacts(error);
  if (name === 'TimeoutError' || ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'].includes(code)) return slowAttempts;
  return status >= 500 && !isThrottling(error) ? failedAttempts : Number.POSITIVE_INFINITY;
}
