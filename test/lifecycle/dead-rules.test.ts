import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadRules } from '../../src/lifecycle/dead-rules.js';
import { ruleSelectsTags } from '../../src/lifecycle/owner.js';
import { tags, validPolicy } from './policy-arbitrary.js';
import { any, archived, keep, policyOf, prefixes, rule, untagged } from './policy-fixture.js';
import { policy } from './simulation/long-policy-arbitrary.js';

const policies = fc.oneof(validPolicy, policy);

describe('deadRules', () => {
  const rules = policyOf(
    rule(1, untagged, keep(9)),
    rule(2, prefixes('v'), keep(9)),
    rule(3, prefixes('Dev'), archived(90)),
    rule(4, any, keep(9)),
  );

  it.each<readonly [string, readonly (readonly string[])[], boolean, readonly number[]]>([
    ['no images', [], false, [2, 3]],
    ['an untagged image', [[]], false, [2, 3]],
    ['a tag for each', [['v1'], ['Dev-1']], false, []],
    ['a tag in another case', [['dev-1', 'v1']], false, [3]],
    ['a tag in another case, where that is the same', [['dev-1', 'v1']], true, []],
  ])('%s', (_, images, ignoreCase, expected) => {
    const found = deadRules(
      rules,
      images.map((own) => ({ tags: [...own] })),
      ignoreCase,
    );
    expect(found.map(({ priority }) => priority)).toEqual(expected);
  });

  it('has the rules on tags that select no image, whatever its storage class', () => {
    fc.assert(
      fc.property(policies, fc.array(tags, { maxLength: 8 }), (random, images) => {
        const expected = random.rules.filter((one) => one.tagStatus === 'tagged' && !images.some((own) => ruleSelectsTags(one, own)));
        expect(
          deadRules(
            random,
            images.map((own) => ({ tags: own })),
          ),
        ).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
