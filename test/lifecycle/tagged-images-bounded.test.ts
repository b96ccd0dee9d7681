import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../src/lifecycle/owner.js';
import type { LifecyclePolicy } from '../../src/lifecycle/policy.js';
import { taggedImagesBounded } from '../../src/lifecycle/tagged-images-bounded.js';
import { matchesWildcard } from '../../src/model/wildcard.js';
import { someTags, tagPatterns, validPolicy } from './policy-arbitrary.js';
import { any, archive, archived, type Json, keep, patterns, policyOf, prefixes, pulled, pushed, rule, untagged } from './policy-fixture.js';

describe('taggedImagesBounded', () => {
  it.each<readonly [string, readonly Json[], readonly string[], string]>([
    ['any by count', [rule(1, any, keep(100))], [], ''],
    ['any by age', [rule(1, any, pushed(3650))], [], ''],
    ['any keeping too many', [rule(1, any, keep(101))], [], 'x'],
    ['untagged images alone', [rule(1, untagged, pushed(1))], [], 'x'],
    ['a tag that no list names', [rule(1, prefixes('v'), keep(10)), rule(2, prefixes('sha-'), pushed(10))], [], 'x'],
    ['the pattern * takes all tags', [rule(1, untagged, pushed(1)), rule(2, patterns('*'), keep(50))], [], ''],
    ['protected by a great count', [rule(1, prefixes('main'), keep(9999)), rule(2, any, keep(20))], [], 'mainx'],
    ['the same, and meant to be kept', [rule(1, prefixes('main'), keep(9999)), rule(2, any, keep(20))], ['main*'], ''],
    ['the same, but meant more narrowly', [rule(1, prefixes('main'), keep(9999)), rule(2, any, keep(20))], ['main-*'], 'mainx'],
    ['no rule for what may be kept', [rule(1, prefixes('sha-'), pushed(10))], ['*'], ''],
    ['anded entries, and nothing below', [rule(1, prefixes('v', 'prod'), keep(10))], [], 'x'],
    ['anded entries that keep too many', [rule(1, prefixes('v', 'prod'), keep(999)), rule(2, any, pushed(9))], [], 'vx, prodx'],
    ['anded entries of which one may be kept', [rule(1, prefixes('v', 'prod'), keep(999)), rule(2, any, pushed(9))], ['prod*'], ''],
    [
      'a great count under a small one',
      [rule(1, prefixes('v'), keep(9)), rule(2, prefixes('v1'), keep(999)), rule(3, any, keep(9))],
      [],
      '',
    ],
    ['a great count for a prefix that no tag has', [rule(1, prefixes('v*'), keep(9999)), rule(2, any, keep(9))], [], ''],
    ['the archive without an end', [rule(1, any, pulled(90), archive)], [], 'x'],
    ['the archive with an end', [rule(1, any, pulled(90), archive), rule(2, any, archived(365))], [], ''],
    ['the archive with an end for some', [rule(1, patterns('*'), keep(9), archive), rule(2, prefixes('v'), archived(365))], [], 'x'],
    [
      'archived and ended by one list',
      [rule(1, prefixes('v'), keep(9), archive), rule(2, any, keep(9)), rule(3, prefixes('v'), archived(365))],
      [],
      '',
    ],
  ])('%s', (_, rules, keepTags, unbounded) => {
    const bound = taggedImagesBounded(policyOf(...rules), { max: 100, keepTags });
    expect([bound.bounded, bound.unbounded]).toEqual([unbounded === '', unbounded]);
    expect(bound.why).not.toBe('');
  });

  it('holds for every image: none is without a rule that bounds it', () => {
    fc.assert(
      fc.property(validPolicy, tagPatterns, fc.array(someTags, { minLength: 20, maxLength: 20 }), (policy, keepTags, images) => {
        fc.pre(taggedImagesBounded(policy, { max: 30, keepTags }).bounded);
        for (const tags of images) expect(isKept(tags, keepTags) || isBounded(policy, tags)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('shows an image that nothing bounds where it does not hold', () => {
    fc.assert(
      fc.property(validPolicy, tagPatterns, (policy, keepTags) => {
        const { bounded, unbounded } = taggedImagesBounded(policy, { max: 30, keepTags });
        fc.pre(!bounded);
        const tags = unbounded.split(', ');
        expect(isKept(tags, keepTags) || isBounded(policy, tags)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

const isKept = (tags: readonly string[], keepTags: readonly string[]): boolean =>
  tags.some((tag) => keepTags.some((kept) => matchesWildcard(kept, tag)));

function isBounded(policy: LifecyclePolicy, tags: readonly string[]): boolean {
  const owner = ownerOf(policy, 'standard', tags);
  if (owner === null || (owner.count.type === 'imageCountMoreThan' && owner.count.number > 30)) return false;
  return owner.action === 'expire' || ownerOf(policy, 'archive', tags) !== null;
}
