import { asWritten, type ComparedText } from './compared-text.js';
import { exampleImages } from './example-images.js';
import { exampleTags } from './example-tag.js';
import { ownerOf } from './owner.js';
import type { LifecyclePolicy, LifecycleRule } from './policy.js';
import { selectsNothing } from './possible-tag.js';

export interface ShadowedRule {
  readonly rule: LifecycleRule;
  /** The rules above that own what it selects, by priority; none where it selects nothing, since no tag can meet its list. */
  readonly by: readonly LifecycleRule[];
}

/**
 * The rules that can never act: no tag can meet their list, or rules above own every image that they select. No image ever falls
 * to a rule that does not own one with its example tags (see exampleTags).
 *
 * @param compared - Whether upper and lower case are the same in tags and patterns.
 */
export function shadowedRules(policy: LifecyclePolicy, compared: ComparedText = asWritten): readonly ShadowedRule[] {
  const exampleOf = exampleTags(policy, [], compared);
  return policy.rules.flatMap((rule) => {
    if (selectsNothing(rule)) return [{ rule, by: [] }];
    const owners = exampleImages(rule, exampleOf).map((tags) => ownerOf(policy, rule.storageClass, tags, compared));
    if (owners.includes(rule)) return [];
    const by = policy.rules.filter((other) => owners.includes(other));
    return [{ rule, by }];
  });
}
