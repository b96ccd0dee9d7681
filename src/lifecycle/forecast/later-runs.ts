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
export function takenLater(simulation: Simulation, repository: SimulatedRepository): readonly Leaving[] {
  const { policy, now, assumptions, fates } = simulation;
  // Where no index holds anything, a run leaves nothing to the next one.
  if (keptForGood(simulation) && !fates.some(({ outcome }) => outcome.kind === 'held')) return [];
  const current = currentRepository(policy, repository, { images: [], indexes: [] }, assumptions);
  const run = (): readonly Leaving[] => runOnce(current, { now, archivedAt: now }, assumptions);
  run();
  const later: Leaving[] = [];
  for (let leaving = run(); leaving.length > 0; leaving = run()) later.push(...leaving);
  return later;
}

/**
 * Whether runs that follow at the same instant keep all that this one keeps: they do unless something takes a place in a count that took
 * none before. That is a child, where none is counted while its index is there, or a signature that an index holds when its subject goes.
 */
export function keptForGood({ assumptions, prepared }: Simulation): boolean {
  const { indexesOf, subjectOf } = prepared.bonds;
  if (assumptions['index-children'] === 'not-counted') return indexesOf.size === 0;
  return !Array.from(subjectOf.keys()).some((referrer) => indexesOf.has(referrer));
}
