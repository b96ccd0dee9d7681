import { describe, expect, it } from 'vitest';
import { paintFor } from '../../../../src/reporters/table/paint.js';
import { estateHead } from '../../../../src/reporters/table/simulation/estate-head.js';
import type { RepositorySimulation } from '../../../../src/schema/generated/report.js';
import { reportOf } from '../../report-fixture.js';
import { changesOf, comparisonOf, expiring, forecastOf, leavingImage, simulation } from '../../simulation-fixture.js';

const { scope, command } = reportOf([]);
const page = { width: 1_000, boxes: false, paint: paintFor(false), scope, command, incomplete: false };
const GiB = 2 ** 30;
const linesOf = (...simulations: readonly RepositorySimulation[]): readonly string[] =>
  estateHead(simulations, page)
    .filter((line) => line !== '')
    .map((line) => line.trim());
const fault = { code: 'c', message: 'm', pointer: '', line: 1, column: 1, serviceMessage: '' };
const going = simulation({ images: 12, actions: expiring(2, () => ({ inUse: true })), bytesFreed: GiB, monthlySaving: '0.10' });

describe('the total of all repositories', () => {
  it('has what goes and how much of it is in use', () => {
    expect(linesOf(going, going, simulation())).toEqual([
      '3 repositories simulated',
      'expires 4 of 34 images (at most 2.0 GiB, 0.20 USD a month), keeps 30; 4 of those that go are in use',
    ]);
  });

  it('does not count as kept what a refused policy leaves unknown', () => {
    expect(linesOf(going, simulation({ errors: [fault] }))).toEqual([
      '1 of 2 repositories simulated; Amazon ECR refuses the policy of 1',
      'expires 2 of 12 images (at most 1.0 GiB, 0.10 USD a month), keeps 10; 2 of those that go are in use',
    ]);
    expect(linesOf(simulation({ errors: [fault] }), simulation({ errors: [fault] }))).toEqual([
      '0 of 2 repositories simulated; Amazon ECR refuses the policy of 2',
    ]);
  });
});

describe('the total of a comparison', () => {
  const more = comparisonOf({ newlyExpired: changesOf(3), bytesFreedDifference: GiB, monthlySavingDifference: '0.10' });
  const words = '6 newly expired, in 2 of 2 repositories; frees 2.0 GiB, 0.20 USD a month more';

  it.each([
    ['the current policies', 'current', 'current'],
    ['the current policies', 'current', 'none'],
    ['no policy', 'none', 'none'],
    ['old.json', 'old.json', 'old.json'],
  ])('is with %s', (others, ...comparedTo) => {
    const [one = '', other = ''] = comparedTo;
    const lines = linesOf(
      simulation({ comparison: { ...more, comparedTo: one } }),
      simulation({ comparison: { ...more, comparedTo: other } }),
    );
    expect(lines.at(-1)).toBe(`compared with ${others}: ${words}`);
  });

  it('says of how many repositories it does not know', () => {
    const refused = simulation({ comparison: comparisonOf({ errors: [fault] }) });
    expect(linesOf(simulation({ comparison: more }), refused).slice(-2)).toEqual([
      'compared with the current policy: 3 newly expired; frees 1.0 GiB, 0.10 USD a month more',
      'not compared in 1 repository: the other policy is refused, or not known',
    ]);
    expect(linesOf(refused, refused).at(-1)).toBe('not compared in 2 repositories: the other policy is refused, or not known');
  });
});

describe('the total of a forecast', () => {
  const today = { images: 10, bytes: 2 * GiB, monthlyCost: '0.20' };
  const end = { images: 4, bytes: GiB, monthlyCost: '0.10', expired: 5, archived: 1 };
  const used = { leaving: [leavingImage(1), leavingImage(2, { inUse: false })] };
  const shrinking = simulation({ forecast: forecastOf([today, { ...today, ...used, expired: 2 }, end]) });
  const endless = { ...forecastOf([]).steadyState, bounded: false };

  it('has what leaves, and what is stored before and after', () => {
    expect(linesOf(shrinking, shrinking).slice(-2)).toEqual([
      'within 2 days later runs expire 14 images and archive 2, of which 4 are there today; what is stored goes from 20 images, 4.0 GiB, 0.40 USD a month to 8 images, 2.0 GiB, 0.20 USD a month',
      '2 images that are in use today leave then, from 2 repositories, the first on 2026-11-22',
    ]);
  });

  it('says where nothing leaves, what grows without end, and what is not followed as far', () => {
    const still = simulation({ forecast: forecastOf([today, today], { steadyState: endless }) });
    const further = simulation({ forecast: forecastOf([today, today, today]) });
    expect(linesOf(still, further).at(-1)).toBe(
      'within 2 days (fewer in 1 repository) later runs take no image; what is stored stays at 20 images, 4.0 GiB, 0.40 USD a month; 1 repository grows without end',
    );
  });

  it.each([
    [1, 1, 'expire 1 image, which is there today'],
    [2, 2, 'expire 2 images, all of which are there today'],
    [2, 1, 'expire 2 images, of which 1 is there today'],
    [2, 0, 'expire 2 images, none of which is there today'],
  ])('tells of %i images that leave how many are there: %i', (expired, there, words) => {
    const leaving = Array.from({ length: there }, (_, at) => leavingImage(at));
    const other = simulation({ forecast: forecastOf([today, today]) });
    const line = linesOf(simulation({ forecast: forecastOf([today, { ...today, expired, leaving }]) }), other).find((one) =>
      one.startsWith('within'),
    );
    expect(line).toContain(`within 1 day later runs ${words}; `);
  });

  it('counts nothing of the first run, which is told above', () => {
    const first = simulation({ forecast: forecastOf([{ ...today, expired: 7 }, today]) });
    expect(linesOf(first, first).at(-1)).toContain('later runs take no image');
  });

  it('has no money where the price of one is not known', () => {
    const unknown = simulation({
      forecast: forecastOf([
        { ...today, monthlyCost: '' },
        { ...end, monthlyCost: '' },
      ]),
    });
    expect(linesOf(shrinking, unknown).find((line) => line.startsWith('within'))).toMatch(
      /; what is stored goes from 20 images, 4.0 GiB to 8 images, 2.0 GiB$/,
    );
  });
});
