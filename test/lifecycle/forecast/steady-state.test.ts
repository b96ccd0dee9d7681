import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Forecast, forecast } from '../../../src/lifecycle/forecast/forecast.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { any, archive, archived, expire, keep, patterns, policyOf, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { assumptionsInTurn, now, repositoryOf } from '../simulation/repository-fixture.js';
import { type Pipeline, pushedBy } from './pipeline-fixture.js';

const noPolicy: LifecyclePolicy = { rules: [] };

function ahead(rules: LifecyclePolicy, there: SimulatedRepository, horizonDays: number, assumptions: Partial<Assumptions> = {}): Forecast {
  return forecast(rules, there, { now, assumptions, horizonDays, pushesPerDay: null, currentPolicy: noPolicy });
}

const builds: Pipeline = { name: 'builds', every: 0.5, pushes: 120, tag: 'main-' };
const releases: Pipeline = { name: 'releases', every: 4, pushes: 20, tag: 'v' };
const nightly: Pipeline = { name: 'nightly', every: 1, pushes: 40 };
const platforms: Pipeline = { name: 'platforms', every: 1, pushes: 40, tag: 'multi-', children: 2, signed: true };
const stopped: Pipeline = { name: 'stopped', every: 1, pushes: 30, tag: 'old-', since: 120 };

interface Case {
  readonly name: string;
  readonly rules: LifecyclePolicy;
  readonly there: SimulatedRepository;
  /** Of the images in the end. */
  readonly images: number;
  readonly why: string;
  readonly assumed?: Partial<Assumptions>;
}

const bounded: readonly Case[] = [
  {
    name: 'an age',
    rules: policyOf(rule(1, untagged, pushed(7))),
    there: pushedBy(nightly),
    images: 7,
    why: 'rule 1 expires images 7 days after the push',
  },
  {
    name: 'a count',
    rules: policyOf(rule(1, any, keep(50))),
    there: pushedBy(nightly, builds),
    images: 50,
    why: 'rule 1 expires images beyond the newest 50',
  },
  {
    name: 'a count among which are images that another rule lets go',
    rules: policyOf(rule(1, untagged, pushed(7)), rule(2, any, keep(40))),
    there: pushedBy(nightly, builds),
    images: 39,
    why: 'rule 1 expires images 7 days after the push; rule 2 expires images beyond the newest 40',
  },
  {
    name: 'a count that is not reached, with images that are pushed no more',
    rules: policyOf(rule(1, patterns('main-*'), pushed(5)), rule(2, any, keep(500))),
    there: pushedBy(builds, stopped),
    images: 40,
    why: 'rule 1 expires images 5 days after the push; 30 images of today stay, which no rule takes',
  },
  {
    name: 'a count of which pushes take places that images of today have',
    rules: policyOf(rule(1, patterns('main-*'), pushed(10)), rule(2, any, keep(30))),
    there: pushedBy({ ...builds, pushes: 4 }, stopped),
    images: 28,
    why: 'rule 1 expires images 10 days after the push; 11 images of today stay, which no rule takes',
  },
  {
    name: 'indexes with children and signatures, of which the children are free a day later',
    rules: policyOf(rule(1, untagged, pushed(3)), rule(2, patterns('multi-*'), pushed(14))),
    there: pushedBy(platforms),
    images: 14 + 2 * 15 + 14,
    why: 'rule 1 expires images 3 days after the push; rule 2 expires images 14 days after the push',
  },
  {
    name: 'a count that children take places of',
    rules: policyOf(rule(1, any, keep(30))),
    there: pushedBy(platforms),
    images: 42,
    why: 'rule 1 expires images beyond the newest 30',
  },
  {
    name: 'a count that children take no places of',
    rules: policyOf(rule(1, any, keep(30))),
    there: pushedBy(platforms),
    images: 30 + 2 * 31 + 30,
    why: 'rule 1 expires images beyond the newest 30',
    assumed: { 'index-children': 'not-counted' },
  },
  {
    name: 'the archive in between',
    rules: policyOf(rule(1, any, pulled(20), archive), rule(2, any, archived(90), expire)),
    there: pushedBy(nightly),
    images: 111,
    why: 'rule 1 archives images 20 days after the last pull for rule 2 to expire them 90 days after they were archived',
  },
  {
    name: 'no pushes',
    rules: policyOf(rule(1, any, keep(12))),
    there: pushedBy(stopped),
    images: 12,
    why: 'nothing is pushed, and 12 images that no rule takes stay',
  },
];

describe('the steady state', () => {
  it.each(bounded)('is bounded by $name', ({ rules, there, images, why, assumed }) => {
    const { steadyState } = ahead(rules, there, 1, assumed);
    expect(steadyState).toMatchObject({ bounded: true, why, growth: { images: 0, bytes: 0, archivedBytes: 0 } });
    const { days } = ahead(rules, there, steadyState.afterDays + 40, assumed);
    const late = days.slice(-30);
    for (const size of ['images', 'bytes', 'archivedBytes'] as const) {
      const mean = late.reduce((sum, day) => sum + day[size], 0) / late.length;
      expect(Math.abs(mean - steadyState[size]), `${size}: ${mean} in the long run, ${steadyState[size]} told`).toBeLessThanOrEqual(
        size === 'images' ? 1.5 : 1_500,
      );
    }
    expect(Math.abs(steadyState.images - images), `${steadyState.images} images`).toBeLessThanOrEqual(1);
  });

  it('has the bytes of the images that it tells: as many as its last day, where that is steady', () => {
    const daily = { name: 'daily', every: 0.97, pushes: 60, tag: 'v', bytes: 2 ** 30 };
    const { steadyState, days } = ahead(policyOf(rule(1, any, pushed(14))), pushedBy(daily), 90);
    expect(steadyState).toMatchObject({ images: 14, bytes: 14 * 2 ** 30 });
    expect(days.at(-1)).toMatchObject({ images: 14, bytes: 14 * 2 ** 30 });
  });

  it.each([
    { name: 'no policy', rules: noPolicy, there: pushedBy(nightly), perMonth: 30, why: 'no lifecycle policy: nothing ever goes' },
    {
      name: 'tags that no rule selects',
      rules: policyOf(rule(1, untagged, pushed(7))),
      there: pushedBy(builds, nightly),
      perMonth: 60,
      why: 'no rule selects images tagged such as "main-0"',
    },
    {
      name: 'an archive that nothing leaves',
      rules: policyOf(rule(1, any, pulled(20), archive)),
      there: pushedBy(releases),
      perMonth: 7.5,
      why: 'rule 1 archives images tagged such as "v0", and no rule expires them from the archive',
    },
    {
      name: 'children that no rule selects, when their index is gone',
      rules: policyOf(rule(1, patterns('multi-*'), pushed(14))),
      there: pushedBy(platforms),
      perMonth: 60,
      why: 'no rule selects untagged images',
    },
  ])('is none with $name', ({ rules, there, perMonth, why }) => {
    const { steadyState } = ahead(rules, there, 1);
    expect(steadyState).toMatchObject({ bounded: false, afterDays: 0, images: 0, bytes: 0, archivedBytes: 0, why });
    expect(steadyState.growth.images / perMonth).toBeCloseTo(1, 1);
    const { days } = ahead(rules, there, 200);
    const grown = (days.at(-1)?.images ?? 0) - (days.at(-61)?.images ?? 0);
    expect(Math.abs(grown / 2 - steadyState.growth.images)).toBeLessThanOrEqual(2);
  });

  const daily = (pushes: number, bytes = 2 ** 30): Pipeline => ({ name: 'daily', every: 1, pushes, tag: 'v', bytes });
  const larger = repositoryOf([...pushedBy(daily(20, 2 ** 31)).images, ...pushedBy({ ...daily(40), name: 'older', since: 20.5 }).images]);

  it.each<readonly [string, LifecyclePolicy, SimulatedRepository, number]>([
    ['a count that is full when pushes have come on top of what is there', policyOf(rule(1, any, keep(100))), pushedBy(daily(60)), 40],
    ['a count that is more than full', policyOf(rule(1, any, keep(10))), pushedBy(daily(60)), 0],
    ['a count that is just full', policyOf(rule(1, any, keep(60))), pushedBy(daily(60)), 0],
    ['a count that has been full, of images that were smaller', policyOf(rule(1, any, keep(60))), larger, 40],
    ['an age that what is there has not reached', policyOf(rule(1, any, pushed(30))), pushedBy(daily(10)), 20],
    ['an age that what is there has passed', policyOf(rule(1, any, pushed(30))), pushedBy(daily(60)), 0],
    ['an age, and what is pushed no more', policyOf(rule(1, any, pushed(40))), pushedBy(daily(50), { ...stopped, since: 20 }), 21],
    ['the archive in between', policyOf(rule(1, any, pulled(20), archive), rule(2, any, archived(90), expire)), pushedBy(daily(20)), 91],
  ])('is reached on the day from which on nothing changes: %s', (_, rules, there, afterDays) => {
    const { steadyState, days } = forecast(rules, there, { now, horizonDays: 200, pushesPerDay: 1, currentPolicy: noPolicy });
    expect(steadyState.afterDays).toBe(afterDays);
    const { images, bytes, archivedBytes } = steadyState;
    for (const day of days.slice(afterDays)) expect(day).toMatchObject({ images, archivedBytes });
    expect(days.slice(-100).every((day) => day.bytes === bytes)).toBe(true);
    if (afterDays > 0) expect([days[afterDays - 1]?.images, days[afterDays - 1]?.bytes]).not.toEqual([images, bytes]);
  });

  it('is what a long run comes to', () => {
    const pipelines = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('one', 'two', 'three'),
        every: fc.constantFrom(0.25, 0.5, 1, 2),
        pushes: fc.integer({ min: 8, max: 30 }),
        tag: fc.constantFrom('a', 'b', 'ab-', '-a', undefined),
        children: fc.constantFrom(0, 0, 1, 3),
        signed: fc.boolean(),
      }),
      { selector: ({ name }) => name, minLength: 1 },
    );
    const drawn = pipelines.map((all) => pushedBy(...all.map(({ tag, ...one }): Pipeline => (tag === undefined ? one : { ...one, tag }))));
    fc.assert(
      fc.property(policy, drawn, fc.constantFrom(...assumptionsInTurn), (rules, there, assumed) => {
        const { steadyState } = ahead(rules, there, 1, assumed);
        fc.pre(steadyState.afterDays < 600);
        const { days, steadyState: seen } = ahead(rules, there, steadyState.bounded ? steadyState.afterDays + 40 : 150, assumed);
        const late = days.slice(-30);
        const mean = late.reduce((sum, { images }) => sum + images, 0) / late.length;
        // A push comes as a whole, with five images at most, and is or is not there yet when a run begins. Of signatures that a rule may
        // select, some of a day go by it and some with their subject, where both come of age within that day.
        const isSigned = there.images.some(({ subject }) => subject !== '');
        const share = isSigned && assumed.referrers === 'like-any-image' ? 5 : 20;
        if (steadyState.bounded) expect(Math.abs(mean - steadyState.images)).toBeLessThanOrEqual(6 + steadyState.images / share);
        // What comes each day and never goes is there at the end, whatever of today has gone by then.
        else expect(mean).toBeGreaterThan((steadyState.growth.images / 30) * (days.length - 30) * 0.9 - 6);
        expect(steadyState.growth.images > 0).toBe(!steadyState.bounded);
        // The same however far one looks, but for the day on which it is reached: that is told by the days, where they are few or asked for.
        expect({ ...seen, afterDays: 0 }).toEqual({ ...steadyState, afterDays: 0 });
        if (!steadyState.bounded) return;
        // By rates it is told at the latest: archives in a row are waited for one after another.
        expect(seen.afterDays).toBeLessThanOrEqual(steadyState.afterDays + 2);
        // As many as in the end from the day that is told.
        const [least, most] = [Math.min(...late.map(({ images }) => images)), Math.max(...late.map(({ images }) => images))];
        const push = Math.max(...days.map(({ pushed: images }) => images));
        for (const { images } of days.slice(Math.min(seen.afterDays, steadyState.afterDays))) {
          expect(images).toBeGreaterThanOrEqual(least - push);
          expect(images).toBeLessThanOrEqual(most + push);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is reached on about the same day where so much is there that days are not followed so far', () => {
    const many: Pipeline = { name: 'many', every: 0.005, pushes: 30_000, tag: 'v' };
    const { steadyState, days } = ahead(policyOf(rule(1, any, keep(40_000))), pushedBy(many), 60);
    expect(days.findIndex(({ images }) => images === 40_000)).toBe(50);
    expect(steadyState.afterDays).toBe(50);
  });
});
