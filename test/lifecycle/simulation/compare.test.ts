import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import { compareSimulations } from '../../../src/lifecycle/simulation/compare.js';
import { actionOn, type ImageFate } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { any, archive, keep, patterns, policyOf, prefixes, pushed, rule, untagged } from '../policy-fixture.js';
import { policy } from './long-policy-arbitrary.js';
import { repository } from './repository-arbitrary.js';
import { daysAgo, imageOf, now, repositoryOf } from './repository-fixture.js';

const images = repositoryOf([
  imageOf('v1', { tags: ['v1'], pushedAt: daysAgo(40) }),
  imageOf('v2', { tags: ['v2'], pushedAt: daysAgo(20) }),
  imageOf('untagged', { pushedAt: daysAgo(30) }),
]);
const nothing = { newlyExpired: [], newlyArchived: [], newlyKept: [], moved: [] };
const keepAll: LifecyclePolicy = { rules: [] };
const expireOld = policyOf(rule(1, any, pushed(25)));

const cases: readonly (readonly [what: string, before: LifecyclePolicy, after: LifecyclePolicy, changes: object])[] = [
  ['expires what none did', keepAll, expireOld, { newlyExpired: ['v1', 'untagged'] }],
  ['keeps what one expired', expireOld, keepAll, { newlyKept: ['v1', 'untagged'] }],
  [
    'archives what one expired',
    expireOld,
    policyOf(rule(1, any, pushed(25), archive)),
    { newlyArchived: ['v1', 'untagged'], moved: ['v2'] },
  ],
  ['expires more', expireOld, policyOf(rule(1, any, pushed(15))), { newlyExpired: ['v2'] }],
  ['is the same under another priority', expireOld, policyOf(rule(7, any, pushed(25))), {}],
  ['says the same with a pattern', policyOf(rule(1, prefixes('v'), keep(1))), policyOf(rule(1, patterns('v*'), keep(1))), {}],
  [
    'lists the same in another order',
    policyOf(rule(1, patterns('v*', '*1'), keep(1))),
    policyOf(rule(1, patterns('*1', 'v*'), keep(1))),
    {},
  ],
  [
    'lets another rule expire what one expired',
    expireOld,
    policyOf(rule(1, untagged, pushed(25)), rule(2, any, pushed(25))),
    { moved: ['untagged'] },
  ],
];

describe('another policy', () => {
  it.each(cases)('%s', (_, before, after, changes) => {
    const comparison = compareSimulations(simulate(before, images, { now }), simulate(after, images, { now }));
    const digests = Object.entries(comparison).map(([name, listed]) => [name, listed.map((one: Change) => one.after.image.digest)]);
    expect(Object.fromEntries(digests)).toEqual({ ...nothing, ...changes });
  });

  it('is told of with each image whose action differs, once, and of no other', () => {
    fc.assert(
      fc.property(policy, policy, repository, (one, other, given) => {
        const [before, after] = [simulate(one, given, { now }), simulate(other, given, { now })];
        const { moved, ...changed } = compareSimulations(before, after);
        const listed = Object.values(changed).flat();
        const differing = after.fates.filter((fate, at) => actionOn(fate) !== actionOn(before.fates[at] ?? fate));
        expect(listed.map(({ after: fate }) => fate.image.digest).sort()).toEqual(differing.map(({ image }) => image.digest).sort());
        for (const change of moved) expect(actionOn(change.before)).toBe(actionOn(change.after));
      }),
    );
  });

  it('that is the same changes nothing', () => {
    fc.assert(
      fc.property(policy, repository, (rules, given) => {
        const once = simulate(rules, given, { now });
        expect(compareSimulations(once, simulate(rules, given, { now }))).toEqual(nothing);
      }),
    );
  });
});

interface Change {
  readonly after: ImageFate;
}
