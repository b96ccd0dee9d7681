import type { Image } from '../../model/image.js';
import type { LifecyclePolicy, LifecycleStorageClass } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import { effectivePush } from './clocks.js';
import { selectionOf } from './selection.js';
import { storageClassOf } from './storage-class-of.js';

/** Where each image stands to each rule, whatever the hour. Lists have one entry for each image, youngest first. */
export interface Standing {
  readonly policy: LifecyclePolicy;
  readonly images: readonly Image[];
  readonly classes: readonly (LifecycleStorageClass | null)[];
  /** Place of the owner among the rules; -1 for none. */
  readonly owners: Int8Array;
  /** Bits of the rules that select it, the first 32 rules. */
  readonly low: Int32Array;
  /** The same of the other rules. */
  readonly high: Int32Array;
}

export function standingOf(policy: LifecyclePolicy, images: readonly Image[], assumptions: Assumptions): Standing {
  const sorted = youngestFirst(images, assumptions.ties);
  const select = selectionOf(policy, assumptions['tag-case'] === 'insensitive');
  const owners = new Int8Array(sorted.length);
  const low = new Int32Array(sorted.length);
  const high = new Int32Array(sorted.length);
  const classes = sorted.map((image) => storageClassOf(image, assumptions));
  sorted.forEach(({ tags }, at) => {
    const selected = select(classes[at] ?? null, tags);
    owners[at] = selected.owner;
    low[at] = selected.low;
    high[at] = selected.high;
  });
  return { policy, images: sorted, classes, owners, low, high };
}

/** Sorts by the push time that rules go by. What is as old comes in the order of digests, so that the order of a list never matters. */
export function youngestFirst(images: readonly Image[], ties: Assumptions['ties']): readonly Image[] {
  const pushed = new Float64Array(images.map(effectivePush));
  const direction = ties === 'lower-digest-newer' ? 1 : -1;
  const compare = (a: number, b: number): number =>
    (pushed[b] ?? 0) - (pushed[a] ?? 0) || ((images[a]?.digest ?? '') < (images[b]?.digest ?? '') ? -direction : direction);
  return Array.from(images.keys())
    .sort(compare)
    .flatMap((at) => images[at] ?? []);
}
