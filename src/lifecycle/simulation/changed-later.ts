import { type Instant, instantAt, isBefore } from '../../model/instant.js';
import type { LifecycleRule } from '../policy.js';
import type { ImageFate, Simulation } from './fate.js';
import { isOlder } from './marks.js';
import { withFollowers } from './near-limit.js';
import { selectionOf } from './selection.js';
import type { Uncertainty } from './uncertainties.js';

/** How long listing may take, and how far clocks may differ, in milliseconds: what happens that soon after the instant is of the run. */
const leeway = 15 * 60 * 1_000;

/**
 * A run at an earlier instant than that of the list, which tells only of the last pull, archiving and restore of an image. What was
 * pulled, archived or restored between the two had another age then, or was in the other storage class.
 */
export function changedLater(simulation: Simulation): readonly Uncertainty[] {
  const changed = changedImages(simulation);
  if (changed.length === 0) return [];
  const open = new Set([...changed.filter(fateMayDiffer(simulation)), ...childrenOf(changed, simulation)]);
  if (open.size === 0) return [];
  const images = withFollowers(
    simulation.fates,
    simulation.fates.filter((fate) => open.has(fate)),
  ).map(({ image }) => image);
  const message =
    'some images, or indexes that list them, were pulled, archived or restored after the instant of the run: what they were then is not known';
  return [{ code: 'changed-later', message, assumed: 'they were as they were listed', otherwise: '', images }];
}

/** Numbers that are there already are asked first: to read the texts of a hundred thousand images takes its time. */
function changedImages({ fates, now, prepared: { standing } }: Simulation): readonly ImageFate[] {
  const late = lateFor(now);
  return fates.filter((fate, told) => {
    const { image, since, storageClass } = fate;
    const pushed = standing.pushed[fates.length - 1 - told] ?? Number.NaN;
    const mayBeArchivedLater = storageClass !== 'standard' && Number.isNaN(since);
    if (!(pushed >= late.time || since >= late.time || (mayBeArchivedLater && isSince(late, image.lastArchivedAt)))) return false;
    return Date.parse(image.pushedAt) <= now;
  });
}

/** The first instant that is later than the run. */
function lateFor(now: number): Instant {
  return instantAt(now + leeway + 1);
}

function isSince(late: Instant, text: string): boolean {
  return text !== '' && isBefore(text, late) === false;
}

/** True for an image that was in the other storage class then, or may have been. */
function isMovedSince(late: Instant, { image: { lastArchivedAt, lastActivatedAt } }: ImageFate): boolean {
  return isSince(late, lastArchivedAt) || isSince(late, lastActivatedAt);
}

/** How to tell whether an image may have fared otherwise: by a rule that could have taken it then, had it last been used when it was pushed. */
function fateMayDiffer({ policy, now, assumptions }: Simulation): (fate: ImageFate) => boolean {
  const select = selectionOf(policy, assumptions['tag-case'] === 'insensitive');
  const late = lateFor(now);
  const archives = policy.rules.some(({ action }) => action === 'transition');
  const mayTake = (rule: LifecycleRule | undefined, pushedAt: string): boolean =>
    rule !== undefined && (rule.count.type === 'imageCountMoreThan' || isOlder(Date.parse(pushedAt), rule, now, assumptions.age));
  return (fate) => {
    const { owner, outcome, image } = fate;
    if (!isMovedSince(late, fate)) return mayTake(owner ?? undefined, image.pushedAt);
    // It expires with its subject in either storage class, and is archived with it only in one.
    if (outcome.kind === 'follows') return archives && outcome.action !== 'expire';
    const rules = (['standard', 'archive'] as const).map((storageClass) => policy.rules[select(storageClass, image.tags).owner]);
    return rules.some((rule) => mayTake(rule, image.pushedAt));
  };
}

/** What a rule takes that an index lists which was in the other storage class: an archived one holds nothing. */
function childrenOf(changed: readonly ImageFate[], { fates, now, repository }: Simulation): readonly ImageFate[] {
  if (repository.indexes.length === 0) return [];
  const late = lateFor(now);
  const moved = new Set(changed.filter((fate) => isMovedSince(late, fate)).map(({ image }) => image.digest));
  const children = new Set(repository.indexes.filter(({ digest }) => moved.has(digest)).flatMap((index) => index.children));
  return fates.filter(({ image, outcome }) => (outcome.kind === 'taken' || outcome.kind === 'held') && children.has(image.digest));
}
