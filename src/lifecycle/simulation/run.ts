import type { LifecyclePolicy } from '../policy.js';
import { youngestFirst } from './age-order.js';
import type { Assumptions } from './assumptions.js';
import { type Bonds, bondsOf } from './bonds.js';
import type { Outcome } from './fate.js';
import { type Marks, markImages } from './marks.js';
import { outcomesOf } from './outcomes.js';
import type { SimulatedRepository } from './simulated-repository.js';
import { type Standing, standingOf } from './standing.js';

/** What of a run does not hang on the hour, so that several runs can share it. */
export interface Prepared {
  readonly standing: Standing;
  /** By its place in the standing, where in the list of the repository each image is. */
  readonly order: Uint32Array;
  readonly bonds: Bonds;
}

/** What a run makes of each image, in the order of the standing. */
export interface Run {
  readonly marks: Marks;
  readonly outcomes: readonly Outcome[];
}

/** Sorts the images, and finds what selects each and what ties them. */
export function prepare(policy: LifecyclePolicy, repository: SimulatedRepository, assumptions: Assumptions): Prepared {
  const byAge = youngestFirst(repository.images, assumptions.ties);
  return { standing: standingOf(policy, repository.images, byAge, assumptions), order: byAge.order, bonds: bondsOf(repository) };
}

/** @param now - Milliseconds since 1970, UTC. */
export function runAt({ standing, bonds }: Pick<Prepared, 'standing' | 'bonds'>, now: number, assumptions: Assumptions): Run {
  const marks = markImages(standing, bonds, now, assumptions);
  return { marks, outcomes: outcomesOf(standing, marks, bonds, assumptions) };
}
