import type { Image } from '../../model/image.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { proposePolicy } from '../propose-policy.js';
import { quantity } from '../quantity.js';
import type { ImageFate } from '../simulation/fate.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';

/** So many are kept by the policy that is proposed. */
const keepAtLeast = 10;

/** A run after which nobody can pull anything by a tag, or anything at all where nothing has one: a rule by age keeps no minimum. */
export const lintNothingStays: Lint = (subject) => {
  if (!subject.repository.complete) return [];
  if (subject.simulation.fates.some((fate) => fate.tagCount > 0 && fate.outcome.kind !== 'taken' && isForItsOwnSake(fate))) return [];
  const pullable = subject.simulation.fates.filter((fate) => isForItsOwnSake(fate));
  const tagged = pullable.filter(({ tagCount }) => tagCount > 0);
  const wanted = tagged.length > 0 ? tagged : pullable;
  const newest = wanted.at(-1);
  if (newest === undefined || wanted.some(({ outcome }) => outcome.kind !== 'taken')) return [];
  const rule = wanted.every(({ owner }) => owner === newest.owner) ? newest.owner : null;
  const who = rule === null ? 'the run' : nameRule(rule);
  return [
    {
      code: 'nothing-stays',
      message: `${who} takes ${all(wanted.length, tagged.length > 0)}, the newest (${nameImage(newest.image)}) too${isByAge(rule) ? ': a rule by age keeps no minimum' : ''}`,
      rule,
      position: rule?.position ?? { line: 1, column: 1, pointer: '' },
      images: [newest.image],
      tags: newest.image.tags,
      fix: 'Count instead of going by age, so that the newest stay: Amazon ECR has no rule that goes by age and keeps a minimum.',
      policy: rule !== null && isByAge(rule) ? countingInstead(rule, subject) : '',
    },
  ];
};

/**
 * A child is pulled by its index, unless it has a tag of its own and no rule takes it; what is archived cannot be pulled, and what is being
 * restored can within 20 minutes. An unknown status may be one that can be pulled.
 */
function isForItsOwnSake({ image, isReferrer, tagCount, heldBy, outcome }: ImageFate): boolean {
  return !isReferrer && image.status !== 'ARCHIVED' && (heldBy === '' || (tagCount > 0 && outcome.kind !== 'held'));
}

function isByAge(rule: LifecycleRule | null): boolean {
  return rule !== null && rule.count.type !== 'imageCountMoreThan';
}

function all(count: number, tagged: boolean): string {
  const images = quantity(count, tagged ? 'tagged image' : 'image');
  return count === 1 ? `the only ${images.slice(2)}` : `all ${images}`;
}

function nameImage({ digest, tags }: Image): string {
  return tags[0] ?? digest;
}

/** What the author says of the age would be wrong of the count. */
function countingInstead(rule: LifecycleRule, { policy }: LintSubject): string {
  const description = rule.action === 'expire' ? `Keep ${keepAtLeast}` : `Archive all but the newest ${keepAtLeast}`;
  const counting: LifecycleRule = { ...rule, description, count: { type: 'imageCountMoreThan', number: keepAtLeast } };
  return proposePolicy(policy.rules.map((other) => (other === rule ? counting : other)));
}
