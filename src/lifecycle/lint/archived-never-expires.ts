import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { withLast } from '../propose-policy.js';
import type { ImageFate } from '../simulation/fate.js';
import { selectionOf } from '../simulation/selection.js';
import { leftInArchive } from './archive-rules.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';

/** The fewest that the service takes. https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html */
const fewestDays = 90;

/** A rule that archives what no rule expires from the archive, which grows for ever. */
export const lintArchivedNeverExpires: Lint = (subject) => {
  const { policy, compared } = subject;
  return policy.rules
    .filter(({ action }) => action === 'transition')
    .map((rule) => ({ rule, left: leftInArchive(rule, policy, compared) }))
    .filter(({ left }) => left.length > 0)
    .map(({ rule, left }) => ({
      code: 'archived-never-expires',
      message: `${nameRule(rule)} archives, and no rule for the archive expires ${whatStays(rule, left, subject)}, and are paid for`,
      rule,
      position: rule.position,
      images: staying(rule, subject).map(({ image }) => image),
      tags: rule.tagList?.entries ?? [],
      fix: `Add a rule of storageClass archive for them, by sinceImageTransitioned of ${fewestDays} days or more.`,
      proposals: () => [withLast(policy.rules, expiryFor(rule))],
    }));
};

/** Where rules for the archive expire others, or some of them, an example says which stay. */
function whatStays(rule: LifecycleRule, left: readonly (readonly string[])[], subject: LintSubject): string {
  if (hasRuleForArchive(subject)) return `${left.map(exampleOf).join(', or ')}: such images stay there`;
  return `${rule.tagStatus === 'tagged' ? 'images with its tags' : 'such images'}: they stay there`;
}

function exampleOf(tags: readonly string[]): string {
  if (tags.length === 0) return 'an image without a tag';
  const different = [...new Set(tags)];
  return `an image with the ${different.length === 1 ? 'tag' : 'tags'} ${listed(different)} alone`;
}

function hasRuleForArchive({ policy }: LintSubject): boolean {
  return policy.rules.some(({ storageClass }) => storageClass === 'archive');
}

/** What it archives now and no rule expires. */
function staying(rule: LifecycleRule, subject: LintSubject): readonly ImageFate[] {
  const archived = (subject.owned.get(rule) ?? []).filter(({ outcome }) => outcome.kind === 'taken');
  if (archived.length === 0 || !hasRuleForArchive(subject)) return archived;
  const select = selectionOf(subject.policy, subject.simulation.assumptions['tag-case'] === 'insensitive');
  return archived.filter(({ image }) => select('archive', image.tags).owner < 0);
}

function expiryFor(archiving: LifecycleRule): LifecycleRule {
  return {
    ...archiving,
    description: 'Expire what was archived',
    storageClass: 'archive',
    count: { type: 'sinceImageTransitioned', days: fewestDays },
    action: 'expire',
  };
}
