import type { Clock } from '../../src/sources/aws/clock.js';

const haste = 100;

/** Takes the place of the system's clock where a test is not about time: what waits for its turn waits a hundredth of it. */
export const systemClock: Clock = {
  now: () => performance.now() * haste,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / haste)),
};
