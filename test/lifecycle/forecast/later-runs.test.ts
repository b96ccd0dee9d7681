import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takenLater } from '../../../src/lifecycle/forecast/later-runs.js';
import { actionOn, type Simulation } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { any, keep, policyOf, rule } from '../policy-fixture.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { repository } from '../simulation/repository-arbitrary.js';
import { assumptionsInTurn, daysAgo, imageOf, leftBy, now, repositoryOf } from '../simulation/repository-fixture.js';

it('is what one simulation after the other takes of what the first one leaves', () => {
  fc.assert(
    fc.property(policy, repository, fc.constantFrom(...assumptionsInTurn), (rules, images, assumptions) => {
      const first = simulate(rules, images, { now, assumptions });
      fc.pre(first.fates.some(({ heldBy }) => heldBy !== ''));
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

it('is what a count takes when a child that was not counted has lost its index', () => {
  const images = repositoryOf(
    [
      imageOf('kept', { tags: ['v1'], pushedAt: daysAgo(4) }),
      imageOf('index', { pushedAt: daysAgo(9) }),
      imageOf('child', { pushedAt: daysAgo(1) }),
    ],
    { index: ['child'] },
  );
  const run = simulate(policyOf(rule(1, any, keep(1))), images, { now, assumptions: { 'index-children': 'not-counted' } });
  expect(deeds(run)).toEqual(['index expire']);
  expect(takenLater(run, images).map(({ image }) => image.digest)).toEqual(['kept']);
});

const deeds = ({ fates }: Simulation): readonly string[] =>
  fates.flatMap((fate) => (actionOn(fate) === null ? [] : `${fate.image.digest} ${actionOn(fate)}`));
