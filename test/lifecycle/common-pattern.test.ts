import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPattern } from '../../src/lifecycle/common-pattern.js';
import { wildcardIncludes, wildcardsMeet } from '../../src/model/wildcard.js';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 5 });

describe('commonPattern', () => {
  it.each([
    [['prod*', 'prod-eu*'], 'prod-eu*'],
    [['v*', 'prod*'], null],
    [['*-rc', 'v*', '*beta*'], 'v*beta*-rc'],
    [['*-rc', '*-dev'], null],
    [['latest', 'la*'], 'latest'],
    [['latest', 'main', '20*'], null],
    [['ab*', 'a*c', '*bc'], 'ab*bc'],
  ])('%j: %s', (patterns, expected) => {
    expect(commonPattern(patterns)).toBe(expected);
  });

  it('exists for two patterns where they meet', () => {
    fc.assert(fc.property(pattern, pattern, (a, b) => (commonPattern([a, b]) !== null) === wildcardsMeet(a, b)));
  });

  it('is included in each pattern', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), (patterns) => {
        const common = commonPattern(patterns);
        fc.pre(common !== null);
        for (const given of patterns) expect(wildcardIncludes(given, common)).toBe(true);
      }),
    );
  });
});
