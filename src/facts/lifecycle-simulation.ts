import type { LifecyclePolicy } from '../lifecycle/policy.js';
import type { Simulation } from '../lifecycle/simulation/fate.js';
import { otherRuns } from '../lifecycle/simulation/other-runs.js';
import { simulate } from '../lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../lifecycle/simulation/simulated-repository.js';
import type { RepositoryImages } from '../model/image.js';
import { isUnknown } from '../model/unknown.js';
import type { Facts } from './facts.js';
import { rememberAbout } from './remember.js';

/** What is known of the images of a repository, as the simulator takes it. */
export function simulatedRepository({ images, indexes, count }: RepositoryImages): SimulatedRepository {
  return { images, indexes: isUnknown(indexes) ? [] : indexes, complete: !isUnknown(count) };
}

/** The runs with what else may be assumed; they are kept, since each takes about as long as the simulation itself. */
export const otherRunsOf = rememberAbout(otherRuns);

/** The run of a policy over the images of a repository at the instant at which they were listed; answers are kept. */
export const simulationBy = rememberAbout((facts: Facts) =>
  rememberAbout((images: RepositoryImages) =>
    rememberAbout((policy: LifecyclePolicy): Simulation => {
      const { now, assumptions = {} } = facts.context;
      if (now === undefined) throw new Error('a simulation needs the instant at which the images were listed');
      return simulate(policy, simulatedRepository(images), { now: now.getTime(), assumptions });
    }),
  ),
);
