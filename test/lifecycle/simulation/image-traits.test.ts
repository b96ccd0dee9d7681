import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { isIndex, isReferrer } from '../../../src/model/image.js';
import { policy } from './long-policy-arbitrary.js';
import { looseRepository } from './repository-arbitrary.js';
import { assumptionsInTurn, now } from './repository-fixture.js';

describe('what a fate tells of its image', () => {
  it('is what the image says itself, whatever the order of the list', () => {
    fc.assert(
      fc.property(policy, looseRepository, fc.constantFrom(...assumptionsInTurn), (rules, repository, assumptions) => {
        const { fates } = simulate(rules, repository, { now, assumptions });
        expect(fates.length).toBe(repository.images.length);
        for (const { image, listed, tagCount, ...fate } of fates) {
          expect(repository.images[listed]).toBe(image);
          expect({ tagCount, isIndex: fate.isIndex, isReferrer: fate.isReferrer }).toEqual({
            tagCount: image.tags.length,
            isIndex: isIndex(image),
            isReferrer: isReferrer(image),
          });
        }
      }),
    );
  });
});
