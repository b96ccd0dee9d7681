import { describe, expect, it } from 'vitest';
import { any, archived, keep, prefixes, pushed, rule, untagged } from '../policy-fixture.js';
import { repositoryOf } from '../simulation/repository-fixture.js';
import { afterwards, bare, foundOf, inBrief, indexOf, type LintCase, tagged } from './lint-fixture.js';

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
    ['indexes that no rule selects', { rules: [rule(1, prefixes('dev'), keep(9))], images: repository }],
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
});
