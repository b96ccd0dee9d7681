import { describe, expect, it } from 'vitest';
import { any, archived, keep, prefixes, pushed, rule, untagged } from '../policy-fixture.js';
import { daysAgo, repositoryOf } from '../simulation/repository-fixture.js';
import { afterwards, bare, foundOf, inBrief, indexOf, type LintCase, stored, tagged } from './lint-fixture.js';

const code = 'no-rule-for-orphans';
const releases = rule(1, prefixes('v'), keep(9));
const children = { v1: ['amd', 'arm'] };
const images = [bare('amd', 2), bare('arm', 2), indexOf(tagged(1, 'v1'))];
const repository = repositoryOf(images, children);

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['a rule for untagged images', { rules: [releases, rule(2, untagged, pushed(7))], images: repository }],
    ['a rule for any image', { rules: [releases, rule(2, any, pushed(7))], images: repository }],
    ['no indexes', { rules: [releases], images: [tagged(1, 'v1')] }],
    ['archived indexes', { rules: [releases], images: [stored(indexOf(tagged(1, 'v1')))] }],
    ['tags that point to signatures', { rules: [releases], images: [indexOf(tagged(1, `sha256-${'0'.repeat(64)}`))] }],
    ['a rule for any image below others, in the class of indexes', { rules: [releases, rule(2, any, keep(999))], images }],
    [
      'children that all have tags',
      { rules: [releases], images: repositoryOf([tagged(2, 'amd'), indexOf(tagged(1, 'v1'))], { v1: ['amd'] }) },
    ],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase]>([
    ['children without tags', { rules: [releases], images: repository }],
    ['an index that was not read', { rules: [releases], images }],
    ['a rule for archived images', { rules: [releases, rule(2, any, archived(90))], images: repository }],
  ])('tells of %s', (_, lintCase) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[0, ['v1']]]);
    expect(found[0]?.message).toBe(
      'no rule takes untagged images: when rule 1 takes an index, the children of it that have no tag stay (1 index)',
    );
    for (const lint of found) expect(afterwards(code, lint, lintCase)).toEqual([]);
  });

  it('tells of indexes that no rule takes, which go by hand or lose their tags', () => {
    const lintCase: LintCase = { rules: [rule(1, prefixes('dev'), keep(9))], images: repository };
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[0, ['v1']]]);
    expect(found[0]?.message).toBe(
      'no rule takes untagged images: when an index is deleted by hand, the children of it that have no tag stay, and so does an index that loses its tag to a newer one (1 index)',
    );
    for (const lint of found) expect(afterwards(code, lint, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase['images']]>([
    ['still pulled by its digest', [...images, bare('run', 20, { lastPulledAt: daysAgo(1) })]],
    ['all that can be pulled', [bare('amd', 20), indexOf(bare('list', 19)), stored(tagged(90, 'v1'))]],
    ['all that there is', [bare('amd', 20), indexOf(bare('list', 19))]],
  ])('proposes no rule where an untagged image is %s', (_, given) => {
    expect(foundOf(code, { rules: [releases], images: given }).map(({ policy }) => policy)).toEqual(['']);
  });

  it('proposes one where what is pulled is the child of an index that is there', () => {
    const pulled = repositoryOf([bare('amd', 20, { lastPulledAt: daysAgo(1) }), indexOf(tagged(19, 'v1'))], { v1: ['amd'] });
    expect(foundOf(code, { rules: [releases], images: pulled }).map(({ policy }) => policy !== '')).toEqual([true]);
  });
});
