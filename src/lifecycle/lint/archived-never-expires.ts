import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { proposePolicy, withLast } from '../propose-policy.js';
import { expiredFromArchive } from './archive-rules.js';
import type { Lint } from './lint.js';

/** The fewest that the service takes. https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html */
const fewestDays = 90;

/** A rule that archives what no rule expires from the archive, which grows for ever. */
export const lintArchivedNeverExpires: Lint = ({ policy, owned, compared }) =>
  policy.rules
    .filter((rule) => rule.action === 'transition' && !expiredFromArchive(rule, { policy, compared }))
    .map((rule) => ({
      code: 'archived-never-expires',
      message: `${nameRule(rule)} archives, and no rule for the archive expires ${rule.tagStatus === 'tagged' ? 'images with its tags' : 'such images'}: they stay there, and are paid for`,
      rule,
      position: rule.position,
      images: (owned.get(rule) ?? []).filter(({ outcome }) => outcome.kind === 'taken').map(({ image }) => image),
      tags: rule.tagList?.entries ?? [],
      fix: `Add a rule of storageClass archive for them, by sinceImageTransitioned of ${fewestDays} days or more.`,
      policy: proposePolicy(withLast(policy.rules, expiryFor(rule))),
    }));

function expiryFor(archiving: LifecycleRule): LifecycleRule {
  return {
    ...archiving,
    description: 'Expire what was archived',
    storageClass: 'archive',
    count: { type: 'sinceImageTransitioned', days: fewestDays },
    action: 'expire',
  };
}
