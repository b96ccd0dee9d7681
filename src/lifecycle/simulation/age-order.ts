import type { Image } from '../../model/image.js';
import type { Assumptions } from './assumptions.js';
import { effectivePush } from './clocks.js';

/** How images stand, youngest first. */
export interface AgeOrder {
  /** By its place, where in the list each image is. */
  readonly order: Uint32Array;
  /** By their place, the push times that rules go by, in milliseconds, UTC. */
  readonly pushed: Float64Array;
}

/**
 * Sorts by the push time that rules go by. What is as old comes in the order of digests, so that the order of a list never matters; what
 * is of no instant counts as young: a count rather keeps such an image.
 *
 * Times alone sort natively, several times as fast as images do by a comparison of two; each image then has its place by its time.
 */
export function youngestFirst(images: readonly Image[], ties: Assumptions['ties']): AgeOrder {
  const ages = new Float64Array(images.length);
  images.forEach((image, listed) => {
    ages[listed] = ageOf(image);
  });
  const sorted = ages.slice().sort();
  const order = new Uint32Array(images.length);
  const placed = new Uint32Array(images.length);
  for (let listed = 0; listed < ages.length; listed++) {
    const start = firstPlaceOf(ages[listed] ?? 0, sorted);
    order[start + (placed[start] ?? 0)] = listed;
    placed[start] = (placed[start] ?? 0) + 1;
  }
  const digestOf = (listed: number): string => images[listed]?.digest ?? '';
  for (let start = 0; start < placed.length; start++) {
    const size = placed[start] ?? 0;
    if (size < 2) continue;
    const tied = order.subarray(start, start + size);
    tied.sort((a, b) => (digestOf(a) < digestOf(b) === (ties === 'lower-digest-newer') ? -1 : 1));
  }
  return { order, pushed: sorted.map((age) => (age === Number.NEGATIVE_INFINITY ? Number.NaN : -age)) };
}

/** Grows as an image is older. */
function ageOf(image: Image): number {
  const pushed = effectivePush(image);
  return Number.isNaN(pushed) ? Number.NEGATIVE_INFINITY : -pushed;
}

/** Where the first of all that are as old stands. */
function firstPlaceOf(wanted: number, sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
