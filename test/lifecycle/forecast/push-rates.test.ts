import { describe, expect, it } from 'vitest';
import { forecast } from '../../../src/lifecycle/forecast/forecast.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import { any, keep, patterns, policyOf, pushed, rule, untagged } from '../policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../simulation/repository-fixture.js';
import { pushedBy } from './pipeline-fixture.js';

const pushedOn = (days: readonly number[], tag?: string) =>
  days.map((day, at) => imageOf(`sha256:${tag ?? ''}${at}`, { pushedAt: daysAgo(day), tags: tag === undefined ? [] : [`${tag}${at}`] }));

interface Asked {
  readonly policy?: LifecyclePolicy | null;
  readonly currentPolicy?: LifecyclePolicy | null;
  readonly pushesPerDay?: number | null;
}

function ratesAt(there: ReturnType<typeof repositoryOf>, asked: Asked = {}) {
  const { policy = null, currentPolicy = { rules: [] }, pushesPerDay = null } = asked;
  return forecast(policy, there, { now, horizonDays: 30, pushesPerDay, currentPolicy });
}

describe('observed pushes', () => {
  it.each([
    ['none of an empty repository', [], []],
    ['none of a single image', [3], []],
    ['those since the oldest, that one aside', [10, 8, 4, 1], [0.3]],
    ['those of 90 days where there are older ones', [400, 100, 45, 9], [0.0222]],
    ['none where all are older', [400, 100], []],
    ['those of a first day as of a whole day', [0.01, 0.02, 0.1], [2]],
    ['none of what is pushed after the instant that is asked about', [-5, -2, 4], []],
    ['those until the instant that is asked about, where the list goes on', [-3, -2, -1, 0, 1, 2, 3, 4], [1]],
  ])('are %s', (_, days, rates) => {
    expect(ratesAt(repositoryOf(pushedOn(days))).pushes.map(({ perDay }) => perDay)).toEqual(rates);
  });

  it('are told by the rules that select them, and by whether they have tags', () => {
    const policy = policyOf(rule(1, patterns('v*'), keep(9)), rule(2, untagged, pushed(7)), rule(3, any, keep(50)));
    const there = repositoryOf([...pushedOn([10, 5], 'v'), ...pushedOn([10, 6, 2]), ...pushedOn([10, 8, 6, 1], 'main')]);
    expect(ratesAt(there, { policy }).pushes).toEqual([
      { of: 'images tagged such as "main3" that rule 3 selects', perDay: 0.3, from: 'observed' },
      { of: 'untagged images that rule 2 and rule 3 select', perDay: 0.2, from: 'observed' },
      { of: 'images tagged such as "v1" that rule 1 and rule 3 select', perDay: 0.1, from: 'observed' },
    ]);
  });

  it('do not fall where the policy in force has taken the older ones of a kind', () => {
    const there = repositoryOf([...pushedOn([1.5, 1, 0.5], 'main'), ...pushedOn([80, 60, 40, 20], 'v')]);
    const rates = (currentPolicy: LifecyclePolicy | null) => ratesAt(there, { currentPolicy }).pushes.map(({ perDay }) => perDay);
    expect(rates(policyOf(rule(1, patterns('main*'), keep(3))))).toEqual([1.3333, 0.0375]);
    expect(rates({ rules: [] })).toEqual([0.075]);
    expect(ratesAt(there, { currentPolicy: null }).assumptions.join()).toContain('The policy in force is not known');
  });

  it('leave aside what is known to belong to another push', () => {
    const there = pushedBy({ name: 'platforms', every: 1, pushes: 11, tag: 'v', children: 3, signed: true });
    expect(ratesAt(there).pushes).toMatchObject([{ perDay: 0.9524 }]);
    expect(
      ratesAt(there)
        .days.slice(1)
        .reduce((sum, day) => sum + day.pushed, 0),
    ).toBe(29 * 5);
  });
});

describe('pushes that are given', () => {
  const there = repositoryOf([...pushedOn([10, 5], 'v'), ...pushedOn([10, 8, 6, 1])]);

  it('come in the proportions that were observed', () => {
    const { pushes, days } = ratesAt(there, { pushesPerDay: 8 });
    expect(pushes).toEqual([
      { of: 'untagged images that no rule selects', perDay: 6, from: 'given' },
      { of: 'images tagged such as "v1" that no rule selects', perDay: 2, from: 'given' },
    ]);
    expect(days.slice(1).every(({ pushed: images }) => images === 8)).toBe(true);
  });

  it('come in the proportions of what is there, where none were observed', () => {
    const old = repositoryOf([...pushedOn([200], 'v'), ...pushedOn([300, 200, 100])]);
    expect(ratesAt(old, { pushesPerDay: 8 }).pushes.map(({ perDay }) => perDay)).toEqual([6, 2]);
  });

  it('are none where there is nothing that they could be like', () => {
    const { pushes, days, assumptions } = ratesAt(repositoryOf([]), { pushesPerDay: 8 });
    expect(pushes).toEqual([]);
    expect(days.at(-1)).toMatchObject({ pushed: 0, images: 0 });
    expect(assumptions[0]).toBe('Nothing is pushed: nothing is there that new images could be like.');
  });

  it.each([
    ['application/vnd.oci.image.index.v1+json', 'The manifest of an index was not read: children count as pushes of their own ('],
    ['', 'It is not told which images are indexes: children count as pushes of their own ('],
  ])('may be those of the children of an index: by the media type "%s"', (mediaType, told) => {
    const there = repositoryOf([imageOf('index', { mediaType }), imageOf('child')]);
    const { assumptions } = ratesAt(there, { pushesPerDay: 1 });
    expect(assumptions).toContainEqual(expect.stringContaining(told));
    expect(assumptions.join()).toContain('--read-manifests reads them, --manifests FILE beside --images gives them');
  });

  it('are not followed at all where a day has more than can be', () => {
    const { horizonDays, days, assumptions } = ratesAt(repositoryOf(pushedOn([1])), { pushesPerDay: 999_999 });
    expect([horizonDays, days.length]).toEqual([0, 1]);
    expect(assumptions.join()).toContain('ends after 0 of 30 days');
  });

  it('are followed no further than image by image', () => {
    const { horizonDays, days, assumptions } = ratesAt(repositoryOf(pushedOn([1])), { pushesPerDay: 150_000 });
    expect([horizonDays, days.length]).toEqual([1, 2]);
    expect(assumptions.join()).toContain('ends after 1 of 30 days');
  });
});
