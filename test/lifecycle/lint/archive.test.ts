import { describe, expect, it } from 'vitest';
import type { LifecycleLintCode } from '../../../src/lifecycle/lint/lint.js';
import { any, archive, archived, type Json, keep, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { repositoryOf } from '../simulation/repository-fixture.js';
import { afterwards, foundOf, inBrief, type LintCase, stored, tagged } from './lint-fixture.js';

const byPull = rule(1, any, pulled(30), archive);
const byPush = rule(1, any, pushed(30), archive);
const fromArchive = (priority: number, selected: Json = any): Json => rule(priority, selected, archived(90));
const images = [tagged(40, 'v1'), tagged(3, 'v2')];
const terabyte = 2 ** 40;

type Row = readonly [string, LintCase, readonly (readonly [number, readonly string[]])[]];

function holds(code: LifecycleLintCode, rows: readonly Row[]): void {
  describe(code, () => {
    it.each(rows)('%s', (_, lintCase, expected) => {
      expect(inBrief(foundOf(code, lintCase))).toEqual(expected);
    });
  });
}

holds('archive-saves-nothing', [
  ['no rule that archives', { rules: [rule(1, any, keep(9))], images }, []],
  ['expiry by the last pull', { rules: [byPull, fromArchive(2)], images }, []],
  ['by the last pull, for ever', { rules: [byPull], images }, [[1, ['v1']]]],
  ['by the push', { rules: [byPush, fromArchive(2)], images }, [[1, ['v1']]]],
  ['by a count', { rules: [rule(1, any, keep(1), archive)], images }, [[1, ['v1']]]],
  ['an empty repository', { rules: [byPush], images: [] }, [[1, []]]],
  ['more than 150 TB', { rules: [byPush], images: [{ ...stored(tagged(9, 'v0')), sizeInBytes: 151 * terabyte }] }, []],
  ['150 TB', { rules: [byPush], images: [{ ...tagged(40, 'v0'), sizeInBytes: 150 * terabyte }] }, [[1, ['v0']]]],
  [
    'expiry from the archive of other images',
    { rules: [rule(1, prefixes('dev'), pulled(30), archive), fromArchive(2, prefixes('v'))], images },
    [[1, []]],
  ],
]);

holds('archived-never-expires', [
  ['no rule that archives', { rules: [rule(1, any, keep(9))], images }, []],
  ['a rule for the archive', { rules: [byPull, fromArchive(2)], images }, []],
  ['a rule for some of it', { rules: [byPull, fromArchive(2, prefixes('dev'))], images }, []],
  ['a rule for a part of its tags', { rules: [rule(1, prefixes('v'), keep(1), archive), fromArchive(2, prefixes('v1'))], images }, []],
  ['none', { rules: [byPull], images }, [[1, ['v1']]]],
  ['one for other tags', { rules: [rule(1, prefixes('v'), keep(1), archive), fromArchive(2, prefixes('dev'))], images }, [[1, ['v1']]]],
  [
    'one for the tags in another case',
    { rules: [rule(1, prefixes('v'), keep(1), archive), fromArchive(2, prefixes('V'))], images },
    [[1, ['v1']]],
  ],
  [
    'one for the tags in another case, where that is assumed to be the same',
    {
      rules: [rule(1, prefixes('v'), keep(1), archive), fromArchive(2, prefixes('V'))],
      images,
      assumptions: { 'tag-case': 'insensitive' },
    },
    [],
  ],
  ['one for untagged images', { rules: [rule(1, prefixes('v'), keep(1), archive), fromArchive(2, untagged)], images }, [[1, ['v1']]]],
]);

holds('nothing-is-archived', [
  ['a rule that archives', { rules: [byPull, fromArchive(2)], images }, []],
  [
    'a rule that archives other tags, since an image may have both',
    { rules: [rule(1, prefixes('dev'), keep(1), archive), fromArchive(2, prefixes('v'))], images },
    [],
  ],
  ['images that were archived by hand', { rules: [fromArchive(2)], images: [stored(tagged(9, 'v1'))] }, []],
  ['images that are not all listed', { rules: [fromArchive(2)], images: { ...repositoryOf(images), complete: false } }, []],
  [
    'archived images that may be missing from the list',
    { rules: [rule(1, untagged, pushed(7)), fromArchive(2)], images: { ...repositoryOf(images), mayLackArchived: true } },
    [],
  ],
  ['no rule that archives', { rules: [rule(1, untagged, pushed(7)), fromArchive(2)], images }, [[2, []]]],
  ['none of its tags in the archive', { rules: [fromArchive(2, prefixes('dev'))], images: [stored(tagged(9, 'v1'))] }, [[2, []]]],
  ['untagged images alone', { rules: [rule(1, untagged, pushed(7), archive), fromArchive(2, prefixes('v'))], images }, [[2, []]]],
]);

describe('archived-never-expires', () => {
  it.each<readonly [string, readonly Json[]]>([
    ['all images', [byPull]],
    ['images with tags', [rule(1, prefixes('v'), keep(1), archive), fromArchive(2, prefixes('dev'))]],
  ])('proposes a policy that expires %s', (_, rules) => {
    const lintCase = { rules, images };
    const [lint] = foundOf('archived-never-expires', lintCase);
    expect(lint === undefined ? null : afterwards('archived-never-expires', lint, lintCase)).toEqual([]);
  });
});
