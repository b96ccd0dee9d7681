import { describe, expect, it } from 'vitest';
import { any, archive, archived, expire, keep, patterns, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { afterwards, bare, foundOf, inBrief, type LintCase, stored, tagged } from './lint-fixture.js';

const code = 'release-tags-not-protected';
const dev = rule(1, prefixes('dev'), keep(1));

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['a count that is meant for releases', { rules: [rule(1, prefixes('v'), keep(1))], images: [tagged(2, 'v1'), tagged(1, 'v2')] }],
    ['a count of nothing but releases', { rules: [rule(1, any, keep(1))], images: [tagged(2, 'v1'), tagged(1, 'v2'), bare('a', 0.5)] }],
    ['a count that keeps them', { rules: [rule(1, any, keep(2))], images: [tagged(2, 'v1'), tagged(1, 'v2')] }],
    ['releases that no rule selects', { rules: [dev], images: [tagged(2, 'v1')] }],
    ['other tags', { rules: [rule(1, any, pushed(1))], images: [tagged(9, 'dev-1')] }],
    ['untagged images', { rules: [rule(1, untagged, pushed(1))], images: [bare('a', 9)] }],
    ['tags in another case', { rules: [rule(1, any, pushed(1))], images: [tagged(9, 'V1')] }],
    [
      'a count that is meant for releases, where upper and lower case are the same',
      { rules: [rule(1, prefixes('V'), keep(1))], images: [tagged(2, 'v1'), tagged(1, 'v2')], assumptions: { 'tag-case': 'insensitive' } },
    ],
    ['the archive', { rules: [rule(1, any, archived(90))], images: [stored(tagged(200, 'v1'))] }],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase, readonly string[], string, boolean]>([
    [
      'what an age takes now and later',
      { rules: [rule(1, any, pushed(30))], images: [tagged(40, 'v1'), tagged(50, 'dev'), tagged(3, 'v2'), tagged(2, 'prod-1')] },
      ['v1', 'v2', 'prod-1'],
      'rule 1 expires 1 image with a release tag now, and 2 more, 30 days after the push',
      true,
    ],
    [
      'what an age will take',
      { rules: [rule(1, prefixes('v'), pushed(30))], images: [tagged(3, 'v2')] },
      ['v2'],
      'rule 1 expires 1 image with a release tag 30 days after the push',
      false,
    ],
    [
      'what is archived',
      { rules: [rule(1, any, pulled(30), archive)], images: [tagged(40, 'release-1')] },
      ['release-1'],
      'rule 1 archives 1 image with a release tag now',
      true,
    ],
    [
      'a count for all images',
      { rules: [rule(1, any, keep(1))], images: [tagged(2, 'v1'), tagged(1, 'dev')] },
      ['v1'],
      'rule 1 expires 1 image with a release tag now',
      true,
    ],
    [
      'a release that has another tag too',
      { rules: [dev, rule(2, prefixes('v'), keep(9), expire)], images: [tagged(2, 'v1', 'dev-1'), tagged(1, 'dev-2')] },
      ['v1+dev-1'],
      'rule 1 expires 1 image with a release tag now',
      true,
    ],
    [
      'a release in another case, where that is assumed to be the same',
      { rules: [rule(1, any, pushed(30))], images: [tagged(40, 'V1')], assumptions: { 'tag-case': 'insensitive' } },
      ['V1'],
      'rule 1 expires 1 image with a release tag now',
      true,
    ],
  ])('tells of %s', (_, lintCase, digests, message, isMended) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[1, digests]]);
    expect(found.map((lint) => lint.message)).toEqual([message]);
    expect(found.map(({ policy }) => policy !== '')).toEqual([isMended]);
    for (const lint of found.filter(({ policy }) => policy !== '')) expect(afterwards(code, lint, lintCase)).toEqual([]);
  });

  it('moves up a rule that counts for the tags in another case, where that is assumed to be the same', () => {
    const lintCase: LintCase = {
      rules: [rule(1, prefixes('dev'), keep(1)), rule(2, patterns('V*'), keep(9))],
      images: [tagged(2, 'v1', 'dev-1'), tagged(1, 'dev-2')],
      assumptions: { 'tag-case': 'insensitive' },
    };
    const [lint] = foundOf(code, lintCase);
    expect(JSON.parse(lint?.policy ?? '')).toMatchObject({
      rules: [{ selection: { tagPatternList: ['V*'] } }, { selection: { tagPrefixList: ['dev'] } }],
    });
  });
});
