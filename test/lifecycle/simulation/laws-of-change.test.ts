import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleSelectsTags } from '../../../src/lifecycle/owner.js';
import type { LifecycleCount, LifecyclePolicy, LifecycleRule } from '../../../src/lifecycle/policy.js';
import { actionOn } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { day } from '../../../src/model/instant.js';
import { policy } from './long-policy-arbitrary.js';
import { looseRepository, repository, youngImage } from './repository-arbitrary.js';
import { assumptionsInTurn, deedsOf, now } from './repository-fixture.js';

const assumptions = fc.constantFrom(...assumptionsInTurn);

describe('another policy', () => {
  it('with a rule before all others never lets another act on what that one selects', () => {
    fc.assert(
      fc.property(policy, policy, repository, assumptions, (rules, { rules: [added] }, images, assumed) => {
        if (added === undefined) return;
        const withAdded = { rules: [{ ...added, priority: 0 }, ...rules.rules] };
        for (const { image, storageClass, owner, outcome } of simulate(withAdded, images, { now, assumptions: assumed }).fates) {
          const isSelected = storageClass === added.storageClass && ruleSelectsTags(added, image.tags);
          if (isSelected && (outcome.kind === 'taken' || outcome.kind === 'held')) expect(owner?.priority).toBe(0);
        }
      }),
    );
  });

  it('that counts more, or more days, never takes more', () => {
    fc.assert(
      fc.property(policy, fc.nat(), fc.integer({ min: 1, max: 50 }), repository, assumptions, (rules, which, more, images, assumed) => {
        const raised = raise(rules, which % rules.rules.length, more);
        const before = simulate(rules, images, { now, assumptions: assumed });
        const after = simulate(raised, images, { now, assumptions: assumed });
        expect(leaving(before)).toEqual(expect.arrayContaining([...leaving(after)]));
      }),
    );
  });

  it('that lacks a rule does otherwise only with what that rule decided', () => {
    fc.assert(
      fc.property(policy, fc.nat(), looseRepository, assumptions, (rules, which, images, assumed) => {
        const without = rules.rules[which % rules.rules.length];
        const fewer = { rules: rules.rules.filter((one) => one !== without) };
        const others = new Map(simulate(fewer, images, { now, assumptions: assumed }).fates.map((fate) => [fate.image.digest, fate]));
        for (const { image, owner, rank, outcome } of simulate(rules, images, { now, assumptions: assumed }).fates) {
          if (owner !== without) expect(others.get(image.digest)).toMatchObject({ owner, rank, outcome });
        }
      }),
    );
  });

  it('for one storage class does the same with the images of that class', () => {
    fc.assert(
      fc.property(policy, fc.constantFrom('standard', 'archive'), looseRepository, (rules, storageClass, images) => {
        const ofClass = { rules: rules.rules.filter((one) => one.storageClass === storageClass) };
        const both = simulate(rules, images, { now }).fates.filter((fate) => fate.storageClass === storageClass);
        expect(simulate(ofClass, images, { now }).fates.filter(({ owner }) => owner !== null)).toEqual(
          both.filter(({ owner }) => owner !== null),
        );
      }),
    );
  });
});

describe('another repository', () => {
  it('of the same images in another order fares the same', () => {
    fc.assert(
      fc.property(policy, repository.chain(andShuffled), assumptions, (rules, [images, shuffled], assumed) => {
        const faring = (of: typeof images) =>
          simulate(rules, of, { now, assumptions: assumed }).fates.map(({ listed, ...fate }) => {
            expect(of.images[listed]).toBe(fate.image);
            return fate;
          });
        expect(faring(shuffled)).toEqual(faring(images));
      }),
    );
  });

  it('with one more image never keeps one that went before', () => {
    fc.assert(
      fc.property(policy, repository, youngImage, (rules, images, added) => {
        const more = { ...images, images: [...images.images, added] };
        const before = leaving(simulate(rules, images, { now }));
        expect(leaving(simulate(rules, more, { now }))).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });

  it('at a later hour loses what it would have lost before', () => {
    fc.assert(
      fc.property(policy, fc.integer({ min: 0, max: 500 * day }), repository, assumptions, (rules, wait, images, assumed) => {
        const before = leaving(simulate(rules, images, { now, assumptions: assumed }));
        const after = leaving(simulate(rules, images, { now: now + wait, assumptions: assumed }));
        expect(after).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });

  it('of the same ages at another hour fares the same', () => {
    fc.assert(
      fc.property(policy, fc.integer({ min: -400 * day, max: 400 * day }), repository, (rules, by, images) => {
        const moved = simulate(rules, movedBy(by, images), { now: now + by });
        expect(deedsOf(moved)).toEqual(deedsOf(simulate(rules, images, { now })));
      }),
    );
  });
});

/** The digests of the images that leave their storage class. */
function leaving({ fates }: ReturnType<typeof simulate>): readonly string[] {
  return fates.filter((fate) => actionOn(fate) !== null).map(({ image }) => image.digest);
}

function raise({ rules }: LifecyclePolicy, place: number, more: number): LifecyclePolicy {
  return { rules: rules.map((rule, at): LifecycleRule => (at === place ? { ...rule, count: raised(rule.count, more) } : rule)) };
}

function raised(count: LifecycleCount, more: number): LifecycleCount {
  return count.type === 'imageCountMoreThan' ? { ...count, number: count.number + more } : { ...count, days: count.days + more };
}

function andShuffled(given: SimulatedRepository): fc.Arbitrary<readonly [SimulatedRepository, SimulatedRepository]> {
  const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length });
  return fc
    .tuple(shuffled(given.images), shuffled(given.indexes))
    .map(([images, indexes]) => [
      given,
      { ...given, images, indexes: indexes.map((index) => ({ ...index, children: index.children.toReversed() })) },
    ]);
}

function movedBy(by: number, given: SimulatedRepository): SimulatedRepository {
  const move = (instant: string): string => (instant === '' ? '' : new Date(Date.parse(instant) + by).toISOString());
  const images = given.images.map((image) => ({
    ...image,
    pushedAt: move(image.pushedAt),
    lastPulledAt: move(image.lastPulledAt),
    lastArchivedAt: move(image.lastArchivedAt),
    lastActivatedAt: move(image.lastActivatedAt),
  }));
  return { ...given, images };
}
