import { describe, expect, it } from 'vitest';
import { any, archive, archived, keep, patterns, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { daysAgo, repositoryOf } from '../simulation/repository-fixture.js';
import { bare, foundOf, inBrief, type LintCase, stored, tagged } from './lint-fixture.js';

const code = 'any-never-reached';
const releases = rule(1, prefixes('v'), keep(9));
const limit = rule(3, any, keep(1));
const two = [tagged(2, 'v1'), tagged(1, 'v2')];

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['a rule that owns an image', { rules: [releases, limit], images: [...two, tagged(3, 'dev')] }],
    ['a rule that would take nothing', { rules: [releases, rule(3, any, keep(2))], images: two }],
    ['an empty repository', { rules: [releases, limit], images: [] }],
    ['images that are not all listed', { rules: [releases, limit], images: { ...repositoryOf(two), complete: false } }],
    ['a rule that is shadowed', { rules: [rule(1, patterns('*'), keep(9)), rule(2, untagged, keep(9)), limit], images: two }],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase, readonly string[]]>([
    ['a count', { rules: [releases, rule(2, untagged, pushed(7)), limit], images: [...two, bare('a', 3)] }, ['a', 'v1']],
    ['an age', { rules: [releases, rule(2, any, pushed(1))], images: [tagged(9, 'v1'), tagged(0.5, 'v2')] }, ['v1']],
    [
      'the archive',
      {
        rules: [rule(1, any, pulled(9), archive), rule(2, prefixes('v'), archived(400)), rule(3, any, archived(90))],
        images: [{ ...stored(tagged(200, 'v1')), lastArchivedAt: daysAgo(100) }],
      },
      ['v1'],
    ],
  ])('tells of %s', (_, lintCase, digests) => {
    expect(foundOf(code, lintCase).map(({ images }) => images.map(({ digest }) => digest))).toEqual([digests]);
  });

  it('goes by the case that is assumed', () => {
    const lintCase: LintCase = { rules: [rule(1, prefixes('V'), keep(9)), limit], images: two };
    expect(foundOf(code, lintCase)).toEqual([]);
    const found = foundOf(code, { ...lintCase, assumptions: { 'tag-case': 'insensitive' } });
    expect(inBrief(found)).toEqual([[3, ['v1']]]);
  });

  it('names the rules that own the images', () => {
    const found = foundOf(code, { rules: [releases, rule(2, untagged, pushed(7)), limit], images: [...two, bare('a', 3)] });
    expect(inBrief(found)).toEqual([[3, ['a', 'v1']]]);
    expect(found[0]?.message).toBe(
      'rule 3 selects 3 images and decides none of them, since each belongs to a rule above it (rule 1 and rule 2); 2 of them it would take',
    );
  });
});
