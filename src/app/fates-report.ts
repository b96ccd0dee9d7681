import type { LifecycleAction } from '../lifecycle/policy.js';
import { actionOn, type ImageFate, type Simulation } from '../lifecycle/simulation/fate.js';
import { fateWords, whyTaken } from '../lifecycle/simulation/fate-words.js';
import { overLimit } from '../lifecycle/simulation/near-limit.js';
import type { Image } from '../model/image.js';
import type { CascadedImage, ImageAction, ImageFailure, ImageName, KeptImage } from '../schema/generated/report.js';
import { isCalled } from './simulation-gaps.js';

/** What says that an image is in use, in words; none where nothing does. */
export type InUseBy = (image: Image) => readonly string[];

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
export function actionsOf({ fates, now }: Simulation, inUseBy: InUseBy): ImageAction[] {
  const actions: ImageAction[] = [];
  const at = new Date(now).toISOString();
  for (const fate of fates) {
    const { owner, outcome, image } = fate;
    if (owner === null || outcome.kind !== 'taken') continue;
    const users = inUseBy(image);
    actions.push({
      imageDigest: image.digest,
      imageTags: image.tags,
      action: reportedAction[outcome.action],
      appliedRulePriority: owner.priority,
      reason: whyTaken(fate, owner, now),
      at,
      since: sinceWhen(fate, now),
      inUse: users.length > 0,
      inUseBy: [...users],
      bytes: fate.isIndex ? 0 : image.sizeInBytes,
    });
  }
  return actions;
}

/** The instant at which it met the limit of an age rule. */
function sinceWhen(fate: ImageFate, now: number): string {
  const over = overLimit(fate, now);
  return Number.isNaN(over) ? '' : new Date(now - over).toISOString();
}

/** The images that a rule takes and the service fails to, since an index lists them. */
export function failuresOf({ fates, now }: Simulation): ImageFailure[] {
  const failures: ImageFailure[] = [];
  for (const fate of fates) {
    const { owner, outcome, image } = fate;
    if (owner === null || outcome.kind !== 'held') continue;
    failures.push({
      imageDigest: image.digest,
      imageTags: image.tags,
      action: reportedAction[outcome.action],
      appliedRulePriority: owner.priority,
      failureCode: 'ImageReferencedByManifestList',
      reason: fateWords(fate, now).reason,
    });
  }
  return failures;
}

/** The images that go with the one that they refer to. */
export function cascadeOf({ fates, now }: Simulation): CascadedImage[] {
  return fates.flatMap((fate): readonly CascadedImage[] => {
    const { outcome } = fate;
    if (outcome.kind !== 'follows' || outcome.action === null) return [];
    return [{ ...nameOf(fate), action: reportedAction[outcome.action], subject: outcome.subject, ...fateWords(fate, now) }];
  });
}

/** Why images stay: of those that are asked for by digest, or by a glob on a tag. */
export function keptImagesOf({ fates, now }: Simulation, why: readonly string[], inUseBy: InUseBy): KeptImage[] {
  const isAsked = (image: Image): boolean => why.some((asked) => isCalled(image, asked));
  return fates
    .filter((fate) => actionOn(fate) === null && isAsked(fate.image))
    .map((fate) => {
      const users = inUseBy(fate.image);
      return {
        ...nameOf(fate),
        rulePriority: fate.owner?.priority ?? 0,
        ...fateWords(fate, now),
        inUse: users.length > 0,
        inUseBy: [...users],
      };
    });
}
