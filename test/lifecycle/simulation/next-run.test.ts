import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actionOn, type Simulation } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { policy } from './long-policy-arbitrary.js';
import { repository } from './repository-arbitrary.js';
import { deedOf, leftBy, now } from './repository-fixture.js';

it('takes in the next run at the same instant only what indexes held that have gone', () => {
  fc.assert(
    fc.property(policy, repository, (rules, images) => {
      const first = simulate(rules, images, { now });
      fc.pre(!outlivesItsSubject(first));
      const held = new Set(first.fates.filter((fate) => deedOf(fate) === 'held').map(({ image }) => image.digest));
      for (const fate of simulate(rules, leftBy(first, images), { now }).fates) {
        if (fate.outcome.kind === 'taken') expect(held.has(fate.image.digest)).toBe(true);
        if (fate.outcome.kind === 'held') expect(held.has(fate.image.digest)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

it('comes to an end: after as many runs as there are images, the next one does nothing', () => {
  fc.assert(
    fc.property(policy, repository, (rules, images) => {
      const runs = images.images.reduce((left) => leftBy(simulate(rules, left, { now }), left), images);
      expect(simulate(rules, runs, { now }).fates.filter((fate) => actionOn(fate) !== null)).toEqual([]);
    }),
  );
});

it('does in one run, where an index that goes frees its children, what many runs do otherwise', () => {
  fc.assert(
    fc.property(policy, repository, (rules, images) => {
      const first = simulate(rules, images, { now, assumptions: { 'leaving-index': 'frees-children' } });
      const next = simulate(rules, leftBy(first, images), { now, assumptions: { 'leaving-index': 'frees-children' } });
      fc.pre(!outlivesItsSubject(first));
      expect(next.fates.filter((fate) => actionOn(fate) !== null)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** A signature that an index holds while its subject goes is an image like any other in the next run, and takes a place in counts. */
function outlivesItsSubject({ fates }: Simulation): boolean {
  const gone = new Set(fates.filter((fate) => actionOn(fate) === 'expire').map(({ image }) => image.digest));
  return fates.some((fate) => actionOn(fate) !== 'expire' && gone.has(fate.image.subject));
}
