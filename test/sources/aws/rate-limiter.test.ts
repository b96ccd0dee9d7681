import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { mapInOrder } from '../../../src/sources/aws/in-order.js';
import { createRateLimiters } from '../../../src/sources/aws/limit-attempts.js';
import { createRateLimiter, type RateLimiter } from '../../../src/sources/aws/rate-limiter.js';
import { clientsOf, failure, json, startService } from './loopback-service.js';
import { tokenBucket } from './token-bucket.js';
import { type VirtualClock, virtualClock } from './virtual-clock.js';

const latency = 30;
const countTo = (calls: number) => Array.from({ length: calls }, (_, count) => count);

/** One call with the SDK's back-off, whose mean stands for its chance. */
async function call(clock: VirtualClock, limiter: RateLimiter, take: () => boolean): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const sentAt = await limiter.turn();
    await clock.sleep(latency / 2);
    const took = take();
    await clock.sleep(latency / 2);
    if (took) limiter.accepted();
    else limiter.refused(sentAt);
    if (took) return attempt;
    await clock.sleep(250 * 2 ** (attempt - 1));
  }
}

async function run(clock: VirtualClock, calls: number, each: () => Promise<number>): Promise<number> {
  let most = 0;
  const all = async () => {
    for await (const attempts of mapInOrder(countTo(calls), 10, each)) most = Math.max(most, attempts);
  };
  await clock.until(all());
  return most;
}

describe('a rate limiter, in a time of its own', () => {
  it.each([
    [1, 10, 60],
    [5, 5, 150],
    [20, 20, 600],
    [20, 200, 1_000],
    [100, 50, 2_000],
    [300, 300, 4_000],
  ])('takes nine tenths or more of %d calls a second with %d saved, and no call needs eight attempts', async (perSecond, saved, calls) => {
    const clock = virtualClock();
    const bucket = tokenBucket(perSecond, saved, clock.now);
    const limiter = createRateLimiter(clock);
    const most = await run(clock, calls, () => call(clock, limiter, bucket.take));
    const { taken, allowed, refused } = bucket.counts();
    expect(taken).toBe(calls);
    expect(taken / allowed).toBeGreaterThan(0.9);
    const seconds = (allowed - saved) / perSecond;
    expect(refused / seconds).toBeLessThan(2);
    expect(most).toBeLessThan(8);
  });

  it('lets everything through until the service refuses a call', async () => {
    const clock = virtualClock();
    const limiter = createRateLimiter(clock);
    await run(clock, 1_000, async () => {
      await limiter.turn();
      limiter.accepted();
      return 1;
    });
    expect(clock.now()).toBe(0);
  });

  it('finds a quota again that grew to ten times', async () => {
    const clock = virtualClock();
    const limiter = createRateLimiter(clock);
    const small = tokenBucket(10, 10, clock.now);
    await run(clock, 200, () => call(clock, limiter, small.take));
    const before = clock.now();
    const large = tokenBucket(100, 10, clock.now);
    await run(clock, 2_000, () => call(clock, limiter, large.take));
    expect((2_000 * 1_000) / (clock.now() - before)).toBeGreaterThan(50);
  });

  it('lowers the rate once for all the attempts that were on their way', async () => {
    const clock = virtualClock();
    const limiter = createRateLimiter(clock);
    const sent = await Promise.all(countTo(10).map(() => limiter.turn()));
    await clock.until(clock.sleep(1_000));
    for (let count = 0; count < 100; count += 1) limiter.accepted();
    for (const sentAt of sent) limiter.refused(sentAt);
    const started = clock.now();
    await run(clock, 10, async () => {
      await limiter.turn();
      return 1;
    });
    expect(clock.now() - started).toBeLessThan(250);
  });
});

describe('limiters', () => {
  it('are apart for each account, region and action, and the same for the same', () => {
    const limiters = createRateLimiters();
    const names = [
      ['1', 'us-east-1', 'a'],
      ['1', 'us-east-1', 'b'],
      ['1', 'eu-west-1', 'a'],
      ['2', 'us-east-1', 'a'],
    ] as const;
    expect(new Set(names.map(([account, region, action]) => limiters(account, region, action))).size).toBe(4);
    expect(limiters('1', 'us-east-1', 'a')).toBe(limiters('1', 'us-east-1', 'a'));
  });
});

describe('the SDK against a service with a token bucket', () => {
  it('takes nine tenths or more of what it allows, and no call fails', async () => {
    const bucket = tokenBucket(40, 40, () => performance.now());
    const service = await startService(() => (bucket.take() ? json({ repositories: [] }) : failure('ThrottlingException')));
    const client = await clientsOf(service.endpoint, 10_000, 8)('ecr', 'us-east-1');
    const calls = 200;
    for await (const answer of mapInOrder(countTo(calls), 10, () => client.send(new DescribeRepositoriesCommand({}))))
      expect(answer.repositories).toEqual([]);
    const { taken, refused, allowed } = bucket.counts();
    await service.close();
    expect(taken).toBe(calls);
    expect(taken / allowed).toBeGreaterThan(0.9);
    expect(refused / calls).toBeLessThan(0.15);
  });
});
