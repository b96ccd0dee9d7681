import type { Sizes } from './sizes.js';

/** What is stored on a day. */
interface StoredOn extends Sizes {
  readonly day: number;
}

/**
 * The first day from which on no more and no less is stored than in the end. Images are as many; where their sizes differ, so that bytes
 * go up and down in the end too, bytes are as many to within an image or 3 per cent.
 *
 * @param days - In their order.
 * @param end - The day from which on it is known to have come to its end, the last of them at the latest.
 */
export function settledAfter(days: readonly StoredOn[], end: number): number {
  const last = days.filter(({ day }) => day >= end);
  const isWithin = (['images', 'bytes', 'archivedBytes'] as const).map((size) => rangeTest(last, size));
  const before = days.findLastIndex((day) => !isWithin.every((test) => test(day)));
  return days[before + 1]?.day ?? end;
}

const fewPerCent = 0.03;

function rangeTest(last: readonly StoredOn[], size: keyof Sizes): (day: StoredOn) => boolean {
  const least = last.reduce((low, day) => Math.min(low, day[size]), Number.POSITIVE_INFINITY);
  const most = last.reduce((high, day) => Math.max(high, day[size]), 0);
  const images = last.reduce((high, day) => Math.max(high, day.images), 1);
  const around = size === 'images' || least === most ? 0 : Math.max(most / images, most * fewPerCent);
  return (day) => day[size] >= least - around && day[size] <= most + around;
}
