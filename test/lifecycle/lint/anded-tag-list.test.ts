import { describe, expect, it } from 'vitest';
import { any, archive, archived, keep, prefixes, pushed, rule } from '../policy-fixture.js';
import { afterwards, foundOf, inBrief, type LintCase, tagged } from './lint-fixture.js';

const code = 'anded-tag-list';
const anded = rule(1, prefixes('v', 'prod'), keep(9));

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['a list of one', { rules: [rule(1, prefixes('v'), keep(9))], images: [tagged(1, 'prod-1')] }],
    ['entries that one tag meets', { rules: [rule(1, prefixes('v', 'v1'), keep(9))], images: [tagged(1, 'v2')] }],
    [
      'entries that one tag meets, where upper and lower case are the same',
      { rules: [rule(1, prefixes('V', 'v1'), keep(9))], images: [tagged(1, 'v2')], assumptions: { 'tag-case': 'insensitive' } },
    ],
    ['images that all have a tag for each entry', { rules: [anded], images: [tagged(1, 'v1', 'prod-1'), tagged(2, 'dev')] }],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase, readonly string[], string]>([
    [
      'images that it passes over, and what befalls them',
      {
        rules: [anded, rule(2, any, pushed(30))],
        images: [tagged(40, 'v1'), tagged(3, 'prod-1'), tagged(2, 'v2', 'prod-2'), tagged(50, 'dev')],
      },
      ['v1', 'prod-1'],
      'rule 1 selects only images that have a tag for each of v and prod: it passes over 2 images with a tag for some of them (1 expired by rule 2, 1 kept)',
    ],
    [
      'images with a tag in another case, where that is assumed to be the same',
      { rules: [anded], images: [tagged(2, 'V1'), tagged(1, 'dev')], assumptions: { 'tag-case': 'insensitive' } },
      ['V1'],
      'rule 1 selects only images that have a tag for each of v and prod: it passes over 1 image with a tag for some of them (1 kept)',
    ],
    ['an empty repository', { rules: [anded], images: [] }, [], 'rule 1 selects only images that have a tag for each of v and prod'],
  ])('tells of %s', (_, lintCase, digests, message) => {
    const [lint, ...others] = foundOf(code, lintCase);
    expect(others).toEqual([]);
    expect(lint).toMatchObject({ message, tags: ['v', 'prod'] });
    expect(lint?.images.map(({ digest }) => digest)).toEqual(digests);
  });

  it('proposes no policy by which no tagged image would stay', () => {
    const aging = rule(1, prefixes('v', 'prod'), pushed(30));
    const [found] = foundOf(code, { rules: [aging], images: [tagged(40, 'v1'), tagged(50, 'prod-1')] });
    expect(found?.policy).toBe('');
    expect(foundOf(code, { rules: [aging], images: [tagged(40, 'v1'), tagged(5, 'prod-1')] })[0]?.policy).not.toBe('');
  });

  it('proposes no policy with a rule that never acts', () => {
    const found = foundOf(code, { rules: [anded, rule(2, prefixes('v1'), keep(9))], images: [tagged(1, 'v1'), tagged(2, 'prod-1')] });
    expect(found.map(({ policy }) => policy)).toEqual(['']);
  });

  it('says nothing of the list by which images leave the archive, where it is meant in the rule that archives them', () => {
    const fromArchive = rule(2, prefixes('v', 'prod'), archived(90));
    const archiving = rule(1, prefixes('v', 'prod'), keep(9), archive);
    expect(foundOf(code, { rules: [archiving, fromArchive], images: [tagged(1, 'v1', 'prod-1')] })).toEqual([]);
    expect(inBrief(foundOf(code, { rules: [archiving, fromArchive], images: [tagged(1, 'v1')] }))).toEqual([
      [1, ['v1']],
      [2, []],
    ]);
  });

  it('proposes a policy that selects them', () => {
    const lintCase = { rules: [anded], images: [tagged(1, 'v1')] };
    const [lint] = foundOf(code, lintCase);
    expect(inBrief(lint === undefined ? [] : [lint])).toEqual([[1, ['v1']]]);
    expect(lint === undefined ? null : afterwards(code, lint, lintCase)).toEqual([]);
  });
});
