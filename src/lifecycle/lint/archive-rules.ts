import type { ComparedText } from '../compared-text.js';
import { exampleImages } from '../example-images.js';
import { exampleTags } from '../example-tag.js';
import { meetingPatterns } from '../meeting-patterns.js';
import { ownerOf } from '../owner.js';
import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import { selectsNothing } from '../possible-tag.js';

/**
 * What a rule archives that no rule expires from the archive, by example: the tags of images that stand for all of it. An archived image
 * keeps its tags. Empty where everything expires, and where the rule never archives anything.
 */
export function leftInArchive(archiving: LifecycleRule, policy: LifecyclePolicy, compared: ComparedText): readonly (readonly string[])[] {
  if (selectsNothing(archiving)) return [];
  return exampleImages(archiving, exampleTags(policy, [], compared))
    .filter((tags) => ownerOf(policy, 'standard', tags, compared) === archiving)
    .filter((tags) => ownerOf(policy, 'archive', tags, compared) === null);
}

/** True where a rule for the archive expires some of what the rule archives, and asks for no tags of another kind. */
export function someExpiresFromArchive(archiving: LifecycleRule, { rules }: LifecyclePolicy, compared: ComparedText): boolean {
  return rules.some((rule) => rule.storageClass === 'archive' && asksNothingElse(rule, archiving, compared));
}

/** The rule that archives images of the very list by which a rule expires them from the archive; null where there is none. */
export function archivingAlike({ storageClass, patterns }: LifecycleRule, { rules }: LifecyclePolicy): LifecycleRule | null {
  if (storageClass === 'standard') return null;
  const asked = JSON.stringify(patterns);
  return rules.find((other) => other.action === 'transition' && JSON.stringify(other.patterns) === asked) ?? null;
}

function asksNothingElse(rule: LifecycleRule, archiving: LifecycleRule, compared: ComparedText): boolean {
  if (rule.tagStatus === 'any' || archiving.tagStatus === 'any') return true;
  if (rule.tagStatus !== archiving.tagStatus) return false;
  return rule.patterns.every((own) => archiving.patterns.some((other) => meetingPatterns([own, other].map(compared)).length > 0));
}
