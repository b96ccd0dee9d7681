import type { Image } from '../../model/image.js';
import { day } from '../../model/instant.js';
import { andedTagLists } from '../anded-tag-lists.js';
import { deadRules } from '../dead-rules.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { shadowedRules } from '../shadowed-rules.js';
import { effectivePush } from '../simulation/clocks.js';
import { selectionOf } from '../simulation/selection.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';
import { quantity } from './quantity.js';

/** A rule on tags that no image has: a prefix that is not used any more, or never was. A list that is ANDed or shadowed is told as that. */
export const lintDeadRule: Lint = (subject) => {
  const { policy, simulation, repository } = subject;
  if (!repository.complete || repository.images.length === 0) return [];
  const dead = deadRules(policy, repository.images, simulation.assumptions['tag-case'] === 'insensitive');
  if (dead.length === 0) return [];
  const told = new Set([...andedTagLists(policy), ...shadowedRules(policy)].map(({ rule }) => rule));
  return dead
    .filter((rule) => !told.has(rule))
    .map((rule) => ({ rule, images: inAnotherCase(rule, subject) }))
    .filter(({ rule, images }) => images.length > 0 || !mayHaveTakenAll(rule, subject))
    .map(({ rule, images }) => ({
      code: 'dead-rule',
      message: `no image has the tags that ${nameRule(rule)} asks for (${rule.tagList?.entries.join(' and ') ?? ''})${inCase(images.length)}`,
      rule,
      position: rule.position,
      images,
      tags: rule.tagList?.entries ?? [],
      fix: 'Write the tags that images have today, or take the rule out.',
      policy: '',
    }));
};

function inCase(images: number): string {
  return images === 0 ? '' : `: ${quantity(images, 'image')} would, were upper and lower case the same`;
}

function inAnotherCase(rule: LifecycleRule, { simulation }: LintSubject): readonly Image[] {
  const select = selectionOf({ rules: [{ ...rule, storageClass: 'standard' }] }, true);
  return simulation.fates.map(({ image }) => image).filter(({ tags }) => select('standard', tags).owner === 0);
}

/** A rule by age has no images left where nothing was pushed for as long: it is no sign that its tags are out of use. */
function mayHaveTakenAll({ count }: LifecycleRule, { simulation: { now, fates } }: LintSubject): boolean {
  if (count.type === 'imageCountMoreThan') return false;
  return !fates.some(({ image }) => image.tags.length > 0 && now - effectivePush(image) <= count.days * day);
}
