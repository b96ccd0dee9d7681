import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Forecast, forecast } from '../../../src/lifecycle/forecast/forecast.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { any, archive, archived, keep, patterns, policyOf, pushed, rule, untagged } from '../policy-fixture.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { repository } from '../simulation/repository-arbitrary.js';
import { assumptionsInTurn, daysAgo, imageOf, now, repositoryOf } from '../simulation/repository-fixture.js';
import { literalDays } from './literal-days.js';

function ahead(rules: LifecyclePolicy, there: SimulatedRepository, horizonDays: number, assumptions: Partial<Assumptions> = {}): Forecast {
  return forecast(rules, there, { now, assumptions, horizonDays, pushesPerDay: 0, currentPolicy: { rules: [] } });
}

/** The last day on which anything goes. */
const lastDay = ({ days }: Forecast): number =>
  days.findLast(({ day, expired, archived: moved }) => day > 0 && expired + moved > 0)?.day ?? 0;

/** The rules with days that a test can wait for. */
function hastened({ rules }: LifecyclePolicy): LifecyclePolicy {
  return {
    rules: rules.map((one) => ('days' in one.count ? { ...one, count: { ...one.count, days: ((one.count.days - 1) % 30) + 1 } } : one)),
  };
}

const mostDays = 100;
const noPushes = { images: [], indexes: [] };

describe('a forecast without pushes', () => {
  it('is a simulation of each day, over what the one before has left, and ends as that does', () => {
    fc.assert(
      fc.property(policy, repository, fc.constantFrom(...assumptionsInTurn), (long, there, assumed) => {
        const rules = hastened(long);
        const told = ahead(rules, there, mostDays, assumed);
        const literal = literalDays(
          rules,
          there,
          Array.from({ length: mostDays }, () => noPushes),
          { now, assumptions: assumed },
        );
        expect(
          told.days.slice(1).map(({ expired, archived: moved, images, leaving }) => [expired, moved, images, digestsOf(leaving)]),
        ).toEqual(literal.slice(1).map(({ expired, archived: moved, images, leaving }) => [expired, moved, images, [...leaving].sort()]));
        const { images, bytes, archivedBytes } = told.days.at(-1) ?? {};
        expect(told.steadyState).toMatchObject({ bounded: true, images, bytes, archivedBytes, afterDays: lastDay(told) });
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same end however far one looks', () => {
    fc.assert(
      fc.property(policy, repository, fc.constantFrom(...assumptionsInTurn), fc.nat({ max: 60 }), (rules, there, assumed, horizon) => {
        expect(ahead(rules, there, horizon, assumed).steadyState).toEqual(ahead(rules, there, 0, assumed).steadyState);
      }),
    );
  });

  const child = imageOf('child', { pushedAt: daysAgo(20) });
  const tagged = (name: string, days: number) => imageOf(name, { tags: [name], pushedAt: daysAgo(days) });

  it.each<readonly [string, LifecyclePolicy, SimulatedRepository, readonly [images: number, afterDays: number]]>([
    [
      'what indexes held goes the day after',
      policyOf(rule(1, patterns('v*'), pushed(30)), rule(2, any, keep(1))),
      repositoryOf([tagged('v1', 31), child, imageOf('other', { pushedAt: daysAgo(2) })], { v1: ['child'] }),
      [1, 1],
    ],
    ['what the first run takes is all', policyOf(rule(1, any, keep(1))), repositoryOf([tagged('a', 1), tagged('b', 2)]), [1, 0]],
    [
      'what goes takes a place in a count until it goes, not after',
      policyOf(rule(1, patterns('s*'), pushed(30), archive), rule(2, any, keep(2))),
      repositoryOf([tagged('s1', 1), tagged('s2', 2), tagged('i', 3), imageOf('child', { pushedAt: daysAgo(4) }), tagged('s3', 28)], {
        s3: ['child'],
      }),
      [3, 30],
    ],
    [
      'what was archived is expired when its days there are over',
      policyOf(rule(1, any, pushed(60), archive), rule(2, any, archived(200))),
      repositoryOf([tagged('a', 20), tagged('b', 70)]),
      [0, 242],
    ],
    [
      'an age that is met at an hour that is none of a run is met by the next run',
      policyOf(rule(1, any, pushed(30))),
      repositoryOf([tagged('a', 10.5), tagged('b', 29.75)]),
      [0, 20],
    ],
    ['an age of just so many days is none yet', policyOf(rule(1, any, pushed(30))), repositoryOf([tagged('a', 10)]), [0, 21]],
    [
      'an image of a time that nobody knows stays',
      policyOf(rule(1, untagged, pushed(7))),
      repositoryOf([imageOf('a', { pushedAt: '' })]),
      [1, 0],
    ],
  ])('ends as it does day by day: %s', (_, rules, there, [images, afterDays]) => {
    const told = ahead(rules, there, 300);
    expect(told.steadyState).toMatchObject({ images, afterDays });
    expect(told.days.at(-1)).toMatchObject({ images });
    expect(lastDay(told)).toBe(afterDays);
  });

  const young = (name: string, known: Partial<Image>) => imageOf(name, { pushedAt: daysAgo(1), ...known });
  const other = tagged('p1', 10);
  const old = policyOf(rule(1, patterns('v*'), pushed(30)), rule(2, any, keep(1)));
  const places = (kept: number) =>
    policyOf(
      rule(1, patterns('v*'), pushed(30)),
      rule(2, untagged, pushed(100)),
      rule(3, patterns('i*'), keep(9)),
      rule(4, any, keep(kept)),
    );

  it.each<readonly [string, Partial<Assumptions>, LifecyclePolicy, SimulatedRepository, readonly [digest: string, day: number][]]>([
    [
      'a child that counts when its index is gone takes the place of another image',
      { 'index-children': 'not-counted' },
      places(1),
      repositoryOf([young('child', {}), other, tagged('v1', 25)], { v1: ['child'] }),
      [
        ['v1', 6],
        ['p1', 7],
        ['child', 100],
      ],
    ],
    [
      'a signature that an index holds when its subject goes takes the place of another image',
      {},
      places(2),
      repositoryOf([young('signature', { subject: 'v1' }), other, tagged('i1', 5), tagged('v1', 25)], { i1: ['signature'] }),
      [
        ['v1', 6],
        ['p1', 7],
      ],
    ],
    [
      'a child goes with its index that a count takes long since',
      { 'leaving-index': 'frees-children' },
      old,
      repositoryOf([young('young', {}), child, tagged('v1', 25)], { v1: ['child'] }),
      [
        ['v1', 6],
        ['child', 6],
      ],
    ],
    [
      'a child goes the day after its index that a count takes long since',
      {},
      old,
      repositoryOf([young('young', {}), child, tagged('v1', 25)], { v1: ['child'] }),
      [
        ['v1', 6],
        ['child', 7],
      ],
    ],
  ])('looks at all images where it must: %s', (_, assumed, rules, there, goings) => {
    const { days, steadyState } = ahead(rules, there, 120, assumed);
    const told = days.flatMap(({ day, leaving }) => leaving.map(({ image }) => [image.digest, day]));
    expect(told.sort()).toEqual([...goings].sort());
    expect(steadyState).toMatchObject({ images: there.images.length - goings.length, afterDays: goings.at(-1)?.[1] });
  });

  it.each([999_999_999, Number.MAX_SAFE_INTEGER])('does not stumble over a rule of %d days', (days) => {
    const rules = policyOf(rule(1, any, pushed(days), archive), rule(2, any, archived(days)));
    const { steadyState } = ahead(rules, repositoryOf([tagged('a', 3)]), 30);
    expect(steadyState.bounded).toBe(true);
    expect(steadyState.images === 1 || steadyState.afterDays >= days).toBe(true);
  });
});

function digestsOf(leaving: Forecast['days'][number]['leaving']): readonly string[] {
  return leaving.map(({ image }) => image.digest).sort();
}
