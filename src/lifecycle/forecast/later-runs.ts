import type { Simulation } from '../simulation/fate.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { currentRepository } from './current-repository.js';
import { type Leaving, runOnce } from './run-once.js';

/**
 * What the runs that follow take though nothing is pushed and no time passes: what an index holds that goes in this one, and what refers
 * to that. "If an image is referenced by a manifest list, it cannot be expired or archived without the manifest list being deleted or
 * archived first." https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 *
 * @param repository - That of the simulation.
 * @returns Each image once for each action.
 */
export function takenLater({ policy, now, assumptions, fates }: Simulation, repository: SimulatedRepository): readonly Leaving[] {
  // Where no index holds anything, a run leaves nothing to the next one.
  if (!fates.some(({ outcome }) => outcome.kind === 'held')) return [];
  const current = currentRepository(policy, repository, { images: [], indexes: [] }, assumptions);
  const run = (): readonly Leaving[] => runOnce(current, { now, archivedAt: now }, assumptions);
  run();
  const later: Leaving[] = [];
  for (let leaving = run(); leaving.length > 0; leaving = run()) later.push(...leaving);
  return later;
}
