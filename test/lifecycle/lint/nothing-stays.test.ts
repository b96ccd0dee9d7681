import { describe, expect, it } from 'vitest';
import { any, archive, keep, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { repositoryOf } from '../simulation/repository-fixture.js';
import { afterwards, bare, foundOf, inBrief, indexOf, type LintCase, stored, tagged } from './lint-fixture.js';

const code = 'nothing-stays';
const rules = [rule(1, any, pushed(30))];
const stale = [tagged(90, 'v1'), tagged(80, 'v2')];

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['an empty repository', { rules, images: [] }],
    ['one that stays', { rules, images: [...stale, tagged(2, 'v3')] }],
    ['images that are not all listed', { rules, images: { ...repositoryOf(stale), complete: false } }],
    ['untagged images, where tagged ones stay', { rules: [rule(1, untagged, pushed(1))], images: [tagged(90, 'v1'), bare('a', 9)] }],
    ['archived images', { rules, images: [stored(tagged(90, 'v1'))] }],
    ['an image of a status that nobody knows', { rules, images: [...stale, { ...tagged(80, 'v3'), status: 'FROZEN' }] }],
    [
      'a child with a tag of its own that no rule takes',
      {
        rules: [rule(1, prefixes('v'), pushed(3))],
        images: repositoryOf([tagged(41, 'amd'), indexOf(tagged(40, 'v1'))], { v1: ['amd'] }),
      },
    ],
    ['an image that is being restored', { rules, images: [...stale, { ...tagged(2, 'v3'), status: 'ACTIVATING' }] }],
    ['a count', { rules: [rule(1, any, keep(1))], images: stale }],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase, number, string, string]>([
    ['an age', { rules, images: stale }, 1, 'v2', 'rule 1 takes all 2 tagged images, the newest (v2) too: a rule by age keeps no minimum'],
    [
      'an age that archives',
      { rules: [rule(1, any, pulled(30), archive)], images: [tagged(90, 'v1'), bare('a', 2)] },
      1,
      'v1',
      'rule 1 takes the only tagged image, the newest (v1) too: a rule by age keeps no minimum',
    ],
    [
      'images without tags',
      { rules, images: [bare('a', 90), bare('b', 80)] },
      1,
      'b',
      'rule 1 takes all 2 images, the newest (b) too: a rule by age keeps no minimum',
    ],
    [
      'several rules',
      { rules: [rule(1, prefixes('v1'), pushed(1)), rule(2, any, pushed(1))], images: stale },
      0,
      'v2',
      'the run takes all 2 tagged images, the newest (v2) too',
    ],
    [
      'an index, though its children have to wait',
      { rules, images: repositoryOf([tagged(41, 'v1-amd'), indexOf(tagged(40, 'v1'))], { v1: ['v1-amd'] }) },
      1,
      'v1',
      'rule 1 takes the only tagged image, the newest (v1) too: a rule by age keeps no minimum',
    ],
  ])('tells of %s', (_, lintCase, priority, digest, message) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[priority, [digest]]]);
    expect(found.map((lint) => lint.message)).toEqual([message]);
    for (const lint of found.filter(({ policy }) => policy !== '')) expect(afterwards(code, lint, lintCase)).toEqual([]);
    expect(found.map(({ policy }) => policy !== '')).toEqual([priority > 0]);
  });

  it.each([
    ['expires', rule(1, any, pushed(90)), 'Keep 10'],
    ['archives', rule(1, any, pulled(90), archive), 'Archive all but the newest 10'],
  ])('proposes a rule that %s and says of itself what it does, not what the old one did', (_, byAge, description) => {
    const [lint] = foundOf(code, { rules: [{ ...byAge, description: 'Nothing older than 90 days' }], images: [tagged(100, 'v1')] });
    expect(JSON.parse(lint?.policy ?? '')).toMatchObject({ rules: [{ description, selection: { countNumber: 10 } }] });
  });
});
