import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { type Lint, none } from './lint.js';
import { selectedBy } from './lint-subject.js';

/**
 * A rule for the archive into which no rule puts what it selects. The policy alone shows that, whatever is listed; but images can be
 * archived by hand too, and nothing is said where some that it selects are.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive_restore_image.html
 */
export const lintNothingIsArchived: Lint = ({ policy, simulation }) => {
  const archiving = policy.rules.filter(({ action }) => action === 'transition');
  return policy.rules
    .filter((rule) => rule.storageClass === 'archive' && !archiving.some((other) => mayFeed(other, rule)))
    .filter((rule) => selectedBy(simulation, rule).length === 0)
    .map((rule) => ({
      code: 'nothing-is-archived',
      message: `${nameRule(rule)} is for archived images, and no rule of the policy archives any that it selects: it acts only on what is archived by hand, or was by another policy`,
      rule,
      position: rule.position,
      images: [],
      tags: rule.tagList?.entries ?? [],
      fix: 'Add a rule that archives what it is to expire, by sinceImagePulled say, or take it out, unless images are archived by hand.',
      proposals: none,
    }));
};

/** An image may have several tags, and lose one in the archive when another image takes it; an untagged one gets none there. */
function mayFeed(archiving: LifecycleRule, expiring: LifecycleRule): boolean {
  return !(archiving.tagStatus === 'untagged' && expiring.tagStatus === 'tagged');
}
