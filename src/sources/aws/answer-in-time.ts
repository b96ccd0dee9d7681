import type { Clock } from './clock.js';
import type { Read } from './read-call.js';
import { faultOfRun, type ReadSubject } from './read-fault.js';

/** How long something is waited for. */
export interface Patience {
  readonly clock: Clock;
  /** In the milliseconds of the clock. */
  readonly until: number;
}

/** What is taken of an answer that says to ask again. */
export const notYet: unique symbol = Symbol('not yet');

const firstPause = 1_000;
const longestPause = 5_000;

/** Asks at growing intervals until the answer is another than `notYet`; a fault where no time is left for that. */
export async function answerInTime<Value>(
  { clock, until }: Patience,
  subject: ReadSubject,
  ask: () => Promise<Read<Value | typeof notYet>>,
): Promise<Read<Value>> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    const answer = await ask();
    if ('fault' in answer) return answer;
    const { value } = answer;
    if (value !== notYet) return { value };
    if (clock.now() + pause > until) return { fault: faultOfRun('timed-out', 'it did not come to its end in time', subject) };
    await clock.sleep(pause);
  }
}
