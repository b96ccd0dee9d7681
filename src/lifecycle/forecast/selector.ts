import type { Image } from '../../model/image.js';
import type { LifecyclePolicy, LifecycleRule, LifecycleStorageClass } from '../policy.js';
import type { Assumptions } from '../simulation/assumptions.js';
import { placesIn, type Select, type SelectedBy, selectionOf } from '../simulation/selection.js';

/** How a policy sees an image that was just pushed. */
export interface Selector {
  readonly policy: LifecyclePolicy;
  readonly select: Select;
}

/** Compiles the selections of a policy. */
export function selectorOf(policy: LifecyclePolicy, assumptions: Assumptions): Selector {
  return { policy, select: selectionOf(policy, assumptions['tag-case'] === 'insensitive') };
}

/** Which rules select an image when it is new, and so in the standard storage class. */
export function selectedWhenNew({ select }: Selector, { tags }: Image): SelectedBy {
  return select('standard', tags);
}

/** The rules that select an image in that storage class, the one that decides first. */
export function rulesOf({ policy, select }: Selector, { tags }: Image, storageClass: LifecycleStorageClass): readonly LifecycleRule[] {
  const { low, high } = select(storageClass, tags);
  return placesIn(low, high).flatMap((place) => policy.rules[place] ?? []);
}
