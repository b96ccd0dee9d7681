import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takenLater } from '../../../src/lifecycle/forecast/later-runs.js';
import { actionOn, type Simulation } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { repository } from '../simulation/repository-arbitrary.js';
import { assumptionsInTurn, daysAgo, now } from '../simulation/repository-fixture.js';

it('is what one simulation after the other takes of what the first one leaves', () => {
  fc.assert(
    fc.property(policy, repository, fc.constantFrom(...assumptionsInTurn), (rules, images, assumptions) => {
      const first = simulate(rules, images, { now, assumptions });
      fc.pre(first.fates.some(({ outcome }) => outcome.kind === 'held'));
      const done: string[] = [];
      let left = after(first, images);
      for (
        let run = simulate(rules, left, { now, assumptions });
        deeds(run).length > 0;
        run = simulate(rules, left, { now, assumptions })
      ) {
        done.push(...deeds(run));
        left = after(run, left);
      }
      const told = takenLater(first, images).map(({ image, action }) => `${image.digest} ${action}`);
      expect(told.sort()).toEqual(done.sort());
    }),
    { numRuns: 500 },
  );
});

const deeds = ({ fates }: Simulation): readonly string[] =>
  fates.flatMap((fate) => (actionOn(fate) === null ? [] : `${fate.image.digest} ${actionOn(fate)}`));

/** The repository when a run has done what it does. */
function after({ fates }: Simulation, { indexes }: SimulatedRepository): SimulatedRepository {
  const archived = { status: 'ARCHIVED', lastArchivedAt: daysAgo(0) };
  const left = fates.filter((fate) => actionOn(fate) !== 'expire');
  const there = new Set(left.map(({ image }) => image.digest));
  return {
    images: left.map((fate) => (actionOn(fate) === 'transition' ? { ...fate.image, ...archived } : fate.image)),
    indexes: indexes.filter(({ digest }) => there.has(digest)),
    complete: true,
  };
}
