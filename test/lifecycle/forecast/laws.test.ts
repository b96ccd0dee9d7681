import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter, firstDay } from '../../../src/lifecycle/forecast/days.js';
import { type ForecastOptions, forecast } from '../../../src/lifecycle/forecast/forecast.js';
import { futurePushes } from '../../../src/lifecycle/forecast/future-pushes.js';
import { kindsOf } from '../../../src/lifecycle/forecast/push-kinds.js';
import { ratesOf } from '../../../src/lifecycle/forecast/push-rates.js';
import { pushesOf } from '../../../src/lifecycle/forecast/pushes.js';
import { selectorOf } from '../../../src/lifecycle/forecast/selector.js';
import { type Assumptions, defaultAssumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { actionOn } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { any, policyOf, pushed, rule } from '../policy-fixture.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { looseRepository, repository } from '../simulation/repository-arbitrary.js';
import { assumptionsInTurn, now } from '../simulation/repository-fixture.js';
import { literalDays } from './literal-days.js';

const assumptions = fc.constantFrom(...assumptionsInTurn);
const pushesPerDay = fc.constantFrom(null, 0, 0.4, 3);

function optionsFor(horizonDays: number, assumed: Partial<Assumptions> = {}, perDay: number | null = null): ForecastOptions {
  return { now, assumptions: assumed, horizonDays, pushesPerDay: perDay, currentPolicy: { rules: [] } };
}

describe('forecast', () => {
  it('begins with the simulation itself', () => {
    fc.assert(
      fc.property(policy, repository, assumptions, (rules, images, assumed) => {
        const { fates } = simulate(rules, images, { now, assumptions: assumed });
        const [today] = forecast(rules, images, optionsFor(1, assumed)).days;
        const expired = fates.filter((fate) => actionOn(fate) === 'expire').length;
        const archived = fates.filter((fate) => actionOn(fate) === 'transition').length;
        expect(today).toMatchObject({ day: 0, pushed: 0, expired, archived, images: fates.length - expired });
      }),
    );
  });

  it('is a simulation of each day, over what the one before has left and what was pushed', () => {
    fc.assert(
      fc.property(policy, repository, assumptions, pushesPerDay, (rules, images, assumed, perDay) => {
        const all = { ...defaultAssumptions, ...assumed };
        const rates = ratesOf(kindsOf(pushesOf(images), [selectorOf(rules, all)]), now, perDay);
        const manifests = new Map(images.indexes.map(({ digest, children }) => [digest, children]));
        const pushes = futurePushes(rates, manifests, { now, days: 12 });
        const first = firstDay(rules, images, now, all);
        const days = [first.today, ...daysAfter(first, rules, pushes, { now, assumptions: all })];
        const literal = literalDays(rules, images, pushes, { now, assumptions: assumed });
        expect(days.map((one) => [one.expired, one.archived, one.images])).toEqual(
          literal.map((one) => [one.expired, one.archived, one.images]),
        );
        const today = new Set(images.images.map(({ digest }) => digest));
        expect(days.map(({ leaving }) => leaving.map(({ image }) => image.digest).sort())).toEqual(
          literal.map(({ leaving }) => leaving.filter((digest) => today.has(digest)).sort()),
        );
      }),
    );
  });

  it('loses and gains no image', () => {
    fc.assert(
      fc.property(policy, repository, assumptions, pushesPerDay, (rules, images, assumed, perDay) => {
        let before = images.images.length;
        for (const day of forecast(rules, images, optionsFor(15, assumed, perDay)).days) {
          expect(day.images).toBe(before + day.pushed - day.expired);
          expect(Math.min(day.bytes, day.archivedBytes, day.images)).toBeGreaterThanOrEqual(0);
          before = day.images;
        }
      }),
    );
  });

  it('does not hang on the order of images, of indexes, or of children', () => {
    const shuffled = repository.chain((given) =>
      fc
        .tuple(
          fc.shuffledSubarray([...given.images], { minLength: given.images.length }),
          fc.shuffledSubarray([...given.indexes], { minLength: given.indexes.length }),
        )
        .map(([images, indexes]) => ({ given, other: { ...given, images, indexes: indexes.map(backwards) } })),
    );
    fc.assert(
      fc.property(policy, shuffled, assumptions, (rules, { given, other }, assumed) => {
        expect(forecast(rules, other, optionsFor(10, assumed, 2))).toEqual(forecast(rules, given, optionsFor(10, assumed, 2)));
      }),
    );
  });

  it('has nothing in the end, where nothing is pushed and every image ages', () => {
    const ages = policyOf(rule(1, any, pushed(30)));
    fc.assert(
      fc.property(looseRepository, (given) => {
        const images = given.images.filter(({ status }) => status === 'ACTIVE');
        const { days, steadyState } = forecast(ages, { ...given, images }, optionsFor(32, {}, 0));
        expect(days.at(-1)).toMatchObject({ images: 0, bytes: 0, archivedBytes: 0 });
        expect(steadyState).toMatchObject({ bounded: true, images: 0, bytes: 0 });
        expect(steadyState.afterDays).toBeLessThanOrEqual(31);
      }),
    );
  });

  it('keeps everything where there is no policy', () => {
    fc.assert(
      fc.property(repository, assumptions, pushesPerDay, (images, assumed, perDay) => {
        const without = forecast(null, images, optionsFor(8, assumed, perDay));
        expect(without).toEqual(forecast({ rules: [] }, images, optionsFor(8, assumed, perDay)));
        expect(without.days.every(({ expired, archived }) => expired === 0 && archived === 0)).toBe(true);
        expect(without.steadyState.bounded).toBe(without.pushes.length === 0);
      }),
    );
  });
});

function backwards({ digest, children }: { readonly digest: string; readonly children: readonly string[] }) {
  return { digest, children: [...children].reverse() };
}
