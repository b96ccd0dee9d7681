import { day } from '../../model/instant.js';
import type { LifecycleRule } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import type { Bonds } from './bonds.js';
import { passedOver, placeless } from './bonds.js';
import { nextPlace } from './selection.js';
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
    passed: passedOver(images, bonds, assumptions),
    spared: new Int8Array(size).fill(-1),
  };
  const uncounted = placeless(images, bonds, assumptions);
  const { rules } = policy;
  const counts = new Uint32Array(rules.length);
  const takes = (place: number, at: number): boolean => {
    const rule = rules[place];
    if (rule === undefined) return false;
    if (rule.count.type === 'imageCountMoreThan') return uncounted[at] !== 1 && (counts[place] ?? 0) > rule.count.number;
    return isOlder(sinceAt(standing, rule.count.type, at), rule, now, assumptions.age);
  };
  const count = (bits: number, from: number): void => {
    // Bits are gone through as they stand: to list the places of a hundred thousand images takes longer than what is done with them.
    for (let left = bits; left !== 0; left &= left - 1) {
      const place = from + 31 - Math.clz32(left & -left);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  };
  for (let at = 0; at < size; at++) {
    if (marks.passed[at] === 1) continue;
    const [owner, lowBits, highBits] = [owners[at] ?? -1, low[at] ?? 0, high[at] ?? 0];
    const isCounted = uncounted[at] !== 1;
    if (isCounted) {
      count(lowBits, 0);
      count(highBits, 32);
    }
    if (owner < 0) continue;
    if (isCounted && rules[owner]?.count.type === 'imageCountMoreThan') marks.ranks[at] = counts[owner] ?? 0;
    if (takes(owner, at)) marks.marked[at] = 1;
    else {
      let place = nextPlace(lowBits, highBits, owner);
      while (place >= 0 && !takes(place, at)) place = nextPlace(lowBits, highBits, place);
      marks.spared[at] = place;
    }
  }
  return marks;
}

/**
 * True where an age rule takes what its days count for from that instant. "Older than" is read as strictly older, to the millisecond: in
 * AWS's example an image that was pushed 1 day ago outlives a rule of 1 day.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 *
 * @param since - As `now`, milliseconds since 1970, UTC.
 */
export function isOlder(since: number, { count }: LifecycleRule, now: number, age: Assumptions['age']): boolean {
  if (count.type === 'imageCountMoreThan') return false;
  return age === 'time-passed' ? now - since > count.days * day : Math.floor(now / day) - Math.floor(since / day) > count.days;
}
