import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonTotalWords, comparisonWords } from '../../src/reporters/comparison-words.js';
import { changesOf, comparisonOf } from './simulation-fixture.js';

const GiB = 2 ** 30;

describe('what a policy does that another does not', () => {
  it.each<[string, Parameters<typeof comparisonOf>[0], string]>([
    ['is nothing', {}, 'every image fares the same'],
    [
      'is more, and worth more',
      { newlyExpired: changesOf(2), moved: changesOf(1), bytesFreedDifference: GiB, monthlySavingDifference: '0.10' },
      '2 newly expired, 1 moved to another rule; frees 1.0 GiB, 0.10 USD a month more',
    ],
    [
      'is less',
      { newlyKept: changesOf(1), bytesFreedDifference: -GiB, monthlySavingDifference: '-0.10' },
      '1 newly kept; frees 1.0 GiB, 0.10 USD a month less',
    ],
    [
      'has no known price',
      { newlyExpired: changesOf(1), bytesFreedDifference: GiB, monthlySavingDifference: '' },
      '1 newly expired; frees 1.0 GiB more',
    ],
    [
      'frees more and saves less',
      { newlyExpired: changesOf(1), newlyArchived: changesOf(1), bytesFreedDifference: GiB, monthlySavingDifference: '-2' },
      '1 newly expired, 1 newly archived; frees 1.0 GiB more; saves 2.00 USD a month less',
    ],
    [
      'saves, and frees as much',
      { newlyArchived: changesOf(1), monthlySavingDifference: '2' },
      '1 newly archived; saves 2.00 USD a month more',
    ],
  ])('%s', (_, over, words) => {
    expect(comparisonWords(comparisonOf(over))).toBe(words);
  });
});

describe('the same of several repositories', () => {
  const more = comparisonOf({ newlyExpired: changesOf(3), bytesFreedDifference: 3 * GiB, monthlySavingDifference: '0.30' });
  const less = comparisonOf({ newlyKept: changesOf(1), bytesFreedDifference: -GiB, monthlySavingDifference: '-0.10' });

  it('is their sum, and says in how many of them', () => {
    expect(comparisonTotalWords([more, comparisonOf(), less])).toBe(
      '3 newly expired, 1 newly kept, in 2 of 3 repositories; frees 2.0 GiB, 0.20 USD a month more',
    );
  });

  it('is nothing where none fares otherwise, whether its price is known or not', () => {
    const same = comparisonOf({ monthlySavingDifference: '' });
    expect(comparisonTotalWords([same, same])).toBe('every image fares the same');
    expect(comparisonTotalWords([more, same])).toBe('3 newly expired, in 1 of 2 repositories; frees 3.0 GiB, 0.30 USD a month more');
  });

  it('has no money where the price of one is not known', () => {
    expect(comparisonTotalWords([more, { ...less, monthlySavingDifference: '' }])).toBe(
      '3 newly expired, 1 newly kept, in 2 of 2 repositories; frees 2.0 GiB more',
    );
  });

  it('adds money to the cent, where binary fractions would not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), (count) => {
        const each = comparisonOf({ newlyExpired: changesOf(1), bytesFreedDifference: GiB, monthlySavingDifference: '0.10' });
        const cents = String(count * 10).padStart(3, '0');
        const words = comparisonTotalWords(Array.from({ length: count }, () => each));
        expect(words).toContain(`, ${cents.slice(0, -2)}.${cents.slice(-2)} USD a month more`);
      }),
    );
  });
});
