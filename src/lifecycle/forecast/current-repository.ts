import type { Image } from '../../model/image.js';
import type { LifecyclePolicy, LifecycleStorageClass } from '../policy.js';
import type { Assumptions } from '../simulation/assumptions.js';
import type { Bonds } from '../simulation/bonds.js';
import { prepare } from '../simulation/run.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import type { Standing } from '../simulation/standing.js';
import { type Selector, selectorOf } from './selector.js';
import { type Ties, tiesOf } from './ties.js';

/**
 * A repository that changes as time passes. Every image is matched and sorted once, those to come included, so that 90 runs do not cost 90
 * simulations.
 */
export interface CurrentRepository {
  /** The order stays: neither going nor being archived changes a push time. What is not there is selected by no rule. */
  readonly standing: Standing & { readonly images: Image[]; readonly classes: (LifecycleStorageClass | null)[] };
  /** They are undone as images leave. */
  readonly bonds: Bonds & { readonly indexesOf: Map<string, readonly string[]>; readonly subjectOf: Map<string, string> };
  readonly ties: Ties;
  readonly selector: Selector;
  /** 1 for an image that is there, in the order of the standing. */
  readonly isThere: Uint8Array;
  /** 1 for an image that an index lists. */
  readonly isHeld: Uint8Array;
}

/** @param toCome - Images that are not there until they are admitted, and the manifests of their indexes. */
export function currentRepository(
  policy: LifecyclePolicy,
  { images, indexes, complete }: SimulatedRepository,
  toCome: Pick<SimulatedRepository, 'images' | 'indexes'>,
  assumptions: Assumptions,
): CurrentRepository {
  const all = { images: [...images, ...toCome.images], indexes: [...indexes, ...toCome.indexes], complete };
  const { standing, bonds } = prepare(policy, all, assumptions);
  const current: CurrentRepository = {
    standing: { ...standing, images: [...standing.images], classes: [...standing.classes] },
    bonds: { indexesOf: new Map(bonds.indexesOf), subjectOf: new Map(bonds.subjectOf) },
    ties: tiesOf(standing, bonds),
    selector: selectorOf(policy, assumptions),
    isThere: new Uint8Array(standing.images.length).fill(1),
    isHeld: Uint8Array.from(standing.images, ({ digest }) => (bonds.indexesOf.has(digest) ? 1 : 0)),
  };
  for (const { digest } of toCome.images) hide(current, current.ties.placeOf.get(digest));
  return current;
}

/** Lets in images that were to come. */
export function admit(current: CurrentRepository, images: readonly Image[]): void {
  for (const { digest } of images) show(current, current.ties.placeOf.get(digest));
}

/** The images that are there now, as they are now, youngest first. */
export function imagesThere({ standing, isThere }: CurrentRepository): readonly Image[] {
  return standing.images.filter((_, at) => isThere[at] === 1);
}

/** Takes an image out. */
export function expireAt(current: CurrentRepository, at: number): void {
  const { standing, bonds, ties } = current;
  const digest = standing.images[at]?.digest ?? '';
  hide(current, at);
  freeChildren(current, digest);
  bonds.indexesOf.delete(digest);
  bonds.subjectOf.delete(digest);
  for (const referrer of ties.referrersOf.get(digest) ?? []) bonds.subjectOf.delete(referrer);
}

/** Moves an image to the archive, where it no longer keeps its children from leaving. */
export function archiveAt(current: CurrentRepository, at: number, archivedAt: number): void {
  const image = current.standing.images[at];
  if (image === undefined) return;
  const lastArchivedAt = new Date(Math.min(archivedAt, lastInstant)).toISOString();
  current.standing.images[at] = { ...image, status: 'ARCHIVED', lastArchivedAt };
  current.standing.classes[at] = 'archive';
  show(current, at);
  freeChildren(current, image.digest);
}

/** No calendar reaches further than that; a rule of so many days is one for ever. */
const lastInstant = 8.64e15;

function show({ standing, selector, isThere }: CurrentRepository, at: number | undefined): void {
  if (at === undefined) return;
  const { owner, low, high } = selector.select(standing.classes[at] ?? null, standing.images[at]?.tags ?? []);
  isThere[at] = 1;
  standing.owners[at] = owner;
  standing.low[at] = low;
  standing.high[at] = high;
}

function hide({ standing, isThere }: CurrentRepository, at: number | undefined): void {
  if (at === undefined) return;
  isThere[at] = 0;
  standing.owners[at] = -1;
  standing.low[at] = 0;
  standing.high[at] = 0;
}

function freeChildren({ bonds, ties, isHeld }: CurrentRepository, index: string): void {
  for (const child of ties.childrenOf.get(index) ?? []) {
    const left = (bonds.indexesOf.get(child) ?? []).filter((other) => other !== index);
    if (left.length > 0) {
      bonds.indexesOf.set(child, left);
    } else {
      bonds.indexesOf.delete(child);
      isHeld[ties.placeOf.get(child) ?? -1] = 0;
    }
  }
}
