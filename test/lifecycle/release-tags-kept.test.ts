import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../src/lifecycle/owner.js';
import { releaseTagsKept } from '../../src/lifecycle/release-tags-kept.js';
import { matchesWildcard } from '../../src/model/wildcard.js';
import { tag, tagPatterns, validPolicy } from './policy-arbitrary.js';
import { any, archive, archived, type Json, keep, patterns, policyOf, prefixes, pulled, pushed, rule, untagged } from './policy-fixture.js';

const releaseTags = ['v*', 'prod*', 'release*'];

describe('releaseTagsKept', () => {
  it.each<readonly [string, readonly Json[], readonly number[], RegExp]>([
    ['no rule takes them', [rule(1, untagged, pushed(1)), rule(2, prefixes('sha-'), pushed(9))], [], /tagged vx and sha-x/],
    ['the archive does not matter', [rule(1, any, archived(90))], [], /taken by no rule/],
    ['a count keeps enough', [rule(1, any, keep(10))], [], /taken by no rule/],
    ['a count keeps too few', [rule(1, any, keep(9))], [1], /rule 1 takes an image tagged vx beyond the newest 9/],
    ['age takes them', [rule(1, any, pushed(3650))], [1], /3650 days after the push/],
    ['age archives them', [rule(1, any, pulled(90), archive)], [1], /90 days after the last pull/],
    ['a count that archives keeps enough', [rule(1, any, keep(20), archive)], [], /taken by no rule/],
    [
      'owned before age comes',
      [
        rule(1, patterns('v*'), keep(10)),
        rule(2, patterns('prod*'), keep(10)),
        rule(3, patterns('release*'), keep(10)),
        rule(4, any, pushed(9)),
      ],
      [],
      /taken by no rule/,
    ],
    [
      'one of three is forgotten',
      [rule(1, patterns('v*'), keep(10)), rule(2, patterns('prod*'), keep(10)), rule(3, any, pushed(9))],
      [3],
      /tagged releasex/,
    ],
    ['some of v* are taken', [rule(1, prefixes('v1'), pushed(9))], [1], /tagged v1x/],
    ['the rest of v* is taken', [rule(1, prefixes('v1'), keep(10)), rule(2, patterns('v*'), pushed(9))], [2], /tagged vx/],
    ['a pattern that meets v* at its end', [rule(1, patterns('*-rc'), pushed(9))], [1], /tagged vx-rc/],
    [
      'met, but owned above',
      [rule(1, patterns('v*'), keep(10)), rule(2, prefixes('prod', 'release'), keep(1)), rule(3, patterns('v*-rc'), pushed(9))],
      [],
      /taken by no rule/,
    ],
    [
      'an anded list above owns no image with one tag',
      [rule(1, prefixes('v', 'prod', 'release'), keep(99)), rule(2, any, pushed(9))],
      [2],
      /tagged vx/,
    ],
    [
      'an anded list owns no image with one tag',
      [rule(1, prefixes('v', 'sha-'), pushed(9))],
      [],
      /but rule 1 takes one tagged vx and sha-x/,
    ],
    ['an anded list that one tag meets', [rule(1, patterns('v*', '*-rc'), pushed(9))], [1], /tagged vx-rc/],
    ['a wildcard in a prefix, which no tag holds', [rule(1, prefixes('v*'), pushed(9))], [], /by age$/],
    ['the same beside another entry', [rule(1, prefixes('v*', 'sha-'), pushed(9))], [], /by age$/],
    ['what no tag holds in a pattern', [rule(1, patterns('v 1*'), pushed(9))], [], /by age$/],
    [
      'two patterns that meet in no tag short enough',
      [rule(1, patterns(`v${'a'.repeat(200)}*`, `*${'b'.repeat(200)}`), pushed(9))],
      [],
      /./,
    ],
    ['a rule below a wildcard in a prefix', [rule(1, prefixes('v*'), keep(99)), rule(2, patterns('v*'), pushed(9))], [2], /tagged vx/],
    ['two rules', [rule(1, prefixes('prod'), keep(1)), rule(2, any, pushed(1))], [1, 2], /rule 1.*; rule 2/],
  ])('%s', (_, rules, offending, why) => {
    const keeping = releaseTagsKept(policyOf(...rules), { releaseTags, atLeast: 10 });
    expect(keeping.offending.map((found) => found.priority)).toEqual(offending);
    expect(keeping.kept).toBe(offending.length === 0);
    expect(keeping.why).toMatch(why);
  });

  it('names exactly the rules that own an image with a release tag alone', () => {
    fc.assert(
      fc.property(validPolicy, tagPatterns, fc.array(tag, { minLength: 40, maxLength: 40 }), (policy, release, tags) => {
        const { offending, why } = releaseTagsKept(policy, { releaseTags: release, atLeast: 20 });
        for (const one of tags.filter((text) => release.some((pattern) => matchesWildcard(pattern, text)))) {
          const owner = ownerOf(policy, 'standard', [one]);
          const early = owner !== null && !(owner.count.type === 'imageCountMoreThan' && owner.count.number >= 20);
          if (early) expect(offending).toContain(owner);
        }
        const shown = [...why.matchAll(/rule \d+ takes an image tagged (\S+)/g)].map((match) => match[1] ?? '');
        expect(offending).toEqual(shown.map((one) => ownerOf(policy, 'standard', [one])));
        for (const one of shown) expect(release.some((pattern) => matchesWildcard(pattern, one))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
