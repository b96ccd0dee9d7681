import { describe, expect, it } from 'vitest';
import type { LifecycleLintCode } from '../../../src/lifecycle/lint/lint.js';
import { keep, patterns, prefixes, rule } from '../policy-fixture.js';
import { afterwards, foundOf, type LintCase } from './lint-fixture.js';

describe('warnings of the reader', () => {
  it.each<readonly [LifecycleLintCode, LintCase['rules'], number, string, boolean]>([
    ['asterisk-in-prefix', [rule(1, prefixes('v', 'prod-*'), keep(9))], 1, '/rules/0/selection/tagPrefixList/1', true],
    [
      'entry-no-tag-can-meet',
      [rule(1, patterns('v'), keep(9)), rule(2, patterns('a b'), keep(9))],
      2,
      '/rules/1/selection/tagPatternList/0',
      false,
    ],
    [
      'explicit-standard-class',
      [rule(1, patterns('v'), { ...keep(9), storageClass: 'standard' })],
      1,
      '/rules/0/selection/storageClass',
      true,
    ],
    [
      'prefix-and-pattern-alike',
      [rule(1, patterns('v*'), keep(9)), rule(4, prefixes('v'), keep(9))],
      4,
      '/rules/1/selection/tagPrefixList',
      false,
    ],
    ['repeated-tag-list-entry', [rule(1, prefixes('v', 'v'), keep(9))], 1, '/rules/0/selection/tagPrefixList/1', true],
    [
      'shared-tag-list-entry',
      [rule(1, prefixes('v'), keep(9)), rule(2, prefixes('v', 'x'), keep(9))],
      2,
      '/rules/1/selection/tagPrefixList',
      false,
    ],
  ])('%s', (code, rules, priority, pointer, isMended) => {
    const lintCase = { rules, images: [] };
    const found = foundOf(code, lintCase);
    expect(found.map((lint) => [lint.rule?.priority, lint.position.pointer, lint.policy !== ''])).toEqual([[priority, pointer, isMended]]);
    for (const lint of found.filter(({ policy }) => policy !== '')) expect(afterwards(code, lint, lintCase)).toEqual([]);
  });

  it('finds the rule of a place with two digits', () => {
    const rules = Array.from({ length: 11 }, (_, place) =>
      rule(place + 1, prefixes(`p${place}-`, ...(place === 10 ? ['x*'] : [])), keep(9)),
    );
    expect(foundOf('asterisk-in-prefix', { rules, images: [] }).map((lint) => lint.rule?.priority)).toEqual([11]);
  });
});
