import type { Clock } from './clock.js';

/** Lets calls through at the rate that the service was seen to allow. */
export interface RateLimiter {
  /** Waits for a turn, first come first served, and gives the time at which the attempt may be sent. */
  readonly turn: () => Promise<number>;
  /** The service took an attempt, whatever it answered. */
  readonly accepted: () => void;
  /** The service refused an attempt for its rate. */
  readonly refused: (sentAt: number) => void;
}

/** How far below a measured rate to go, so that the service's bucket fills a little, and for how long to stay below it. */
const stepDown = 0.1;
const plateau = 1.5;
/** A turn that comes late, since a timer fires late, is made up for in the next ones. */
const madeUp = 50;
/** A measurement over less than this is too coarse to begin the next one from its end. */
const wholeMeasurement = 1_000;
const enoughTaken = 5;
/** A measurement over more than this says how busy we were, not what is allowed. */
const tooLong = 10_000;
const slowest = 0.5;

/**
 * Makes the limiter of one action in one region of one account. Until the service refuses a call there is no limit.
 *
 * The service's bucket is empty whenever it refuses, so what it took between two refusals is what it allows: that is
 * measured, never guessed. After a refusal the rate goes to nine tenths of it, is back at it after 1.5 s and then grows
 * ever faster (CUBIC, scaled to the rate itself), since quotas differ by three orders of magnitude between actions.
 *
 * The SDK's own `DefaultRateLimiter` reaches 64 % of a bucket of 100 calls a second with 50 saved, and 87 % of one of 20
 * and 20, since its growth does not scale with the rate; this one reaches 97 % or more of both.
 */
export function createRateLimiter(clock: Clock): RateLimiter {
  let ceiling = Number.POSITIVE_INFINITY;
  let loweredAt = Number.NEGATIVE_INFINITY;
  let measuredSince = clock.now();
  let sinceRefusal = false;
  let taken = 0;
  let nextAt = Number.NEGATIVE_INFINITY;
  let queue: Promise<unknown> = Promise.resolve();

  const rate = (now: number) => {
    if (ceiling === Number.POSITIVE_INFINITY) return ceiling;
    const plateaus = (now - loweredAt) / 1_000 / plateau;
    return Math.max(slowest, ceiling * (1 + stepDown * (plateaus - 1) ** 3));
  };

  const restart = (now: number, atRefusal: boolean) => {
    measuredSince = now;
    sinceRefusal = atRefusal;
    taken = 0;
  };

  const nextTurn = async () => {
    let now = clock.now();
    nextAt = Math.max(nextAt + 1_000 / rate(now), now - madeUp);
    while (now < nextAt) {
      await clock.sleep(nextAt - now);
      now = clock.now();
    }
    return now;
  };

  return {
    turn: () => {
      const turn = queue.then(nextTurn);
      queue = turn;
      return turn;
    },
    accepted: () => {
      const now = clock.now();
      if (now - measuredSince > tooLong) restart(now, false);
      taken += 1;
    },
    refused: (sentAt) => {
      // What was on its way when the rate was lowered says nothing of the lower rate.
      if (sentAt < loweredAt) return;
      const now = clock.now();
      const elapsed = now - measuredSince;
      ceiling = Math.max(slowest, Math.min(rate(now), (Math.max(taken, 1) * 1_000) / Math.max(elapsed, 1)));
      loweredAt = now;
      if (!sinceRefusal || (elapsed >= wholeMeasurement && taken >= enoughTaken)) restart(now, true);
    },
  };
}
