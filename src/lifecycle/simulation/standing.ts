import type { Image } from '../../model/image.js';
import type { LifecycleAgeType, LifecyclePolicy, LifecycleStorageClass } from '../policy.js';
import type { AgeOrder } from './age-order.js';
import type { Assumptions } from './assumptions.js';
import { hasCapital } from './capitals.js';
import { ageSince } from './clocks.js';
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

/** Finds the rules that select each image. Images are looked at in the order of the list, in which their texts lie. */
export function standingOf(
  policy: LifecyclePolicy,
  images: readonly Image[],
  { order, pushed }: AgeOrder,
  assumptions: Assumptions,
): Standing {
  const select = selectionOf(policy, assumptions['tag-case'] === 'insensitive');
  const size = images.length;
  const owners = new Int8Array(size);
  const low = new Int32Array(size);
  const high = new Int32Array(size);
  const classes = new Array<LifecycleStorageClass | null>(size).fill(null);
  const sorted = Array.from<number, Image | undefined>(order, (listed) => images[listed]).filter((image) => image !== undefined);
  const places = inverse(order);
  let hasCapitals = false;
  images.forEach((image, listed) => {
    const at = places[listed] ?? 0;
    const storageClass = storageClassOf(image, assumptions);
    const selected = select(storageClass, image.tags);
    hasCapitals ||= image.tags.some(hasCapital);
    classes[at] = storageClass;
    owners[at] = selected.owner;
    low[at] = selected.low;
    high[at] = selected.high;
  });
  return { policy, images: sorted, pushed, classes, owners, low, high, hasCapitals };
}

/** By its place in the list, where each image stands. */
function inverse(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  order.forEach((listed, at) => {
    places[listed] = at;
  });
  return places;
}

/** The instant from which a rule of that type counts the days of the image at that place; NaN where it is not known. */
export function sinceAt({ images, pushed }: Pick<Standing, 'images' | 'pushed'>, type: LifecycleAgeType, at: number): number {
  const image = images[at];
  if (type === 'sinceImagePushed' || image === undefined) return pushed[at] ?? Number.NaN;
  return ageSince(type, image);
}
