import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import type { Lint } from './lint.js';
import { selectedBy } from './lint-subject.js';

/** A rule for the archive into which no rule puts what it selects, and where nothing of the sort is now. */
export const lintNothingIsArchived: Lint = ({ policy, simulation, repository }) => {
  if (!repository.complete || repository.mayLackArchived === true) return [];
  const archiving = policy.rules.filter(({ action }) => action === 'transition');
  return policy.rules
    .filter((rule) => rule.storageClass === 'archive' && !archiving.some((other) => mayFeed(other, rule)))
    .filter((rule) => selectedBy(simulation, rule).length === 0)
    .map((rule) => ({
      code: 'nothing-is-archived',
      message: `${nameRule(rule)} is for archived images: there are none that it selects, and no rule of the policy archives any`,
      rule,
      position: rule.position,
      images: [],
      tags: rule.tagList?.entries ?? [],
      fix: 'Add a rule that archives what it is to expire, by sinceImagePulled say, or take it out, unless images are archived by hand.',
      policy: '',
    }));
};

/** An image may have several tags, and lose one in the archive when another image takes it; an untagged one gets none there. */
function mayFeed(archiving: LifecycleRule, expiring: LifecycleRule): boolean {
  return !(archiving.tagStatus === 'untagged' && expiring.tagStatus === 'tagged');
}
