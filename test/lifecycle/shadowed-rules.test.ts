import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ignoringCase } from '../../src/lifecycle/compared-text.js';
import { ownerOf } from '../../src/lifecycle/owner.js';
import { shadowedRules } from '../../src/lifecycle/shadowed-rules.js';
import { inSomeCapitals, tags, validPolicy } from './policy-arbitrary.js';
import { any, archive, archived, type Json, keep, patterns, policyOf, prefixes, pushed, rule, untagged } from './policy-fixture.js';

describe('shadowedRules', () => {
  it.each<readonly [string, readonly Json[], readonly (readonly [number, readonly number[]])[]]>([
    ['none', [rule(1, prefixes('v'), keep(9)), rule(2, untagged, pushed(1)), rule(3, any, keep(9))], []],
    ['a narrower prefix below', [rule(1, prefixes('v'), keep(9)), rule(2, prefixes('v1'), keep(9))], [[2, [1]]]],
    ['a narrower prefix above', [rule(1, prefixes('v1'), keep(9)), rule(2, prefixes('v'), keep(9))], []],
    ['a prefix under the same pattern', [rule(1, patterns('v*'), keep(9)), rule(2, prefixes('v'), keep(9))], [[2, [1]]]],
    ['patterns that only overlap', [rule(1, patterns('v*'), keep(9)), rule(2, patterns('*-rc'), keep(9))], []],
    ['a longer list below', [rule(1, prefixes('v'), keep(9)), rule(2, prefixes('v', 'prod'), keep(9))], [[2, [1]]]],
    ['a longer list above', [rule(1, prefixes('v', 'prod'), keep(9)), rule(2, prefixes('v'), keep(9))], []],
    ['a broader list above', [rule(1, prefixes('v', 'p'), keep(9)), rule(2, prefixes('v1', 'prod'), keep(9))], [[2, [1]]]],
    ['any under * and untagged', [rule(1, patterns('*'), keep(9)), rule(2, untagged, pushed(1)), rule(3, any, keep(9))], [[3, [1, 2]]]],
    ['any under *', [rule(1, patterns('*'), keep(9)), rule(2, any, keep(9))], []],
    ['any under untagged', [rule(1, untagged, keep(9)), rule(2, any, keep(9))], []],
    ['tags under *', [rule(1, patterns('*'), keep(9)), rule(2, prefixes('v'), keep(9)), rule(3, untagged, keep(1))], [[2, [1]]]],
    ['a wildcard in a prefix, where it is none', [rule(1, prefixes('v*'), keep(9)), rule(2, prefixes('v'), keep(9))], [[1, []]]],
    ['one such prefix of two', [rule(1, prefixes('v', 'prod*'), keep(9)), rule(2, any, keep(9))], [[1, []]]],
    ['a pattern with what no tag holds', [rule(1, patterns('v 1*'), keep(9)), rule(2, patterns('v*'), keep(9))], [[1, []]]],
    ['a wildcard in a prefix below a rule for all', [rule(1, patterns('*'), keep(9)), rule(2, prefixes('v*'), keep(9))], [[2, []]]],
    ['the other storage class', [rule(1, any, keep(9), archive), rule(2, prefixes('v'), archived(90)), rule(3, any, archived(99))], []],
    ['in the archive', [rule(1, prefixes('v'), archived(90)), rule(2, prefixes('v1'), archived(99))], [[2, [1]]]],
  ])('%s', (_, rules, expected) => {
    const found = shadowedRules(policyOf(...rules)).map(({ rule: shadowed, by }) => [shadowed.priority, by.map((above) => above.priority)]);
    expect(found).toEqual(expected);
  });

  it.each<readonly [string, readonly Json[], readonly (readonly [number, readonly number[]])[]]>([
    ['the same list in another case', [rule(1, prefixes('prod'), keep(9)), rule(2, prefixes('PROD'), keep(9))], [[2, [1]]]],
    ['a narrower list in another case', [rule(1, patterns('V*'), keep(9)), rule(2, patterns('v1*'), pushed(9))], [[2, [1]]]],
    ['a broader list in another case', [rule(1, patterns('V1*'), keep(9)), rule(2, patterns('v*'), pushed(9))], []],
    ['a list with all other letters', [rule(1, patterns('*X*'), keep(9)), rule(2, patterns('*'), pushed(9))], []],
  ])('where upper and lower case are the same: %s', (_, rules, expected) => {
    const policy = policyOf(...rules);
    const found = shadowedRules(policy, ignoringCase).map(({ rule: shadowed, by }) => [
      shadowed.priority,
      by.map((above) => above.priority),
    ]);
    expect(found).toEqual(expected);
    expect(shadowedRules(policy)).toEqual([]);
  });

  it('finds only rules that own no image at all', () => {
    fc.assert(
      fc.property(validPolicy, fc.array(tags, { minLength: 30, maxLength: 30 }), (policy, images) => {
        const shadowed = shadowedRules(policy).map((found) => found.rule);
        for (const image of images) {
          expect(shadowed).not.toContain(ownerOf(policy, 'standard', image));
          expect(shadowed).not.toContain(ownerOf(policy, 'archive', image));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same in capitals as in lower case, where these are the same', () => {
    fc.assert(
      fc.property(inSomeCapitals, ([policy, capitals]) => {
        const found = shadowedRules(capitals, ignoringCase).map(({ rule: { priority } }) => priority);
        expect(found).toEqual(shadowedRules(policy).map(({ rule: { priority } }) => priority));
      }),
      { numRuns: 500 },
    );
  });
});
