import { nameCount, nameRule } from './name-rule.js';
import { ownerOf } from './owner.js';
import type { LifecycleCount, LifecyclePolicy, LifecycleRule } from './policy.js';

export interface UntaggedLimits {
  readonly maxDays: number;
  readonly maxCount: number;
}

export interface UntaggedLeaving {
  readonly bounded: boolean;
  /** The rule that owns untagged images; null where none does. */
  readonly by: LifecycleRule | null;
  readonly why: string;
}

/**
 * Whether untagged images leave within the limits, by the rule that owns them. One that archives them bounds them only where
 * they expire from the archive.
 */
export function untaggedLeave(policy: LifecyclePolicy, limits: UntaggedLimits): UntaggedLeaving {
  const by = ownerOf(policy, 'standard', []);
  if (by === null) return { bounded: false, by, why: 'no rule takes untagged images' };
  const leaves = `${nameRule(by)} takes untagged images ${nameCount(by.count)}`;
  if (!isWithin(by.count, limits)) {
    return { bounded: false, by, why: `${leaves}, later than ${limits.maxDays} days or ${limits.maxCount} images` };
  }
  if (by.action === 'expire') return { bounded: true, by, why: leaves };
  const archived = ownerOf(policy, 'archive', []);
  if (archived === null) return { bounded: false, by, why: `${leaves} to the archive, from which no rule expires them` };
  return { bounded: true, by, why: `${leaves} to the archive, and ${nameRule(archived)} expires them ${nameCount(archived.count)}` };
}

function isWithin(count: LifecycleCount, limits: UntaggedLimits): boolean {
  return count.type === 'imageCountMoreThan' ? count.number <= limits.maxCount : count.days <= limits.maxDays;
}
