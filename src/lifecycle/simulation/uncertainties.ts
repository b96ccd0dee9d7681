import type { Image } from '../../model/image.js';
import type { LifecycleFault } from '../fault.js';
import { assumedOtherwise } from './assumed-otherwise.js';
import { changedLater } from './changed-later.js';
import type { Simulation } from './fate.js';
import { nearLimit } from './near-limit.js';
import { type OtherRun, otherRuns } from './other-runs.js';
import type { SimulatedRepository } from './simulated-repository.js';
import { howToReadThem, mayBeListedBy, unreadIndexes, whatIsUnread } from './unread-indexes.js';

/** Something that is not known, and that changes the result. */
export interface Uncertainty {
  /** Stable; that of an assumption is its name. */
  readonly code: string;
  readonly message: string;
  readonly assumed: string;
  /** The value of the assumption that would change the result; empty where there is none. */
  readonly otherwise: string;
  /** The images that may fare otherwise, or by another rule, oldest first. */
  readonly images: readonly Image[];
}

/**
 * What may be otherwise than the simulation says, and of which images: what Amazon ECR does not document, and what was not read.
 *
 * @param runs - Those with what else may be assumed, for whoever has them.
 */
export function uncertaintiesOf(
  simulation: Simulation,
  repository: SimulatedRepository,
  warnings: readonly LifecycleFault[],
  runs: readonly OtherRun[] = otherRuns(simulation),
): readonly Uncertainty[] {
  return [
    ...missingImages(simulation, repository),
    ...unreadChildren(simulation, repository),
    ...unknownStatus(simulation),
    ...unknownArchiveTime(simulation),
    ...pushedLater(simulation),
    ...changedLater(simulation),
    ...doubtfulPolicy(simulation, warnings),
    ...nearLimit(simulation),
    ...assumedOtherwise(simulation, runs),
  ];
}

function missingImages({ fates }: Simulation, { complete }: SimulatedRepository): readonly Uncertainty[] {
  if (complete) return [];
  const counted = fates.filter(({ owner }) => owner?.count.type === 'imageCountMoreThan').map(({ image }) => image);
  return [
    {
      code: 'images-missing',
      message: 'not all images were listed: a count may take more than is told, and what indexes hold may be missing',
      assumed: 'there are no others',
      otherwise: '',
      images: counted,
    },
  ];
}

function unreadChildren({ fates }: Simulation, repository: SimulatedRepository): readonly Uncertainty[] {
  const unread = unreadIndexes(repository);
  if (unread.length === 0) return [];
  const mayBeListed = mayBeListedBy(unread, repository);
  const open = fates.filter(({ image, outcome }) => outcome.kind === 'taken' && mayBeListed(image));
  if (open.length === 0) return [];
  return [
    {
      code: 'unread-indexes',
      message: `${whatIsUnread(unread)}: images that an index lists cannot go before it, and are told as going here (${howToReadThem})`,
      assumed: 'they list none of these images',
      otherwise: '',
      images: open.map(({ image }) => image),
    },
  ];
}

function unknownStatus({ fates }: Simulation): readonly Uncertainty[] {
  const images = fates
    .filter(({ storageClass, image }) => storageClass === null && image.status !== 'ACTIVATING')
    .map(({ image }) => image);
  if (images.length === 0) return [];
  const message = 'some images have a status that this version does not know, so that it is not known which rules select them';
  return [{ code: 'unknown-status', message, assumed: 'no rule selects them', otherwise: '', images }];
}

function unknownArchiveTime({ fates }: Simulation): readonly Uncertainty[] {
  const images = fates.filter(({ owner, since }) => owner?.count.type === 'sinceImageTransitioned' && Number.isNaN(since));
  if (images.length === 0) return [];
  const message = 'it is not told when some archived images were archived';
  return [{ code: 'unknown-archive-time', message, assumed: 'they stay', otherwise: '', images: images.map(({ image }) => image) }];
}

/** A run at an earlier instant than that of the list: what was pushed between the two was not there. */
function pushedLater({ fates, now, prepared: { standing } }: Simulation): readonly Uncertainty[] {
  // Few texts are read: what was restored later counts as pushed later, and is no older.
  const images = fates
    .filter(({ image }, told) => (standing.pushed[fates.length - 1 - told] ?? Number.NaN) > now && Date.parse(image.pushedAt) > now)
    .map(({ image }) => image);
  if (images.length === 0) return [];
  const message = 'some images were pushed after the instant of the run, and others that were there may be gone';
  return [{ code: 'pushed-later', message, assumed: 'the images are those that were listed', otherwise: '', images }];
}

/** Warnings of the reader that Amazon ECR may make errors of. */
const mayBeRefused = new Set<LifecycleFault['code']>([
  'asterisk-in-prefix',
  'explicit-standard-class',
  'prefix-and-pattern-alike',
  'shared-tag-list-entry',
]);

function doubtfulPolicy({ fates }: Simulation, warnings: readonly LifecycleFault[]): readonly Uncertainty[] {
  const images = fates.filter(({ outcome }) => outcome.kind === 'taken').map(({ image }) => image);
  return warnings
    .filter(({ code }) => mayBeRefused.has(code))
    .map(({ code, message, line, column }) => ({
      code,
      message: `line ${line}, column ${column}: ${message}`,
      assumed: 'Amazon ECR accepts the policy',
      otherwise: '',
      images,
    }));
}
