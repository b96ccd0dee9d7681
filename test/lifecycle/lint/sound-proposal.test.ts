import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../policy-fixture.js';
import { proposing } from './proposal-arbitrary.js';
import { faultsOfProposals } from './proposal-law.js';

describe('a policy that a lint proposes', () => {
  it('is taken, has that lint no more and none that was not told before, and lets nothing go that the lint is not about', () => {
    fc.assert(
      fc.property(proposing, ([rules, images, releaseTags]) => {
        expect(faultsOfProposals(textOf(...rules), images, releaseTags)).toEqual([]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  });
});
