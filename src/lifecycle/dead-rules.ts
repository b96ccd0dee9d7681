import type { Image } from '../model/image.js';
import type { LifecyclePolicy, LifecycleRule } from './policy.js';
import { placesIn, selectionOf } from './simulation/selection.js';

/** The rules on tags of which none of the images has the tags, whatever its storage class. */
export function deadRules({ rules }: LifecyclePolicy, images: Iterable<Pick<Image, 'tags'>>, ignoreCase = false): readonly LifecycleRule[] {
  const tagged = rules.filter(({ tagStatus }) => tagStatus === 'tagged');
  if (tagged.length === 0) return [];
  const select = selectionOf({ rules: tagged.map((rule) => ({ ...rule, storageClass: 'standard' })) }, ignoreCase);
  let low = 0;
  let high = 0;
  for (const { tags } of images) {
    const selected = select('standard', tags);
    low |= selected.low;
    high |= selected.high;
  }
  const alive = new Set(placesIn(low, high));
  return tagged.filter((_, place) => !alive.has(place));
}
