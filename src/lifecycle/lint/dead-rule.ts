import type { Image } from '../../model/image.js';
import { day } from '../../model/instant.js';
import { deadRules } from '../dead-rules.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { quantity } from '../quantity.js';
import { hasCapitals } from '../simulation/capitals.js';
import { effectivePush } from '../simulation/clocks.js';
import type { Simulation } from '../simulation/fate.js';
import { selectionOf } from '../simulation/selection.js';
import { archivingAlike } from './archive-rules.js';
import { type Lint, none } from './lint.js';
import { rulesWithoutImages } from './lint-subject.js';

/** A rule on tags that no image has: a prefix that is not used any more, or never was. A list that is ANDed or shadowed is told as that. */
export const lintDeadRule: Lint = (subject) => {
  const { policy, simulation, repository, anded, shadowed } = subject;
  if (!repository.complete || repository.images.length === 0) return [];
  const told = new Set([...anded, ...shadowed.map(({ rule }) => rule)]);
  const idle = rulesWithoutImages(simulation)
    .filter((rule) => rule.tagStatus === 'tagged' && !told.has(rule))
    .filter(({ storageClass }) => storageClass === 'standard' || repository.mayLackArchived !== true)
    // Told of the rule that archives for it.
    .filter((rule) => archivingAlike(rule, policy) === null);
  if (idle.length === 0) return [];
  // A rule that selects no image of its own class may have tags of images of the other.
  const [first] = idle.map((rule) => rule.storageClass);
  const isOfOneClass =
    idle.every((rule) => rule.storageClass === first) && simulation.prepared.standing.classes.every((one) => one === first);
  const dead = isOfOneClass ? idle : deadRules({ rules: idle }, repository.images, simulation.assumptions['tag-case'] === 'insensitive');
  if (dead.length === 0) return [];
  const inNoCase = new Set(hasCapitals(simulation) ? deadRules({ rules: dead }, repository.images, true) : dead);
  return dead
    .map((rule) => ({ rule, images: inNoCase.has(rule) ? [] : inAnotherCase(rule, simulation) }))
    .map(({ rule, images }) => ({
      code: 'dead-rule',
      message: `no image has the tags that ${nameRule(rule)} asks for (${rule.tagList?.entries.join(' and ') ?? ''})${inCase(images.length)}${orItTookAll(rule, images, simulation)}`,
      rule,
      position: rule.position,
      images,
      tags: rule.tagList?.entries ?? [],
      fix: 'Write the tags that images have today, or take the rule out.',
      proposals: none,
    }));
};

function inCase(images: number): string {
  return images === 0 ? '' : `: ${quantity(images, 'image')} would, were upper and lower case the same`;
}

function inAnotherCase(rule: LifecycleRule, { fates }: Simulation): readonly Image[] {
  const select = selectionOf({ rules: [{ ...rule, storageClass: 'standard' }] }, true);
  return fates.map(({ image }) => image).filter(({ tags }) => select('standard', tags).owner === 0);
}

/** It is told all the same, and with what else it may mean: a tag that is out of use looks no different. */
function orItTookAll(rule: LifecycleRule, inAnotherCase: readonly Image[], simulation: Simulation): string {
  const isOpen = inAnotherCase.length === 0 && mayHaveTakenAll(rule, simulation);
  return isOpen ? ', unless it has taken them all: nothing with a tag was pushed for as long as it waits' : '';
}

/** A rule by age has no images left where nothing was pushed for as long: it is no sign that its tags are out of use. */
function mayHaveTakenAll({ count }: LifecycleRule, { now, fates }: Simulation): boolean {
  if (count.type === 'imageCountMoreThan') return false;
  const newest = fates.findLast(({ tagCount }) => tagCount > 0);
  return newest === undefined || !(now - effectivePush(newest.image) <= count.days * day);
}
