import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { actionOn } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { uncertaintiesOf } from '../../../src/lifecycle/simulation/uncertainties.js';
import { any, archive, keep, policyOf, prefixes, pushed, rule, untagged } from '../policy-fixture.js';
import { policy } from './long-policy-arbitrary.js';
import { repository } from './repository-arbitrary.js';
import { assumptionsInTurn, daysAgo, imageOf, now, repositoryOf } from './repository-fixture.js';

/** Few images, of two push times alone. */
const tiedRepository = fc
  .tuple(repository, fc.array(fc.constantFrom(9, 9, 9, 2), { minLength: 5, maxLength: 5 }))
  .map(([{ images, indexes }, days]): SimulatedRepository => {
    const few = images.slice(0, 5).map((image, at) => ({ ...image, pushedAt: daysAgo(days[at] ?? 2) }));
    return { images: few, indexes: indexes.filter(({ digest }) => few.some((image) => image.digest === digest)), complete: true };
  });

/** Nothing of what these tell hangs on two others at once. */
const exact = assumptionsInTurn.filter(
  (assumed) => assumed.referrers !== 'like-any-image' && assumed['leaving-index'] !== 'frees-children',
);

describe('images of one push time', () => {
  it('are all told of which some order changes what becomes of them', () => {
    fc.assert(
      fc.property(policy, tiedRepository, fc.constantFrom(...assumptionsInTurn), (rules, images, assumed) => {
        expect(toldOf(rules, images, assumed)).toEqual(expect.arrayContaining([...changedBySomeOrder(rules, images, assumed)]));
      }),
      { numRuns: 300 },
    );
  });

  it('are told only where some order changes what becomes of them', () => {
    fc.assert(
      fc.property(policy, tiedRepository, fc.constantFrom(...exact), (rules, images, assumed) => {
        expect(changedBySomeOrder(rules, images, assumed)).toEqual(toldOf(rules, images, assumed));
      }),
      { numRuns: 300 },
    );
  });

  const of = (...digests: readonly string[]) => digests.map((digest) => imageOf(digest, { tags: [`v-${digest}`], pushedAt: daysAgo(5) }));
  const ten = of('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
  const signed = [...of('a', 'b', 'c'), imageOf('of-b', { subject: 'b' })];
  const held = repositoryOf([...of('a', 'b', 'c'), imageOf('index', { tags: ['x'] })], { index: ['b'] });

  it.each([
    ['a count takes one of ten', policyOf(rule(1, any, keep(9))), repositoryOf(ten), ten.map(({ digest }) => digest)],
    ['a count keeps them all', policyOf(rule(1, any, keep(10))), repositoryOf(ten), []],
    ['a count takes them all', policyOf(rule(1, any, keep(1))), repositoryOf([imageOf('y'), ...ten]), []],
    ['a younger one takes a place', policyOf(rule(1, any, keep(3))), repositoryOf([imageOf('y'), ...of('a', 'b', 'c')]), ['a', 'b', 'c']],
    [
      'a rule above owns some of them',
      policyOf(rule(1, prefixes('v-a'), pushed(99)), rule(2, any, keep(2))),
      repositoryOf(of('a', 'b', 'c')),
      ['b', 'c'],
    ],
    ['a count selects some of them', policyOf(rule(1, untagged, keep(1))), repositoryOf([...of('a'), old('u1'), old('u2')]), ['u1', 'u2']],
    ['a signature refers to one', policyOf(rule(1, prefixes('v'), keep(2))), repositoryOf(signed), ['a', 'b', 'c', 'of-b']],
    ['an index holds one', policyOf(rule(1, prefixes('v'), keep(2), archive)), held, ['a', 'b', 'c']],
    [
      'a rule above owns all but the one that is furthest from the cut',
      policyOf(rule(1, prefixes('v-a'), pushed(99)), rule(2, prefixes('v-b'), pushed(99)), rule(3, any, keep(1))),
      repositoryOf(of('a', 'b', 'c')),
      ['c'],
    ],
    [
      'a count comes after more rules than fit into 32 bits',
      policyOf(...Array.from({ length: 33 }, (_, at) => rule(at + 1, prefixes(`x${at}-`), keep(1))), rule(99, any, keep(2))),
      repositoryOf(of('a', 'b', 'c')),
      ['a', 'b', 'c'],
    ],
    [
      'a signature takes no place, whichever rule would own it',
      policyOf(rule(1, untagged, pushed(99)), rule(2, any, keep(1))),
      repositoryOf([...of('a'), imageOf('of-a', { subject: 'a', pushedAt: daysAgo(5) })]),
      [],
    ],
  ] as const)('%s', (_, rules, images, told) => {
    expect(toldOf(rules, images, {})).toEqual(told);
  });

  it.each([
    ['is cut without it', 2, ['a', 'c']],
    ['is not cut without it', 3, []],
  ] as const)('a child of an index takes no place, where that is assumed, and the tie %s', (_, number, told) => {
    const child = imageOf('z', { pushedAt: daysAgo(5) });
    const images = repositoryOf([...of('a', 'c'), child, imageOf('index', { tags: ['x'] })], { index: ['z'] });
    const rules = policyOf(rule(1, untagged, pushed(99)), rule(2, any, keep(number)));
    expect(toldOf(rules, images, { 'index-children': 'not-counted' })).toEqual(told);
    expect(toldOf(policyOf(rule(2, any, keep(number))), images, { 'index-children': 'not-counted' })).toEqual(told);
  });

  it('are told with what refers to one that may go in several ways, where referrers are like any image', () => {
    const tagged = (digest: string, tag: string, subject = '') => imageOf(digest, { tags: [tag], pushedAt: daysAgo(5), subject });
    const chain = [tagged('q', 'q'), tagged('r', 'r', 'q'), tagged('r2', 'r'), tagged('s', 's', 'r'), tagged('s2', 's')];
    const images = repositoryOf([...chain, imageOf('y', { subject: 's' })]);
    const rules = policyOf(rule(1, prefixes('s'), keep(1)), rule(2, prefixes('r'), keep(1), archive), rule(3, prefixes('q'), pushed(1)));
    const told = ['r', 'r2', 's', 's2', 'y'];
    expect(changedBySomeOrder(rules, images, { referrers: 'like-any-image' })).toEqual(told);
    expect(toldOf(rules, images, { referrers: 'like-any-image' })).toEqual(told);
  });

  it('are told in words that fit each of them', () => {
    const simulation = simulate(policyOf(rule(1, any, keep(9))), repositoryOf(ten), { now });
    expect(uncertaintiesOf(simulation, repositoryOf(ten), []).map(({ message }) => message)).toEqual([
      'Amazon ECR does not document which of the images that were pushed at the same instant count as the newer ones: each of these may go or stay',
    ]);
  });
});

function old(digest: string) {
  return imageOf(digest, { pushedAt: daysAgo(5) });
}

function toldOf(rules: LifecyclePolicy, images: SimulatedRepository, assumed: Partial<Assumptions>): readonly string[] {
  const told = uncertaintiesOf(simulate(rules, images, { now, assumptions: assumed }), images, []);
  return (told.find(({ code }) => code === 'ties')?.images ?? []).map(({ digest }) => digest).sort();
}

/** Tries every order: digests decide it, so that each image is given the digest of another of its push time. */
function changedBySomeOrder(rules: LifecyclePolicy, images: SimulatedRepository, assumed: Partial<Assumptions>): readonly string[] {
  const deeds = new Map<string, Set<string>>();
  for (const names of ordersOf(images)) {
    const own = new Map(Array.from(names, ([digest, name]) => [name, digest]));
    for (const fate of simulate(rules, renamed(images, names), { now, assumptions: assumed }).fates) {
      const digest = own.get(fate.image.digest) ?? '';
      const { kind } = fate.outcome;
      const deed = kind === 'held' ? kind : actionOn(fate) === null ? '' : `${kind} ${actionOn(fate)}`;
      deeds.set(digest, (deeds.get(digest) ?? new Set()).add(deed));
    }
  }
  return [...deeds].flatMap(([digest, all]) => (all.size > 1 ? [digest] : [])).sort();
}

/** Each way to give the images of each push time each other's digests. */
function ordersOf({ images }: SimulatedRepository): readonly ReadonlyMap<string, string>[] {
  const groups = new Map<string, string[]>();
  for (const { digest, pushedAt, lastActivatedAt } of images) {
    const time = lastActivatedAt || pushedAt;
    groups.set(time, [...(groups.get(time) ?? []), digest]);
  }
  return [...groups.values()].reduce<readonly ReadonlyMap<string, string>[]>(
    (all, group) => all.flatMap((names) => permutations(group).map((order) => new Map([...names, ...pairs(group, order)]))),
    [new Map()],
  );
}

function pairs(from: readonly string[], to: readonly string[]): readonly (readonly [string, string])[] {
  return from.map((one, at) => [one, to[at] ?? ''] as const);
}

function permutations(all: readonly string[]): readonly (readonly string[])[] {
  if (all.length < 2) return [all];
  return all.flatMap((one) => permutations(all.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}

function renamed({ images, indexes }: SimulatedRepository, names: ReadonlyMap<string, string>): SimulatedRepository {
  const named = (digest: string): string => names.get(digest) ?? digest;
  return {
    images: images.map((image) => ({ ...image, digest: named(image.digest), subject: named(image.subject) })),
    indexes: indexes.map(({ digest, children }) => ({ digest: named(digest), children: children.map(named) })),
    complete: true,
  };
}
