import { describe, expect, it } from 'vitest';
import { earliestGoing } from '../../src/app/earliest-going.js';
import { keptImagesOf } from '../../src/app/fates-report.js';
import { simulate } from '../../src/lifecycle/simulation/simulate.js';
import type { Image } from '../../src/model/image.js';
import { keep, policyOf, prefixes, pushed, rule, untagged } from '../lifecycle/policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../lifecycle/simulation/repository-fixture.js';

const day = 86_400_000;
const old = (digest: string, known: Partial<Image> = {}): Image => imageOf(digest, { pushedAt: daysAgo(20), ...known });
const policy = policyOf(rule(1, prefixes('v'), pushed(30)), rule(2, untagged, pushed(7)), rule(3, prefixes('main'), keep(1)));

function inDays(images: readonly Image[], indexes: Readonly<Record<string, readonly string[]>> = {}): Readonly<Record<string, number>> {
  const simulation = simulate(policy, repositoryOf(images, indexes), { now });
  const earliest = earliestGoing(simulation);
  return Object.fromEntries(simulation.fates.map((fate) => [fate.image.digest, (earliest(fate) - now) / day]));
}

describe('the earliest instant at which an image goes', () => {
  it.each([
    ['is that of its rule', [old('a', { tags: ['v1'] })], {}, { a: 10 }],
    ['is now for what goes', [old('a')], {}, { a: 0 }],
    ['is that of the index that lists it', [old('i', { tags: ['v1'] }), old('c')], { i: ['c'] }, { i: 10, c: 10 }],
    [
      'is its own where the index goes before',
      [old('i', { tags: ['v1'], pushedAt: daysAgo(30.5) }), old('c', { tags: ['v2'] })],
      { i: ['c'] },
      { i: 0, c: 10 },
    ],
    [
      'is that of the last of several indexes',
      [old('i', { tags: ['v1'] }), old('j', { tags: ['v2'], pushedAt: daysAgo(15) }), old('c')],
      { i: ['c'], j: ['c'] },
      { i: 10, j: 15, c: 15 },
    ],
    ['is that of an index of its index', [old('i', { tags: ['v1'] }), old('j'), old('c')], { i: ['j'], j: ['c'] }, { i: 10, j: 10, c: 10 }],
    [
      'is that of the subject, and of what holds that',
      [old('i', { tags: ['v1'] }), old('c'), old('s', { subject: 'c' })],
      { i: ['c'] },
      { i: 10, c: 10, s: 10 },
    ],
    ['is not known where pushes decide', [old('i', { tags: ['main'] }), old('c')], { i: ['c'] }, { i: Number.NaN, c: Number.NaN }],
    ['never comes where no rule selects it', [old('i', { tags: ['x'] }), old('c')], { i: ['c'] }, { i: Number.NaN, c: Number.NaN }],
    ['never comes in a circle', [old('a', { subject: 'b' }), old('b', { subject: 'a' })], {}, { a: Number.NaN, b: Number.NaN }],
  ])('%s', (_, images, indexes, expected) => {
    expect(inDays(images, indexes)).toEqual(expected);
  });

  it.each([
    ['is that of the subject, which goes before the rule takes it', 30, 60, 10],
    ['is that of its rule, which takes it before the subject goes', 60, 30, 10],
    ['is that of the subject where a count decides on it', 30, null, 10],
    ['is that of its rule where nothing takes the subject', null, 30, 10],
  ])('of what rules are assumed to select %s', (_, ofSubject, own, expected) => {
    const byAge = (days: number | null): ReturnType<typeof pushed> => (days === null ? keep(9) : pushed(days));
    const two = policyOf(rule(1, prefixes('v'), byAge(ofSubject)), rule(2, untagged, byAge(own)));
    const images = [old('v', { tags: ['v1'] }), old('s', { subject: 'v' })];
    const simulation = simulate(two, repositoryOf(images), { now, assumptions: { referrers: 'like-any-image' } });
    const earliest = earliestGoing(simulation);
    expect(simulation.fates.filter(({ image }) => image.digest === 's').map(earliest)).toEqual([now + expected * day]);
    const told = keptImagesOf(
      simulation,
      ({ digest }) => digest === 's',
      () => [],
    );
    expect(told).toMatchObject([{ at: new Date(now + expected * day).toISOString() }]);
    const isSooner = own !== null && ofSubject !== null && ofSubject < own;
    expect(told[0]?.reason.includes('; it refers to v, and goes with that after ')).toBe(isSooner);
  });

  it('is that of the index that lists it, for what goes with its subject before', () => {
    expect(
      inDays([old('v', { tags: ['v1'] }), old('i', { tags: ['v2'], pushedAt: daysAgo(5) }), old('s', { subject: 'v' })], { i: ['s'] }),
    ).toEqual({
      v: 10,
      i: 25,
      s: 25,
    });
  });

  it('is known of what holds images that hold each other', () => {
    const older = { pushedAt: daysAgo(21) };
    const images = [old('a', older), old('b', older), old('x'), old('y'), old('z', { tags: ['v1'] })];
    const listed = { a: ['b'], b: ['a'], x: ['b'], y: ['x'], z: ['y'] };
    expect(inDays(images, listed)).toEqual({ a: Number.NaN, b: Number.NaN, x: 10, y: 10, z: 10 });
  });

  it('is now for what only an index holds that a count takes', () => {
    const images = [old('i', { tags: ['main-1'] }), old('c', { tags: ['main-2'] }), imageOf('new', { tags: ['main-3'] })];
    const there = repositoryOf(images, { i: ['c'] });
    const simulation = simulate(policy, there, { now, assumptions: { 'index-children': 'counted' } });
    const child = simulation.fates.find(({ image }) => image.digest === 'c');
    expect(child?.outcome.kind).toBe('held');
    expect(child === undefined ? 0 : earliestGoing(simulation)(child)).toBe(now);
  });

  it('is known of each of many that hang on one', () => {
    const many = Array.from({ length: 1_500 }, (_, at) => old(`s${at}`, { subject: 'a' }));
    expect(new Set(Object.values(inDays([old('a', { tags: ['v1'] }), ...many])))).toEqual(new Set([10]));
  });

  it('is not looked for down a line without an end', () => {
    const line = Array.from({ length: 20_000 }, (_, at) => old(`d${at}`, { subject: `d${at + 1}` }));
    expect(inDays(line)['d0']).toBeNaN();
  });

  it('is that of its rule, where such a line has one and is followed no further', () => {
    const line = Array.from({ length: 2_000 }, (_, at) => old(`d${at}`, { subject: `d${at + 1}` }));
    const simulation = simulate(policyOf(rule(1, untagged, pushed(30))), repositoryOf(line), {
      now,
      assumptions: { referrers: 'like-any-image' },
    });
    const isFirst = ({ digest }: Image): boolean => digest === 'd0';
    const at = new Date(now + 10 * day).toISOString();
    const [told] = keptImagesOf(simulation, isFirst, () => []);
    expect(told?.at).toBe(at);
    expect(told?.reason).not.toContain('at the earliest');
  });

  it('is told of what hangs on another image', () => {
    const images = [old('i', { tags: ['v1'] }), old('c'), old('s', { subject: 'i' })];
    const simulation = simulate(policy, repositoryOf(images, { i: ['c'] }), { now });
    const isAny = (): boolean => true;
    const [index, ...told] = keptImagesOf(simulation, isAny, () => []).sort((one, other) =>
      one.imageDigest === 'i' ? -1 : other.imageDigest === 'i' ? 1 : 0,
    );
    const at = new Date(now + 10 * day).toISOString();
    expect(told.map((one) => [one.imageDigest, one.at])).toEqual([
      ['s', at],
      ['c', at],
    ]);
    for (const { reason } of told) expect(reason).toMatch(/; it goes after \d{4}-\d\d-\d\d \d\d:\d\d UTC at the earliest$/);
    expect(index).toMatchObject({ imageDigest: 'i', at });
    expect(index?.reason).not.toContain('at the earliest');
  });
});
