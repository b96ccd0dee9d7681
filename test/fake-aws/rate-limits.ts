import { type TokenBucket, tokenBucket } from '../sources/aws/token-bucket.js';
import { callName, type FakeCall } from './fake-call.js';
import { type Fault, faults } from './faults.js';

/** What AWS has in front of each action of an account in a region. */
export interface RateLimits {
  readonly choose: (call: FakeCall) => Fault | undefined;
  /** The bucket of each action that was called, by service and operation; of several registries the last one's. */
  readonly buckets: ReadonlyMap<string, TokenBucket>;
}

/** Limits every action: `saved` calls at once, then so many a second. For `intercept`. */
export function rateLimits(perSecond: number, saved: number): RateLimits {
  const byRegistry = new Map<string, TokenBucket>();
  const buckets = new Map<string, TokenBucket>();
  return {
    buckets,
    choose: (call) => {
      const key = `${call.account}/${call.region}/${callName(call)}`;
      const bucket = byRegistry.get(key) ?? tokenBucket(perSecond, saved, () => performance.now());
      byRegistry.set(key, bucket);
      buckets.set(callName(call), bucket);
      return bucket.take() ? undefined : faults.throttle;
    },
  };
}
