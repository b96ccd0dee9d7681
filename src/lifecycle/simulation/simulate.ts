import type { LifecyclePolicy } from '../policy.js';
import { type Assumptions, defaultAssumptions } from './assumptions.js';
import type { ImageFate, Simulation } from './fate.js';
import { traitsOf } from './image-traits.js';
import { ruleAt } from './outcomes.js';
import { prepare, runAt } from './run.js';
import type { SimulatedRepository } from './simulated-repository.js';
import { sinceAt } from './standing.js';

/** When a run is simulated, and what is assumed of what is not documented. */
export interface SimulateOptions {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly assumptions?: Partial<Assumptions>;
}

/**
 * What Amazon ECR does with the images of a repository when it evaluates the policy at that instant: for each image, the one rule that
 * decides, and what becomes of it.
 *
 * An image is decided by the first rule that selects it, whether or not that rule takes it in the end; each count ranks all images that
 * its rule selects. So an image has one action or none.
 *
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function simulate(policy: LifecyclePolicy, repository: SimulatedRepository, options: SimulateOptions): Simulation {
  const { now } = options;
  const assumptions = { ...defaultAssumptions, ...options.assumptions };
  const prepared = prepare(policy, repository, assumptions);
  const { standing, order } = prepared;
  const { indexesOf } = prepared.bonds;
  const { marks, outcomes } = runAt(prepared, now, assumptions);
  const traits = traitsOf(repository.images);
  const fates: ImageFate[] = [];
  // Youngest first, as they stand; oldest first, as they are told.
  for (let at = standing.images.length - 1; at >= 0; at--) {
    const [image, outcome, listed = 0] = [standing.images[at], outcomes[at], order[at]];
    if (image === undefined || outcome === undefined) continue;
    const owner = ruleAt(standing, marks.passed[at] === 1 ? -1 : standing.owners[at]);
    fates.push({
      image,
      storageClass: standing.classes[at] ?? null,
      owner,
      rank: marks.ranks[at] ?? 0,
      since: owner === null || owner.count.type === 'imageCountMoreThan' ? Number.NaN : sinceAt(standing, owner.count.type, at),
      outcome,
      protectedFrom: ruleAt(standing, marks.spared[at]),
      heldBy: indexesOf.size === 0 ? '' : (indexesOf.get(image.digest)?.[0] ?? ''),
      listed,
      tagCount: traits.tagCounts[listed] ?? 0,
      isIndex: traits.indexes[listed] === 1,
      isReferrer: traits.referrers[listed] === 1,
    });
  }
  return { policy, repository, now, assumptions, prepared, fates };
}
