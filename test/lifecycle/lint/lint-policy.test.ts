import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleLint, LifecycleLintCode } from '../../../src/lifecycle/lint/lint.js';
import { lintPolicy } from '../../../src/lifecycle/lint/lint-policy.js';
import { selectedBy } from '../../../src/lifecycle/lint/lint-subject.js';
import { ruleSelectsTags } from '../../../src/lifecycle/owner.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { inSomeCapitals } from '../policy-arbitrary.js';
import { any, archive, keep, prefixes, pulled, rule, untagged } from '../policy-fixture.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { repository } from '../simulation/repository-arbitrary.js';
import { now } from '../simulation/repository-fixture.js';
import { indexOf, lintsOf, tagged } from './lint-fixture.js';

/** Of the letters that arbitrary tags are made of. */
const releaseTags = ['a*', '*-'];

function lint(rules: LifecyclePolicy, images: SimulatedRepository, assumptions: Partial<Assumptions> = {}): readonly LifecycleLint[] {
  return lintPolicy(rules, [], simulate(rules, images, { now, assumptions }), images, { releaseTags });
}

const shuffled = repository.chain((one) =>
  fc
    .tuple(
      fc.shuffledSubarray([...one.images], { minLength: one.images.length }),
      fc.shuffledSubarray([...one.indexes], { minLength: one.indexes.length }),
    )
    .map(([images, indexes]) => [one, { ...one, images, indexes }] as const),
);

/** Each lints a policy of up to 50 rules, and reads what is proposed for each of them. */
const numRuns = 40;

/** What is said of all images of a repository, or of a count of them. */
const ofAllImages = new Set<LifecycleLintCode>(['any-never-reached', 'count-slots-eaten', 'dead-rule', 'nothing-stays']);

describe('lintPolicy', () => {
  it('tells by rule, then by code', () => {
    const rules = [
      rule(1, prefixes('v1'), pulled(9), archive),
      rule(2, untagged, keep(9)),
      rule(3, prefixes('v1-'), keep(9)),
      rule(4, any, keep(1)),
    ];
    expect(
      lintsOf({ rules, images: [indexOf(tagged(30, 'v1')), tagged(3, 'v1-2'), tagged(2, 'v1-3')] }).map((found) => [
        found.rule?.priority ?? 0,
        found.code,
      ]),
    ).toEqual([
      [1, 'archive-saves-nothing'],
      [1, 'archived-never-expires'],
      [1, 'release-tags-not-protected'],
      [3, 'shadowed-rule'],
      [4, 'any-never-reached'],
    ]);
  });

  it('says the same in whatever order images and indexes come', () => {
    fc.assert(
      fc.property(policy, shuffled, (rules, [one, other]) => {
        expect(lint(rules, other)).toEqual(lint(rules, one));
      }),
      { numRuns },
    );
  });

  it('says the same of patterns in capitals as in lower case, where these are assumed to be the same', () => {
    const insensitive = { 'tag-case': 'insensitive' } as const;
    const inBrief = (found: readonly LifecycleLint[]) =>
      found.map(({ code, rule: about, images }) => [code, about?.priority ?? 0, images.map(({ digest }) => digest)]);
    fc.assert(
      fc.property(inSomeCapitals, repository, ([lower, capitals], images) => {
        expect(inBrief(lint(capitals, images, insensitive))).toEqual(inBrief(lint(lower, images, insensitive)));
      }),
      { numRuns: 200 },
    );
  });

  it('shows images of the repository, each once and oldest first, and the rules of the policy in their order', () => {
    fc.assert(
      fc.property(policy, repository, (rules, images) => {
        const order = simulate(rules, images, { now }).fates.map(({ image }) => image.digest);
        const found = lint(rules, images);
        for (const one of found) {
          const shown = new Set(one.images.map(({ digest }) => digest));
          expect(one.images.map(({ digest }) => digest)).toEqual(order.filter((digest) => shown.has(digest)));
          expect(one.rule === null || rules.rules.includes(one.rule)).toBe(true);
        }
        const priorities = found.map((one) => one.rule?.priority ?? 0);
        expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
      }),
      { numRuns },
    );
  });

  it('proposes only what the service takes', () => {
    fc.assert(
      fc.property(policy, repository, (rules, images) => {
        const proposed = lint(rules, images).map((one) => one.policy);
        expect(proposed.filter((text) => text !== '' && !readLifecyclePolicy(text).valid)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('says of images that are not all listed no more than of the same that are, and nothing of all images', () => {
    fc.assert(
      fc.property(policy, repository, (rules, images) => {
        const less = lint(rules, { ...images, complete: false });
        const all = lint(rules, images).filter(({ code }) => !ofAllImages.has(code));
        // A policy is proposed where nothing is told of it that was not told before.
        expect(less.map((one) => ({ ...one, policy: '' }))).toEqual(all.map((one) => ({ ...one, policy: '' })));
      }),
      { numRuns },
    );
  });
});

describe('selectedBy', () => {
  it('has the images whose tags the rule asks for, in its storage class, oldest first', () => {
    fc.assert(
      fc.property(policy, repository, (rules, images) => {
        const simulation = simulate(rules, images, { now });
        for (const one of rules.rules) {
          const expected = simulation.fates.filter(
            ({ image, storageClass }) => storageClass === one.storageClass && ruleSelectsTags(one, image.tags),
          );
          expect(selectedBy(simulation, one)).toEqual(expected);
        }
      }),
      { numRuns },
    );
  });
});
