import type { ComparedText } from '../compared-text.js';
import { meetingPatterns } from '../meeting-patterns.js';
import type { LifecycleRule } from '../policy.js';
import type { LintSubject } from './lint-subject.js';

/** True where a rule for the archive expires some of what the rule archives: an archived image keeps its tags. */
export function expiredFromArchive(archiving: LifecycleRule, { policy, compared }: Pick<LintSubject, 'policy' | 'compared'>): boolean {
  return policy.rules.some((rule) => rule.storageClass === 'archive' && selectsAlike(archiving, rule, compared));
}

/** True where some image without a tag, or with one, is selected by both, their storage classes aside. */
function selectsAlike(one: LifecycleRule, other: LifecycleRule, compared: ComparedText): boolean {
  if (one.tagStatus === 'any' || other.tagStatus === 'any') return true;
  if (one.tagStatus !== other.tagStatus) return false;
  return one.tagStatus === 'untagged' || meetingPatterns([...one.patterns, ...other.patterns].map(compared)).length > 0;
}
