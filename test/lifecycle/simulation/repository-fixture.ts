import type { LifecycleAction } from '../../../src/lifecycle/policy.js';
import { type Assumptions, assumptionValues } from '../../../src/lifecycle/simulation/assumptions.js';
import { actionOn, type ImageFate, type Simulation } from '../../../src/lifecycle/simulation/fate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { day } from '../../../src/model/instant.js';

/** The hour of all runs in these tests. */
export const now = Date.parse('2026-11-21T12:00:00Z');

export const daysAgo = (days: number): string => new Date(now - Math.round(days * day)).toISOString();

/** An active, untagged image that was pushed now, but for what is said of it. */
export function imageOf(digest: string, known: Partial<Image> = {}): Image {
  return {
    digest,
    tags: [],
    sizeInBytes: 1_000,
    pushedAt: daysAgo(0),
    lastPulledAt: '',
    status: 'ACTIVE',
    lastArchivedAt: '',
    lastActivatedAt: '',
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.oci.image.config.v1+json',
    subject: '',
    ...known,
  };
}

/** A repository of which everything is known; of an index, its children. */
export function repositoryOf(images: readonly Image[], children: Readonly<Record<string, readonly string[]>> = {}): SimulatedRepository {
  return { images, indexes: Object.entries(children).map(([digest, listed]) => ({ digest, children: [...listed] })), complete: true };
}

export type Deed = LifecycleAction | 'held' | '';

/** What becomes of an image, in a word; empty where it stays. */
export function deedOf(fate: ImageFate): Deed {
  return fate.outcome.kind === 'held' ? 'held' : (actionOn(fate) ?? '');
}

/** What becomes of each image that does not just stay, by its digest. */
export function deedsOf({ fates }: Simulation): Readonly<Record<string, Deed>> {
  return Object.fromEntries(fates.filter((fate) => deedOf(fate) !== '').map((fate) => [fate.image.digest, deedOf(fate)]));
}

/** The repository when a run has done what it does. */
export function leftBy({ fates }: Simulation, { indexes }: SimulatedRepository): SimulatedRepository {
  const archived = { status: 'ARCHIVED', lastArchivedAt: daysAgo(0) };
  const left = fates.filter((fate) => actionOn(fate) !== 'expire');
  const there = new Set(left.map(({ image }) => image.digest));
  return {
    images: left.map((fate) => (actionOn(fate) === 'transition' ? { ...fate.image, ...archived } : fate.image)),
    indexes: indexes.filter(({ digest }) => there.has(digest)),
    complete: true,
  };
}

/** Every combination of two values, and so on, would be many: each value of each assumption alone, and the defaults. */
export const assumptionsInTurn: readonly Partial<Assumptions>[] = [
  {},
  ...Object.entries(assumptionValues).flatMap(([name, [, ...others]]) => others.map((value): Partial<Assumptions> => ({ [name]: value }))),
];
