import { describe, expect, it } from 'vitest';
import { any, keep, patterns, prefixes, pushed, rule, untagged } from '../policy-fixture.js';
import { afterwards, foundOf, inBrief, type LintCase, lintsOf, tagged } from './lint-fixture.js';

const code = 'shadowed-rule';

describe(code, () => {
  it.each<readonly [string, LintCase['rules'], readonly (readonly [number, readonly string[]])[], boolean]>([
    ['none', [rule(1, prefixes('v1'), keep(9)), rule(2, prefixes('v'), keep(9))], [], false],
    ['a narrower list below', [rule(1, prefixes('v'), keep(9)), rule(2, prefixes('v1'), keep(9))], [[2, ['v1']]], true],
    ['the same list in another form', [rule(1, patterns('v*'), keep(9)), rule(2, prefixes('v'), pushed(1))], [[2, ['v1', 'v2']]], false],
    [
      'any, where the others select all',
      [rule(1, patterns('*'), keep(9)), rule(2, untagged, keep(9)), rule(3, any, keep(9))],
      [[3, ['v1', 'v2']]],
      false,
    ],
  ])('%s', (_, rules, expected, isMended) => {
    const lintCase = { rules, images: [tagged(2, 'v1'), tagged(1, 'v2')] };
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual(expected);
    expect(found.map(({ policy }) => policy !== '')).toEqual(found.map(() => isMended));
    for (const lint of found.filter(({ policy }) => policy !== '')) expect(afterwards(code, lint, lintCase)).toEqual([]);
  });

  it('says why', () => {
    const rules = [rule(1, patterns('*'), keep(9)), rule(2, untagged, keep(9)), rule(3, any, keep(9))];
    expect(foundOf(code, { rules, images: [] }).map(({ message }) => message)).toEqual([
      'rule 3 never acts: rule 1 and rule 2 above it own all that it selects',
    ]);
  });

  it('goes by the case that is assumed, and proposes what still acts then', () => {
    const rules = [rule(1, prefixes('prod'), keep(9)), rule(2, prefixes('PROD-eu'), keep(9))];
    const lintCase: LintCase = { rules, images: [tagged(2, 'prod-EU-1'), tagged(1, 'prod-2')] };
    expect(foundOf(code, lintCase)).toEqual([]);
    const insensitive: LintCase = { ...lintCase, assumptions: { 'tag-case': 'insensitive' } };
    const found = foundOf(code, insensitive);
    expect(inBrief(found)).toEqual([[2, ['prod-EU-1']]]);
    expect(found.map(({ message }) => message)).toEqual([
      'rule 2 never acts: rule 1 above it owns all that it selects, where upper and lower case are the same',
    ]);
    expect(found.flatMap((lint) => afterwards(code, lint, insensitive))).toEqual([]);
  });

  it.each<readonly [string, LintCase['rules'], string]>([
    [
      'that acts above the others',
      [rule(1, prefixes('v'), keep(9)), rule(2, prefixes('v1'), keep(9))],
      'Move it above rule 1, or take it out: the first rule that selects an image decides.',
    ],
    [
      'above which the others would not act',
      [rule(1, patterns('v*'), keep(9)), rule(2, prefixes('v'), pushed(1))],
      'Take out rule 2 or rule 1: the first rule that selects an image decides, so that an age and a count cannot be joined for the same images.',
    ],
  ])('says what to do with a rule %s', (_, rules, fix) => {
    expect(foundOf(code, { rules, images: [] }).map((lint) => lint.fix)).toEqual([fix]);
  });

  it('leaves a list that no tag can meet to the warning of it', () => {
    const codes = lintsOf({ rules: [rule(1, prefixes('v*'), keep(9))], images: [] }).map((lint) => lint.code);
    expect(codes).toEqual(['asterisk-in-prefix']);
  });
});
