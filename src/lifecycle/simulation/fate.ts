import type { Image } from '../../model/image.js';
import type { LifecycleAction, LifecyclePolicy, LifecycleRule, LifecycleStorageClass } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import type { Prepared } from './run.js';
import type { SimulatedRepository } from './simulated-repository.js';

/** What becomes of one image in a run of a policy. */
export interface ImageFate {
  readonly image: Image;
  /** Null for a status that nobody knows, which no rule is known to select. */
  readonly storageClass: LifecycleStorageClass | null;
  /** The one rule that decides: the first by priority that selects the image. Null where none does. */
  readonly owner: LifecycleRule | null;
  /** Its place among all that the owner's count selects, from 1, youngest first; 0 where the owner does not count. */
  readonly rank: number;
  /** The instant from which the owner counts days, in milliseconds, UTC; NaN where it does not, or where that is not known. */
  readonly since: number;
  readonly outcome: Outcome;
  /** A rule of lower priority that would take the image, were it not for the owner; null for none, and where it was not asked for. */
  readonly protectedFrom: LifecycleRule | null;
  /** An index that is there and lists it, so that it cannot go before that; empty for none. */
  readonly heldBy: string;
  /** Where it is in the list of the repository's images. */
  readonly listed: number;
  /** How many tags it has. This and what follows is told of the image, which lies elsewhere in memory. */
  readonly tagCount: number;
  readonly isIndex: boolean;
  /** A signature or the like. */
  readonly isReferrer: boolean;
}

/**
 * - `kept`: no rule takes it, now.
 * - `taken`: the owner expires or archives it.
 * - `held`: the owner would, but an index that is there lists it, so that the service fails to (ImageReferencedByManifestList).
 * - `follows`: it refers to another image: it goes with it within 24 hours where that goes, and is left alone while it stays (`action` null).
 */
export type Outcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'taken'; readonly action: LifecycleAction }
  | { readonly kind: 'held'; readonly action: LifecycleAction; readonly by: string }
  | { readonly kind: 'follows'; readonly subject: string; readonly action: LifecycleAction | null };

/** Few objects for many images. */
export const taken = {
  expire: { kind: 'taken', action: 'expire' },
  transition: { kind: 'taken', action: 'transition' },
} as const satisfies Readonly<Record<LifecycleAction, Outcome>>;

/** A run of a policy over a repository at one instant. */
export interface Simulation {
  readonly policy: LifecyclePolicy;
  readonly repository: SimulatedRepository;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly assumptions: Assumptions;
  /** What other runs over the same images can share. */
  readonly prepared: Prepared;
  /** One for each image, oldest first. */
  readonly fates: readonly ImageFate[];
}

/** What the service does to an image, its subject's going included; null where it stays. */
export function actionOn({ outcome }: Pick<ImageFate, 'outcome'>): LifecycleAction | null {
  switch (outcome.kind) {
    case 'taken':
    case 'follows':
      return outcome.action;
    case 'kept':
    case 'held':
      return null;
  }
}
