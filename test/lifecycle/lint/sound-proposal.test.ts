import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keep, prefixes, rule, textOf } from '../policy-fixture.js';
import { foundOf, tagged } from './lint-fixture.js';
import { proposing } from './proposal-arbitrary.js';
import { faultsOfProposals } from './proposal-law.js';

describe('a policy that a lint proposes', () => {
  it('is taken, has that lint no more and none that was not told before, and lets nothing go that the lint is not about', () => {
    fc.assert(
      fc.property(proposing, ([rules, images, releaseTags]) => {
        expect(faultsOfProposals(textOf(...rules), images, releaseTags)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is tried for ten of them', () => {
    const narrower = Array.from({ length: 12 }, (_, place) => rule(place + 2, prefixes(`v${place + 10}.`), keep(9)));
    const images = narrower.map((_, place) => tagged(place, `v${place + 10}.0`));
    const found = foundOf('shadowed-rule', { rules: [rule(1, prefixes('v'), keep(99)), ...narrower], images });
    expect(found.map(({ policy }) => policy !== '')).toEqual([...Array<boolean>(10).fill(true), false, false]);
  });

  it('is tried for few of them where there are very many images', () => {
    const narrower = [10, 11].map((major, place) => rule(place + 2, prefixes(`v${major}.`), keep(150_000)));
    const images = Array.from({ length: 130_000 }, (_, place) => tagged(place / 1_000, `v${10 + (place % 2)}.${place}`));
    const found = foundOf('shadowed-rule', { rules: [rule(1, prefixes('v'), keep(150_000)), ...narrower], images });
    expect(found.map(({ policy }) => policy !== '')).toEqual([true, false]);
  });
});
