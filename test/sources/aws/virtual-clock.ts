import type { Clock } from '../../../src/sources/aws/clock.js';

export interface VirtualClock extends Clock {
  /** Lets time pass until the work is done: whoever sleeps longest costs no time of ours. */
  readonly until: (work: Promise<unknown>) => Promise<void>;
}

/** A clock that jumps to the next sleeper's end as soon as nobody is awake. */
export function virtualClock(): VirtualClock {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) => new Promise((wake) => sleepers.push({ at: now + milliseconds, wake })),
    until: async (work) => {
      let over = false;
      const end = work.finally(() => {
        over = true;
      });
      while (!over) {
        await new Promise((resolve) => setImmediate(resolve));
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        if (next === undefined) continue;
        now = Math.max(now, next.at);
        next.wake();
      }
      await end;
    },
  };
}
