import type { LifecycleAction } from '../lifecycle/policy.js';
import { actionOn, type ImageFate, type Simulation } from '../lifecycle/simulation/fate.js';
import { type FateWords, fateWords, instantOf, minuteOf, whyTaken } from '../lifecycle/simulation/fate-words.js';
import { overLimit } from '../lifecycle/simulation/near-limit.js';
import type { Image } from '../model/image.js';
import type { CascadedImage, ImageAction, ImageFailure, ImageName, KeptImage } from '../schema/generated/report.js';
import { earliestGoing } from './earliest-going.js';
import { whenRestored } from './when-restored.js';

/** What says that an image is in use, in words; none where nothing does. */
export type InUseBy = (image: Image) => readonly string[];

/** Whether `--why` names an image. */
export type Asked = (image: Image) => boolean;

/** The names of actions in the report: AWS says TRANSITION in its answers, and its users say archive. */
export const reportedAction = { expire: 'expire', transition: 'archive' } as const satisfies Readonly<Record<LifecycleAction, string>>;

/** An image as the report names it. */
export function nameOf({ image }: ImageFate): ImageName {
  return { imageDigest: image.digest, imageTags: image.tags };
}

/**
 * The images that a rule takes and the service deletes or archives. There may be a hundred thousand of them, so each is written out:
 * spreading one object into another takes several times as long.
 */
export function actionsOf(simulation: Simulation, inUseBy: InUseBy, isAsked: Asked): ImageAction[] {
  const { fates, now } = simulation;
  const actions: ImageAction[] = [];
  const at = new Date(now).toISOString();
  for (const fate of fates) {
    const { owner, outcome, image } = fate;
    if (owner === null || outcome.kind !== 'taken') continue;
    const users = inUseBy(image);
    const action: ImageAction = {
      imageDigest: image.digest,
      imageTags: image.tags,
      action: reportedAction[outcome.action],
      appliedRulePriority: owner.priority,
      reason: whyTaken(fate, owner, now),
      at,
      since: sinceWhen(fate, simulation),
      inUse: users.length > 0,
      inUseBy: [...users],
      bytes: fate.isIndex ? 0 : image.sizeInBytes,
    };
    actions.push(isAsked(image) ? { ...action, ...asked } : action);
  }
  return actions;
}

const asked = { asked: true } as const;

/** The instant at which it met the limit of an age rule. */
function sinceWhen(fate: ImageFate, simulation: Simulation): string {
  const over = overLimit(fate, simulation);
  return Number.isNaN(over) ? '' : new Date(simulation.now - over).toISOString();
}

/** The images that a rule takes and the service fails to, since an index lists them. */
export function failuresOf(simulation: Simulation): ImageFailure[] {
  const failures: ImageFailure[] = [];
  for (const fate of simulation.fates) {
    const { owner, outcome, image } = fate;
    if (owner === null || outcome.kind !== 'held') continue;
    failures.push({
      imageDigest: image.digest,
      imageTags: image.tags,
      action: reportedAction[outcome.action],
      appliedRulePriority: owner.priority,
      failureCode: 'ImageReferencedByManifestList',
      reason: fateWords(fate, simulation).reason,
    });
  }
  return failures;
}

/** The images that go with the one that they refer to. */
export function cascadeOf(simulation: Simulation, inUseBy: InUseBy, isAsked: Asked): CascadedImage[] {
  return simulation.fates.flatMap((fate): readonly CascadedImage[] => {
    const { outcome } = fate;
    if (outcome.kind !== 'follows' || outcome.action === null) return [];
    const users = inUseBy(fate.image);
    return [
      {
        ...nameOf(fate),
        action: reportedAction[outcome.action],
        subject: outcome.subject,
        ...fateWords(fate, simulation),
        inUse: users.length > 0,
        inUseBy: [...users],
        ...(isAsked(fate.image) ? asked : {}),
      },
    ];
  });
}

/** Why images stay, and until when: of those that `--why` names. */
export function keptImagesOf(simulation: Simulation, isAsked: Asked, inUseBy: InUseBy): KeptImage[] {
  const later = whenRestored(simulation);
  const earliest = earliestGoing(simulation, later);
  return simulation.fates
    .filter((fate) => actionOn(fate) === null && isAsked(fate.image))
    .map((fate) => {
      const users = inUseBy(fate.image);
      return {
        ...nameOf(fate),
        rulePriority: fate.owner?.priority ?? 0,
        ...untilOthersGo(laterWords(later(fate), fate, simulation), earliest(fate), fate.image.subject),
        inUse: users.length > 0,
        inUseBy: [...users],
      };
    });
}

/** Why an image stays: one that is being restored, as it stays when it is back. */
function laterWords(later: ImageFate, fate: ImageFate, simulation: Simulation): FateWords {
  const words = fateWords(later, simulation);
  if (later === fate || later.owner === null || later.outcome.kind === 'follows') return words;
  return { ...words, reason: `it is being restored, and counts as pushed when it is back: ${words.reason}` };
}

/** What hangs on another image goes when that does: the words for an image alone say no instant of it, or a later one. */
function untilOthersGo(words: FateWords, earliest: number, subject: string): FateWords {
  const at = instantOf(earliest);
  if (at === words.at) return words;
  const how = words.at === '' ? 'it goes' : `it refers to ${subject}, and goes with that`;
  return { reason: `${words.reason}; ${how} after ${minuteOf(at)} at the earliest`, at };
}
