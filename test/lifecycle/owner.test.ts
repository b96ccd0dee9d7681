import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerOf, ruleSelectsTags } from '../../src/lifecycle/owner.js';
import type { LifecycleStorageClass } from '../../src/lifecycle/policy.js';
import { placesIn, selectionOf } from '../../src/lifecycle/simulation/selection.js';
import { tags, validPolicy } from './policy-arbitrary.js';
import { any, archived, type Json, keep, patterns, policyOf, prefixes, pushed, rule, untagged } from './policy-fixture.js';

describe('ruleSelectsTags', () => {
  it.each<readonly [Json, readonly string[], boolean]>([
    [any, [], true],
    [any, ['a'], true],
    [untagged, [], true],
    [untagged, ['a'], false],
    [prefixes('alpha'), [], false],
    [prefixes('alpha'), ['alpha'], true],
    [prefixes('alpha'), ['xalpha'], false],
    [prefixes('alpha', 'beta'), ['alpha-1'], false],
    [prefixes('alpha', 'beta'), ['alpha-1', 'beta-1'], true],
    [prefixes('alpha', 'beta'), ['x', 'beta-1', 'alpha-1'], true],
    [prefixes('alpha', 'alphab'), ['alphabet'], true],
    [patterns('prod*'), ['prod'], true],
    [patterns('*prod*'), ['team-prod1'], true],
    [patterns('latest'), ['latest1'], false],
    [patterns('*'), [], false],
    [prefixes('v*'), ['v1', 'v'], false],
  ])('%j on %j: %s', (selected, tags, expected) => {
    const [only] = policyOf(rule(1, selected, keep(1))).rules;
    expect(only && ruleSelectsTags(only, tags)).toBe(expected);
  });
});

describe('ownerOf', () => {
  const policy = policyOf(
    rule(10, prefixes('v'), keep(9)),
    rule(20, untagged, pushed(1)),
    rule(30, any, keep(99)),
    rule(15, prefixes('v'), archived(90)),
  );

  it.each([
    ['standard', ['v1', 'x'], 10],
    ['standard', [], 20],
    ['standard', ['x'], 30],
    ['archive', ['v1'], 15],
    ['archive', ['x'], undefined],
  ] as const)('%s %j: %s', (storageClass, tags, priority) => {
    expect(ownerOf(policy, storageClass, tags)?.priority).toBe(priority);
  });
});

describe('the places of rules among bits', () => {
  it('are those of all bits that are set, in their order', () => {
    const bits = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    const isSet = (low: number, high: number, place: number) => (((place < 32 ? low : high) >>> (place % 32)) & 1) === 1;
    fc.assert(
      fc.property(bits, bits, (low, high) => {
        const all = Array.from({ length: 64 }, (_, place) => place);
        expect(placesIn(low, high)).toEqual(all.filter((place) => isSet(low, high, place)));
      }),
      { numRuns: 1_000 },
    );
    expect(placesIn(0, 0)).toEqual([]);
    expect(placesIn(-1, -1)).toHaveLength(64);
  });
});

describe('the one who decides', () => {
  const storageClass = fc.constantFrom<LifecycleStorageClass>('standard', 'archive');

  it('is the same to the analyses of a text and to the simulator, which finds it by what tags begin with', () => {
    fc.assert(
      fc.property(validPolicy, storageClass, tags, (policy, wanted, given) => {
        const { owner, low, high } = selectionOf(policy, false)(wanted, given);
        expect(policy.rules[owner] ?? null).toBe(ownerOf(policy, wanted, given));
        expect(placesIn(low, high).map((place) => policy.rules[place])).toEqual(
          policy.rules.filter((rule) => rule.storageClass === wanted && ruleSelectsTags(rule, given)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same to both in a policy of as many rules as there may be', () => {
    const many = Array.from({ length: 25 }, (_, at) => [
      rule(2 * at + 1, prefixes(`${String.fromCharCode(97 + at)}`), keep(1)),
      rule(2 * at + 2, patterns(`*${String.fromCharCode(97 + at)}`, `*-${at}`), keep(1)),
    ]);
    const policy = policyOf(...many.flat());
    expect(policy.rules).toHaveLength(50);
    const letters = fc.string({ unit: fc.constantFrom(...'abcxyz-0123456789'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 5 }), (given) => {
        const { owner, low, high } = selectionOf(policy, false)('standard', given);
        expect(policy.rules[owner] ?? null).toBe(ownerOf(policy, 'standard', given));
        expect(placesIn(low, high).map((place) => policy.rules[place])).toEqual(policy.rules.filter((one) => ruleSelectsTags(one, given)));
      }),
      { numRuns: 2000 },
    );
  });
});
