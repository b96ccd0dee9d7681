import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takenLater } from '../../../src/lifecycle/forecast/later-runs.js';
import { actionOn, type Simulation } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { repository } from '../simulation/repository-arbitrary.js';
import { assumptionsInTurn, leftBy, now } from '../simulation/repository-fixture.js';

it('is what one simulation after the other takes of what the first one leaves', () => {
  fc.assert(
    fc.property(policy, repository, fc.constantFrom(...assumptionsInTurn), (rules, images, assumptions) => {
      const first = simulate(rules, images, { now, assumptions });
      fc.pre(first.fates.some(({ outcome }) => outcome.kind === 'held'));
      const done: string[] = [];
      let left = leftBy(first, images);
      for (
        let run = simulate(rules, left, { now, assumptions });
        deeds(run).length > 0;
        run = simulate(rules, left, { now, assumptions })
      ) {
        done.push(...deeds(run));
        left = leftBy(run, left);
      }
      const told = takenLater(first, images).map(({ image, action }) => `${image.digest} ${action}`);
      expect(told.sort()).toEqual(done.sort());
    }),
    { numRuns: 500 },
  );
});

const deeds = ({ fates }: Simulation): readonly string[] =>
  fates.flatMap((fate) => (actionOn(fate) === null ? [] : `${fate.image.digest} ${actionOn(fate)}`));
