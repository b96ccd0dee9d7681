import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tagTest } from '../../../src/lifecycle/simulation/tag-test.js';
import { matchesWildcard } from '../../../src/model/wildcard.js';

const text = (letters: string, maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...letters), maxLength });

it('says of each tag what the wildcard says', () => {
  fc.assert(
    fc.property(text('ab**', 7), text('ab', 9), (pattern, tag) => {
      expect(tagTest(pattern)(tag)).toBe(matchesWildcard(pattern, tag));
    }),
    { numRuns: 20_000 },
  );
});
