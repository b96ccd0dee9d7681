import type { Draw } from './draw.ts';
import { day, daysAgo, hour, minute } from './moment.ts';

/** When a pipeline pushes. */
export interface Rhythm {
  /** Days before the inventory of the first push, and of the last (0 where it goes on). */
  readonly since: number;
  readonly until?: number;
  readonly perWeek: number;
}

/** The times of the pushes, the oldest first: nearly all on working days, between 6 and 17 o'clock UTC. */
export function pushTimes({ since, until = 0, perWeek }: Rhythm, draw: Draw): readonly number[] {
  const times: number[] = [];
  for (let days = since; days >= until; days -= 1) {
    const midnight = Math.floor(daysAgo(days) / day) * day;
    for (let left = pushesOn(midnight, perWeek, draw); left > 0; left -= 1) {
      const at = midnight + 6 * hour + draw.between(0, 11 * 60) * minute + draw.between(0, 59) * 1_000;
      if (at < daysAgo(until)) times.push(at);
    }
  }
  return times.sort((a, b) => a - b);
}

function pushesOn(midnight: number, perWeek: number, draw: Draw): number {
  const weekday = new Date(midnight).getUTCDay();
  const expected = (weekday === 0 || weekday === 6 ? 0.02 : 0.19) * perWeek;
  const varied = expected * (0.4 + 1.2 * draw.share());
  return Math.floor(varied) + (draw.chance(varied % 1) ? 1 : 0);
}
