import { describe, expect, it } from 'vitest';
import { assumptionValues } from '../../../src/lifecycle/simulation/assumptions.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { children, expireVersions, leavingIndex, listedTwice, referrers } from './cases-of-bonds.js';
import { activating, ages, capitals, clocks, ties } from './cases-of-order.js';
import { deedsOf, now } from './repository-fixture.js';

describe.each([
  ['index-children', children],
  ['leaving-index', leavingIndex],
  ['referrers', referrers],
  ['ties', ties],
  ['activating', activating],
  ['age', ages],
  ['tag-case', capitals],
  ['clocks', clocks],
] as const)('%s', (about, cases) => {
  it.each(cases)('$name', ({ policy, repository, assumed, deeds }) => {
    expect(deedsOf(simulate(policy, repository, { now, assumptions: assumed }))).toEqual(deeds);
  });

  it('is shown with each of its values', () => {
    const values = Object.entries(assumptionValues).find(([name]) => name === about)?.[1] ?? [];
    const shown = cases.flatMap(({ assumed }) => Object.values(assumed));
    expect(values.filter((value) => !shown.includes(value))).toEqual([]);
  });
});

it('names an index that stays as the one that holds a child', () => {
  const { fates } = simulate(expireVersions, listedTwice, { now, assumptions: { 'leaving-index': 'frees-children' } });
  expect(fates.find(({ image }) => image.digest === 'image')?.outcome).toEqual({ kind: 'held', action: 'expire', by: 'b-stays' });
});
