import type { Image } from '../../model/image.js';
import { keptForGood, takenLater } from '../forecast/later-runs.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { proposePolicy } from '../propose-policy.js';
import { quantity } from '../quantity.js';
import { actionOn, type ImageFate } from '../simulation/fate.js';
import { mayBeListedBy, unreadIndexes } from '../simulation/unread-indexes.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';

/** So many are kept by the policy that is proposed. */
const keepAtLeast = 10;

/**
 * A run after which nobody can pull anything by a tag, or anything at all where nothing has one: a rule by age keeps no minimum. What an
 * index holds stays if that stays, and goes in a run after it otherwise.
 */
export const lintNothingStays: Lint = (subject) => {
  const { repository, simulation } = subject;
  // Looked at first, and up to the first that stays: what later runs take is found by running on.
  if (!repository.complete || (simulation.fates.some(isTaggedAndKept) && keptForGood(simulation))) return [];
  const pullable = simulation.fates.filter(isPullable);
  const tagged = pullable.filter(({ tagCount }) => tagCount > 0);
  const wanted = tagged.length > 0 ? tagged : pullable.filter(({ heldBy }) => heldBy === '');
  const newest = wanted.at(-1);
  if (newest === undefined || mayStay(wanted, subject)) return [];
  const rule = wanted.every(({ owner }) => owner === newest.owner) ? newest.owner : null;
  const what = `${all(wanted, newest.image, tagged.length > 0)}${whenOf(wanted)}`;
  return [
    {
      code: 'nothing-stays',
      message: `${rule === null ? 'the run' : nameRule(rule)} takes ${what}${isByAge(rule) ? ': a rule by age keeps no minimum' : ''}`,
      rule,
      position: rule?.position ?? { line: 1, column: 1, pointer: '' },
      images: [newest.image],
      tags: newest.image.tags,
      fix: wanted.every(({ owner }) => isByAge(owner)) ? countAtAll : countThemAlone,
      policy: rule !== null && isByAge(rule) ? countingInstead(rule, subject) : '',
    },
  ];
};

const countAtAll = 'Count instead of going by age, so that the newest stay: Amazon ECR has no rule that goes by age and keeps a minimum.';

const countThemAlone =
  'Let a rule that counts own the images of which the newest are to stay, and nothing else: untagged images, children of indexes and images of rules above take places of a count too.';

/** What is archived cannot be pulled, what is being restored can within 20 minutes. An unknown status may be one that can be pulled. */
function isPullable({ image, isReferrer }: ImageFate): boolean {
  return !isReferrer && image.status !== 'ARCHIVED';
}

function isTaggedAndKept(fate: ImageFate): boolean {
  return fate.tagCount > 0 && fate.outcome.kind === 'kept' && isPullable(fate);
}

/** Whether one of these images stays, or an index that stays and was not read may hold it. */
function mayStay(wanted: readonly ImageFate[], { simulation, repository }: LintSubject): boolean {
  const later = new Set(takenLater(simulation, repository).map(({ image }) => image.digest));
  const staying = new Set(simulation.fates.filter((fate) => actionOn(fate) === null).map(({ image }) => image.digest));
  for (const digest of later) staying.delete(digest);
  const mayBeHeld = mayBeListedBy(
    unreadIndexes(repository).filter(({ digest }) => staying.has(digest)),
    repository,
  );
  return wanted.some(({ image }) => staying.has(image.digest) || mayBeHeld(image));
}

function isByAge(rule: LifecycleRule | null): boolean {
  return rule !== null && rule.count.type !== 'imageCountMoreThan';
}

/** How many they are, and the newest by name. */
function all({ length }: readonly ImageFate[], newest: Image, tagged: boolean): string {
  const name = newest.tags[0] ?? newest.digest;
  const images = quantity(length, tagged ? 'tagged image' : 'image');
  return length === 1 ? `the only ${images.slice(2)} (${name})` : `all ${images}, the newest (${name}) too`;
}

/** Which of them only a later run takes; empty for none. */
function whenOf(wanted: readonly ImageFate[]): string {
  const later = wanted.filter((fate) => actionOn(fate) === null).length;
  return later === 0 ? '' : `,${later === wanted.length ? '' : ` ${later} of them`} in a later run, once an index is gone`;
}

/** What the author says of the age would be wrong of the count. */
function countingInstead(rule: LifecycleRule, { policy }: LintSubject): string {
  const description = rule.action === 'expire' ? `Keep ${keepAtLeast}` : `Archive all but the newest ${keepAtLeast}`;
  const counting: LifecycleRule = { ...rule, description, count: { type: 'imageCountMoreThan', number: keepAtLeast } };
  return proposePolicy(policy.rules.map((other) => (other === rule ? counting : other)));
}
