import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestGoing } from '../../src/app/earliest-going.js';
import { keptImagesOf } from '../../src/app/fates-report.js';
import { forecast } from '../../src/lifecycle/forecast/forecast.js';
import type { LifecyclePolicy } from '../../src/lifecycle/policy.js';
import { type Assumptions, defaultAssumptions } from '../../src/lifecycle/simulation/assumptions.js';
import { actionOn } from '../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../src/model/image.js';
import { any, archive, archived, keep, patterns, policyOf, prefixes, pulled, pushed, rule, untagged } from '../lifecycle/policy-fixture.js';
import { looseRepository } from '../lifecycle/simulation/repository-arbitrary.js';
import { assumptionsInTurn, daysAgo, imageOf, now, repositoryOf } from '../lifecycle/simulation/repository-fixture.js';

const day = 86_400_000;
const restoring = (known: Partial<Image> = {}): Image =>
  imageOf('a', { tags: ['v1'], status: 'ACTIVATING', pushedAt: daysAgo(300), lastArchivedAt: daysAgo(100), ...known });

function told(policy: LifecyclePolicy, there: SimulatedRepository, assumptions: Partial<Assumptions> = {}) {
  const [first] = keptImagesOf(
    simulate(policy, there, { now, assumptions }),
    ({ digest }) => digest === 'a',
    () => [],
  );
  return first;
}

/** By digest, the first day after the first run on which an image goes. */
function daysOfGoing(policy: LifecyclePolicy, there: SimulatedRepository, assumptions: Partial<Assumptions> = {}) {
  const { days } = forecast(policy, there, { now, assumptions, horizonDays: 450, pushesPerDay: 0, currentPolicy: null });
  const goings = days.flatMap(({ day: number, leaving }) =>
    number === 0 ? [] : leaving.map(({ image }) => [image.digest, number] as const),
  );
  return new Map(goings.reverse());
}

const inDays = (days: number): string => new Date(now + days * day).toISOString();
const rulesWithArchive = [rule(1, patterns('v*'), pushed(305)), rule(2, any, archived(200))];
const ages = policyOf(rule(1, patterns('v*'), pushed(305)));

describe('an image that is being restored', () => {
  it.each<readonly [string, LifecyclePolicy, Partial<Image>, Partial<Assumptions>, number]>([
    ['its push', ages, {}, {}, 305],
    ['its pull', policyOf(rule(1, any, pulled(310), archive)), {}, {}, 310],
    ['its pull, whenever it was pulled before', policyOf(rule(1, any, pulled(310), archive)), { lastPulledAt: daysAgo(200) }, {}, 310],
    ['its push, where it is still archived in this run', policyOf(...rulesWithArchive), {}, { activating: 'archive' }, 305],
    ['its push, where no rule is known to select it in this run', ages, {}, { activating: 'neither' }, 305],
    ['its push, where it was restored before', ages, { lastActivatedAt: daysAgo(200) }, {}, 305],
  ])('counts from the restore, as in the forecast: %s', (_, policy, known, assumed, days) => {
    const there = repositoryOf([restoring(known)]);
    expect(told(policy, there, assumed)).toMatchObject({
      at: inDays(days),
      reason: expect.stringMatching(
        /^it is being restored, and counts as pushed when it is back: rule \d .* this was restored 0 days ago, and goes after /,
      ),
    });
    expect(daysOfGoing(policy, there, assumed)).toEqual(new Map([['a', days + 1]]));
  });

  it('lets its children go when it goes itself', () => {
    const policy = policyOf(rule(1, patterns('v*'), pushed(305)), rule(2, untagged, pushed(7)));
    const there = repositoryOf([restoring({ digest: 'index' }), imageOf('a', { pushedAt: daysAgo(300) })], { index: ['a'] });
    expect(told(policy, there)).toMatchObject({ at: inDays(305) });
    expect(daysOfGoing(policy, there)).toEqual(
      new Map([
        ['index', 306],
        ['a', 307],
      ]),
    );
  });

  it('is of its new age when the index that holds it goes', () => {
    const policy = policyOf(rule(1, patterns('v*'), pushed(305)), rule(2, patterns('w*'), pushed(310)));
    const index = imageOf('index', { tags: ['w1'], pushedAt: daysAgo(300) });
    const there = repositoryOf([index, restoring({ pushedAt: daysAgo(400) })], { index: ['a'] });
    expect(told(policy, there)).toMatchObject({ at: inDays(305) });
    expect(daysOfGoing(policy, there).get('a')).toBe(306);
  });

  it('goes with its subject, and without a rule it stays', () => {
    const there = repositoryOf([restoring({ subject: 'subject' }), imageOf('subject')]);
    expect(told(ages, there)?.reason).toBe('it refers to subject and stays as long as that does');
    expect(told(policyOf(rule(1, untagged, keep(9))), repositoryOf([restoring()]))?.reason).toBe('no rule selects it');
  });

  it('counts as the newest of its kind', () => {
    const there = repositoryOf([restoring(), imageOf('b', { pushedAt: daysAgo(1) })]);
    expect(told(policyOf(rule(1, any, keep(2))), there)?.reason).toContain('this is number 1, and goes when 2 more of them are pushed');
  });
});

describe('the earliest instant of each image', () => {
  const policy = policyOf(
    rule(1, prefixes('a'), pushed(30)),
    rule(2, untagged, pulled(20), archive),
    rule(3, any, archived(90)),
    rule(4, patterns('*'), pushed(41)),
  );

  it('is right before the day on which the forecast has it go', () => {
    fc.assert(
      fc.property(looseRepository, fc.constantFrom(...assumptionsInTurn), (there, assumed) => {
        const simulation = simulate(policy, there, { now, assumptions: assumed });
        const earliest = earliestGoing(simulation);
        const goings = daysOfGoing(policy, there, assumed);
        // By dates, an age is met as a day begins; by the time that has passed, right after an instant.
        const late = { ...defaultAssumptions, ...assumed }.age === 'calendar-days' ? 0 : 1;
        for (const fate of simulation.fates.filter((one) => actionOn(one) === null)) {
          const told = Math.max(1, Math.ceil((earliest(fate) - now + late) / day));
          expect([fate.image.digest, goings.get(fate.image.digest) ?? Number.NaN]).toEqual([fate.image.digest, told]);
        }
      }),
    );
  });
});
