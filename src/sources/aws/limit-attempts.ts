import type { FinalizeRequestMiddleware, Pluggable } from '@smithy/types';
import { type Clock, systemClock } from './clock.js';
import { errorFacts } from './error-facts.js';
import { createRateLimiter, type RateLimiter } from './rate-limiter.js';
import { isThrottling } from './throttling.js';

/** Gives the limiter of an action; the same name always gives the same one. */
export type RateLimiters = (account: string, region: string, action: string) => RateLimiter;

/**
 * Makes the limiters of one run. The SDK's adaptive mode has one for each client, so that one throttled action would slow
 * down all others; AWS counts by account, region and action.
 */
export function createRateLimiters(clock: Clock = systemClock): RateLimiters {
  const made = new Map<string, RateLimiter>();
  return (account, region, action) => {
    const key = `${account} ${region} ${action}`;
    const limiter = made.get(key) ?? createRateLimiter(clock);
    made.set(key, limiter);
    return limiter;
  };
}

/** A plugin that makes every attempt of a client's calls, not only the first, wait for its turn. */
export function limitAttempts<Input extends object, Output extends object>(
  limiters: RateLimiters,
  account: string,
  region: string,
): Pluggable<Input, Output> {
  const middleware: FinalizeRequestMiddleware<Input, Output> = (next, context) => async (args) => {
    const limiter = limiters(account, region, `${context.clientName} ${context.commandName}`);
    const sentAt = await limiter.turn();
    try {
      const answer = await next(args);
      limiter.accepted();
      return answer;
    } catch (error) {
      if (isThrottling(error)) limiter.refused(sentAt);
      // Whatever never reached the service took nothing of its quota.
      else if (errorFacts(error).status !== undefined) limiter.accepted();
      throw error;
    }
  };
  return {
    applyToStack: (stack) =>
      // After the retries, so that each attempt comes by, and before the signing, so that a signature does not grow old in a queue.
      stack.addRelativeTo(middleware, { name: 'limitAttempts', relation: 'after', toMiddleware: 'retryMiddleware' }),
  };
}
