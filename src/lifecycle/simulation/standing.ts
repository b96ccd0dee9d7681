import type { Image } from '../../model/image.js';
import type { LifecycleAgeType, LifecyclePolicy, LifecycleStorageClass } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import { hasCapital } from './capitals.js';
import { ageSince, effectivePush } from './clocks.js';
import { selectionOf } from './selection.js';
import { storageClassOf } from './storage-class-of.js';

/** Where each image stands to each rule, whatever the hour. Lists have one entry for each image, youngest first. */
export interface Standing {
  readonly policy: LifecyclePolicy;
  readonly images: readonly Image[];
  /** The push times that rules go by, in milliseconds, UTC. */
  readonly pushed: Float64Array;
  readonly classes: readonly (LifecycleStorageClass | null)[];
  /** Place of the owner among the rules; -1 for none. */
  readonly owners: Int8Array;
  /** Bits of the rules that select it, the first 32 rules. */
  readonly low: Int32Array;
  /** The same of the other rules. */
  readonly high: Int32Array;
  /** True where some tag has capitals. Told here, where each tag is looked at anyway: to go through them once more takes as long again. */
  readonly hasCapitals: boolean;
}

/** Sorts the images, and finds the rules that select each. */
export function standingOf(policy: LifecyclePolicy, images: readonly Image[], assumptions: Assumptions): Standing {
  const { images: sorted, pushed } = youngestFirst(images, assumptions.ties);
  const select = selectionOf(policy, assumptions['tag-case'] === 'insensitive');
  const owners = new Int8Array(sorted.length);
  const low = new Int32Array(sorted.length);
  const high = new Int32Array(sorted.length);
  const classes = sorted.map((image) => storageClassOf(image, assumptions));
  let hasCapitals = false;
  sorted.forEach(({ tags }, at) => {
    hasCapitals ||= tags.some(hasCapital);
    const selected = select(classes[at] ?? null, tags);
    owners[at] = selected.owner;
    low[at] = selected.low;
    high[at] = selected.high;
  });
  return { policy, images: sorted, pushed, classes, owners, low, high, hasCapitals };
}

/** The instant from which a rule of that type counts the days of the image at that place; NaN where it is not known. */
export function sinceAt({ images, pushed }: Pick<Standing, 'images' | 'pushed'>, type: LifecycleAgeType, at: number): number {
  const image = images[at];
  if (type === 'sinceImagePushed' || image === undefined) return pushed[at] ?? Number.NaN;
  return ageSince(type, image);
}

/**
 * Sorts by the push time that rules go by. What is as old comes in the order of digests, so that the order of a list never matters; what
 * is of no instant counts as young: a count rather keeps such an image.
 *
 * Times alone sort natively, several times as fast as images do by a comparison of two; each image then has its place by its time.
 */
export function youngestFirst(images: readonly Image[], ties: Assumptions['ties']): Pick<Standing, 'images' | 'pushed'> {
  const times = Float64Array.from(images, effectivePush);
  const ages = times.map((time) => (Number.isNaN(time) ? Number.NEGATIVE_INFINITY : -time));
  const sorted = ages.slice().sort();
  const placed = new Uint32Array(images.length);
  const order: Image[] = [...images];
  images.forEach((image, at) => {
    const start = firstPlaceOf(ages[at] ?? 0, sorted);
    order[start + (placed[start] ?? 0)] = image;
    placed[start] = (placed[start] ?? 0) + 1;
  });
  placed.forEach((size, start) => {
    if (size < 2) return;
    const tied = order.slice(start, start + size).sort((a, b) => (a.digest < b.digest === (ties === 'lower-digest-newer') ? -1 : 1));
    tied.forEach((image, at) => {
      order[start + at] = image;
    });
  });
  return { images: order, pushed: sorted.map((one) => (one === Number.NEGATIVE_INFINITY ? Number.NaN : -one)) };
}

/** Where the first of all that are as old stands. */
function firstPlaceOf(wanted: number, sorted: Float64Array): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
