import { matchesWildcard } from '../model/wildcard.js';
import { asWritten, type ComparedText } from './compared-text.js';
import type { LifecyclePolicy, LifecycleRule, LifecycleStorageClass } from './policy.js';

/**
 * True where the rule selects an image with these tags (none: an untagged image), its storage class aside.
 *
 * The entries of a list are ANDed: each must be met by some tag of the image, one tag may meet several, and further tags do
 * not matter. https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function ruleSelectsTags(rule: LifecycleRule, tags: readonly string[], compared: ComparedText = asWritten): boolean {
  switch (rule.tagStatus) {
    case 'any':
      return true;
    case 'untagged':
      return tags.length === 0;
    case 'tagged':
      return tags.length > 0 && rule.patterns.every((pattern) => tags.some((tag) => matchesWildcard(compared(pattern), compared(tag))));
  }
}

/**
 * The one rule that decides the fate of an image of that storage class: the first by priority that selects it, whether or not
 * it expires the image in the end; null where no rule does.
 *
 * "An image that matches the tagging requirements of a rule cannot be expired or archived by a rule with a lower priority."
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function ownerOf(
  policy: LifecyclePolicy,
  storageClass: LifecycleStorageClass,
  tags: readonly string[],
  compared: ComparedText = asWritten,
): LifecycleRule | null {
  return policy.rules.find((rule) => rule.storageClass === storageClass && ruleSelectsTags(rule, tags, compared)) ?? null;
}
