import type { Image } from '../../model/image.js';
import { keptForGood, takenLater } from '../forecast/later-runs.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { quantity } from '../quantity.js';
import { actionOn, type ImageFate, type Simulation } from '../simulation/fate.js';
import { mayBeListedBy, unreadIndexes } from '../simulation/unread-indexes.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';

/** So many are kept by the policy that is proposed. */
const keepAtLeast = 10;

/**
 * A run after which nobody can pull anything by a tag, or anything at all where nothing has one: a rule by age keeps no minimum. What an
 * index holds stays if that stays, and goes in a run after it otherwise. What is archived by its last pull is set aside on purpose: nobody
 * asked for it in all that time, and it can be restored.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive_restore_image.html
 */
export const lintNothingStays: Lint = (subject) => {
  const { repository, simulation } = subject;
  // Looked at first, and up to the first that stays: what later runs take is found by running on.
  if (!repository.complete || (simulation.fates.some(isTaggedAndKept) && keptForGood(simulation))) return [];
  const pullable = simulation.fates.filter(isPullable);
  const tagged = pullable.filter(({ tagCount }) => tagCount > 0);
  const wanted = tagged.length > 0 ? tagged : pullable;
  const newest = wanted.at(-1);
  if (newest === undefined || wanted.some(isSetAside) || mayStay(wanted, subject)) return [];
  const rule = wanted.every(({ owner }) => owner === newest.owner) ? newest.owner : null;
  const what = `${all(wanted, newest.image, simulation)}${whenOf(wanted)}`;
  return [
    {
      code: 'nothing-stays',
      message: `${rule === null ? 'the run' : nameRule(rule)} takes ${what}${isByAge(rule) ? ': a rule by age keeps no minimum' : ''}`,
      rule,
      position: rule?.position ?? { line: 1, column: 1, pointer: '' },
      images: [newest.image],
      tags: newest.image.tags,
      fix: fixFor(wanted),
      proposals: () => (rule !== null && isByAge(rule) ? [countingInstead(rule, subject)] : []),
    },
  ];
};

const countAtAll = 'Count instead of going by age, so that the newest stay: Amazon ECR has no rule that goes by age and keeps a minimum.';

const orArchiveByPull = ' Or archive by the last pull (sinceImagePulled): an archived image cannot be pulled until it is restored.';

const countThemAlone =
  'Let a rule that counts own the images of which the newest are to stay, and nothing else: untagged images, children of indexes and images of rules above take places of a count too.';

function fixFor(wanted: readonly ImageFate[]): string {
  if (!wanted.every(({ owner }) => isByAge(owner))) return countThemAlone;
  return wanted.every(({ owner }) => owner?.action === 'transition') ? countAtAll + orArchiveByPull : countAtAll;
}

/** What is archived cannot be pulled, what is being restored can within 20 minutes. An unknown status may be one that can be pulled. */
function isPullable({ image, isReferrer }: ImageFate): boolean {
  return !isReferrer && image.status !== 'ARCHIVED';
}

/** True for what can be pulled by a tag, and is kept by the run. */
export function isTaggedAndKept(fate: ImageFate): boolean {
  return fate.tagCount > 0 && fate.outcome.kind === 'kept' && isPullable(fate);
}

/** It stays, or is archived by its last pull: Amazon ECR expires by that in no way. */
function isSetAside({ owner }: ImageFate): boolean {
  return owner?.count.type === 'sinceImagePulled';
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

/** How many they are, of which there are no others, and the newest by name. */
function all(wanted: readonly ImageFate[], newest: Image, { fates }: Simulation): string {
  const isTagged = newest.tags.length > 0;
  const name = newest.tags[0] ?? newest.digest;
  const images = quantity(wanted.length, isTagged ? 'tagged image' : 'image');
  const others = fates.filter((fate) => !isPullable(fate) && (fate.tagCount > 0 || !isTagged));
  if (wanted.length === 1) return `the only ${images.slice(2)}${whatOthersAre(others, ' that is ')} (${name})`;
  return `all ${images}${whatOthersAre(others, ' that are ')}, the newest (${name}) too`;
}

/** What sets the images that are meant apart from others like them, which are none of those; empty where there are none. */
function whatOthersAre(others: readonly ImageFate[], thatIs: string): string {
  const kinds = [
    ...(others.some(({ image }) => image.status === 'ARCHIVED') ? ['not archived'] : []),
    ...(others.some(({ image, isReferrer }) => isReferrer && image.status !== 'ARCHIVED') ? ['no signature or the like'] : []),
  ];
  return kinds.length === 0 ? '' : thatIs + listed(kinds);
}

/** Which of them only a later run takes; empty for none. */
function whenOf(wanted: readonly ImageFate[]): string {
  const later = wanted.filter((fate) => actionOn(fate) === null).length;
  return later === 0 ? '' : `,${later === wanted.length ? '' : ` ${later} of them`} in a later run, once an index is gone`;
}

/** What the author says of the age would be wrong of the count. */
function countingInstead(rule: LifecycleRule, { policy }: LintSubject): readonly LifecycleRule[] {
  const description = rule.action === 'expire' ? `Keep ${keepAtLeast}` : `Archive all but the newest ${keepAtLeast}`;
  const counting: LifecycleRule = { ...rule, description, count: { type: 'imageCountMoreThan', number: keepAtLeast } };
  return policy.rules.map((other) => (other === rule ? counting : other));
}
