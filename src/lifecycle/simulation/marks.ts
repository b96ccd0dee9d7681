import { day } from '../../model/instant.js';
import type { LifecycleRule } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import type { Bonds } from './bonds.js';
import { passedOver, takesNoPlace } from './bonds.js';
import { placesIn } from './selection.js';
import { type Standing, sinceAt } from './standing.js';

/** What each rule makes of each image at one instant. Lists have one entry for each image, youngest first. */
export interface Marks {
  /** Place among all that the owner's count selects, from 1; 0 where the owner does not count or there is none. */
  readonly ranks: Uint32Array;
  /** 1 where the owner would act. */
  readonly marked: Uint8Array;
  /** 1 where no rule is asked. */
  readonly passed: Uint8Array;
  /** Place of the first rule below the owner that would act too; -1 for none, and wherever the owner acts itself. */
  readonly spared: Int8Array;
}

/**
 * Marks what the owner of each image takes. A count ranks all images that its rule selects, those included that a rule above owns: they
 * are identified "as if they haven't been expired or archived".
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 *
 * @param now - Milliseconds since 1970, UTC.
 */
export function markImages(standing: Standing, bonds: Bonds, now: number, assumptions: Assumptions): Marks {
  const { policy, images, owners, low, high } = standing;
  const size = images.length;
  const marks: Marks = {
    ranks: new Uint32Array(size),
    marked: new Uint8Array(size),
    passed: new Uint8Array(size),
    spared: new Int8Array(size).fill(-1),
  };
  const isPassedOver = passedOver(bonds, assumptions);
  const isPlaceless = takesNoPlace(bonds, assumptions);
  const counts = policy.rules.map(() => 0);
  const takes = (place: number, at: number, counted: boolean): boolean => {
    const rule = policy.rules[place];
    if (rule === undefined) return false;
    if (rule.count.type === 'imageCountMoreThan') return counted && (counts[place] ?? 0) > rule.count.number;
    return isOlder(sinceAt(standing, rule.count.type, at), rule, now, assumptions.age);
  };
  images.forEach((image, at) => {
    if (isPassedOver(image)) {
      marks.passed[at] = 1;
      return;
    }
    const counted = !isPlaceless(image);
    const selecting = placesIn(low[at] ?? 0, high[at] ?? 0);
    if (counted) for (const place of selecting) counts[place] = (counts[place] ?? 0) + 1;
    const owner = owners[at] ?? -1;
    if (owner < 0) return;
    if (counted && policy.rules[owner]?.count.type === 'imageCountMoreThan') marks.ranks[at] = counts[owner] ?? 0;
    if (takes(owner, at, counted)) marks.marked[at] = 1;
    else marks.spared[at] = selecting.find((place) => place > owner && takes(place, at, counted)) ?? -1;
  });
  return marks;
}

/**
 * "Older than" is read as strictly older, to the millisecond: in AWS's example an image that was pushed 1 day ago outlives a rule of 1
 * day. https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 */
function isOlder(since: number, { count }: LifecycleRule, now: number, age: Assumptions['age']): boolean {
  if (count.type === 'imageCountMoreThan') return false;
  return age === 'time-passed' ? now - since > count.days * day : Math.floor(now / day) - Math.floor(since / day) > count.days;
}
