import type { RetryErrorInfo, RetryStrategyV2 } from '@smithy/types';
import { errorFacts } from './error-facts.js';

/** A service that hangs, or a name that does not resolve, costs each call its whole time-out: eight of those help nobody. */
const slowAttempts = 2;

/**
 * The SDK's standard retries, but no more than two attempts where one ended in a time-out or found no host.
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
      if (isSlow(info) && token.getRetryCount() + 1 >= slowAttempts) throw new Error('no more attempts');
      return standard().refreshRetryTokenForRetry(token, info);
    },
    recordSuccess: () => undefined,
  };
}

function isSlow({ error }: RetryErrorInfo): boolean {
  const { name, code } = errorFacts(error);
  return name === 'TimeoutError' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}
