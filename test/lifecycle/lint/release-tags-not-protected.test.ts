import { describe, expect, it } from 'vitest';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { any, archive, archived, expire, keep, patterns, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { afterwards, bare, foundOf, inBrief, type LintCase, stored, tagged } from './lint-fixture.js';

const code = 'release-tags-not-protected';
const dev = rule(1, prefixes('dev'), keep(1));

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['a count that is meant for releases', { rules: [rule(1, prefixes('v'), keep(1))], images: [tagged(2, 'v1'), tagged(1, 'v2')] }],
    ['a count of nothing but releases', { rules: [rule(1, any, keep(1))], images: [tagged(2, 'v1'), tagged(1, 'v2'), bare('a', 0.5)] }],
    ['a count that keeps them', { rules: [rule(1, any, keep(2))], images: [tagged(2, 'v1'), tagged(1, 'v2')] }],
    [
      'a count that takes old releases, as it has no other images',
      { rules: [rule(1, any, keep(1))], images: [tagged(3, 'v1'), tagged(2, 'v2'), bare('a', 0.5), bare('b', 4)] },
    ],
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
      { rules: [rule(1, any, pulled(30), archive)], images: [tagged(40, 'release-1'), tagged(3, 'dev')] },
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
      'a count that takes other images and releases alike',
      { rules: [rule(1, any, keep(1))], images: [tagged(3, 'v1'), tagged(2, 'dev'), tagged(1, 'v2')] },
      ['v1'],
      'rule 1 expires 1 image with a release tag now',
      false,
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
      { rules: [rule(1, any, pushed(30))], images: [tagged(40, 'V1'), tagged(3, 'dev')], assumptions: { 'tag-case': 'insensitive' } },
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

  const builds = rule(1, patterns('build-*'), pushed(30));
  const proposedFor = (lintCase: LintCase): readonly (readonly (readonly [readonly string[], unknown])[])[] =>
    foundOf(code, lintCase).map(({ policy }) => {
      const reading = readLifecyclePolicy(policy);
      return reading.valid ? reading.policy.rules.map(({ patterns: asked, count }) => [asked, Object.values(count).at(-1)]) : [];
    });
  const promoted = [tagged(40, 'build-1', 'prod-1'), tagged(3, 'build-2')];

  it.each<readonly [string, LintCase, readonly (readonly [readonly string[], unknown])[]]>([
    [
      'moves up the rule that keeps them, with the number that its author chose',
      { rules: [builds, rule(2, patterns('prod-*'), keep(50))], images: promoted },
      [
        [['prod-*'], 50],
        [['build-*'], 30],
      ],
    ],
    [
      'adds a rule below it for those that it does not select',
      { rules: [builds, rule(2, patterns('prod-*'), keep(50))], images: [...promoted, tagged(5, 'build-3', 'prod3')] },
      [
        [['prod-*'], 50],
        [['prod*'], 9_999],
        [['build-*'], 30],
      ],
    ],
    [
      'adds one above all',
      { rules: [rule(1, prefixes('dev'), keep(5)), rule(2, any, pushed(30))], images: [tagged(3, 'prod-1'), tagged(2, 'qa')] },
      [
        [['prod*'], 9_999],
        [['dev*'], 5],
        [[], 30],
      ],
    ],
    [
      'leaves rules above the one that takes them where they are',
      {
        rules: [rule(1, prefixes('prod-'), keep(5)), rule(2, prefixes('dev'), keep(5)), rule(3, any, pushed(30))],
        images: [tagged(3, 'prod1'), tagged(2, 'prod-2'), tagged(1, 'qa'), tagged(1, 'dev')],
      },
      [
        [['prod-*'], 5],
        [['dev*'], 5],
        [['prod*'], 9_999],
        [[], 30],
      ],
    ],
    [
      'adds one right above the rule, where another would never act below it',
      { rules: [rule(1, prefixes('prod-', 'eu-'), keep(5)), rule(2, any, pushed(30))], images: [tagged(3, 'prod-1'), tagged(2, 'dev')] },
      [
        [['prod-*', 'eu-*'], 5],
        [['prod*'], 9_999],
        [[], 30],
      ],
    ],
    ['adds none, where the rule would never act', { rules: [rule(1, prefixes('prod-'), pushed(30))], images: [tagged(3, 'prod-1')] }, []],
    [
      'adds none, where releases would take the places of a count from others',
      { rules: [rule(1, any, keep(2))], images: [tagged(4, 'v1'), tagged(3, 'dev-1'), tagged(2, 'dev-2'), tagged(1, 'v2')] },
      [],
    ],
    ['adds none, where the rule for any image would have none', { rules: [rule(1, any, pushed(1))], images: [tagged(3, 'v1')] }, []],
    [
      'moves none that would take what stays now',
      {
        rules: [rule(1, patterns('build-*'), pushed(30)), rule(2, patterns('prod-*'), keep(1))],
        images: [...promoted, tagged(5, 'build-3', 'prod-3'), tagged(4, 'build-4', 'prod-4')],
      },
      [],
    ],
  ])('%s', (_, lintCase, proposed) => {
    expect(proposedFor(lintCase)).toEqual([proposed]);
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
