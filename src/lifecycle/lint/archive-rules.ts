import { meetingPatterns } from '../meeting-patterns.js';
import type { LifecyclePolicy, LifecycleRule } from '../policy.js';

/** True where a rule for the archive expires some of what the rule archives: an archived image keeps its tags. */
export function expiredFromArchive(archiving: LifecycleRule, { rules }: LifecyclePolicy): boolean {
  return rules.some((rule) => rule.storageClass === 'archive' && selectsAlike(archiving, rule));
}

/** True where some image without a tag, or with one, is selected by both, their storage classes aside. */
function selectsAlike(one: LifecycleRule, other: LifecycleRule): boolean {
  if (one.tagStatus === 'any' || other.tagStatus === 'any') return true;
  if (one.tagStatus !== other.tagStatus) return false;
  return one.tagStatus === 'untagged' || meetingPatterns([...one.patterns, ...other.patterns]).length > 0;
}
