import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleLint, LifecycleLintCode } from '../../../src/lifecycle/lint/lint.js';
import { lintPolicy } from '../../../src/lifecycle/lint/lint-policy.js';
import { ownerOf } from '../../../src/lifecycle/owner.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { writePolicy } from '../../../src/lifecycle/write-policy.js';
import { tags, validPolicy } from '../policy-arbitrary.js';
import { any, archive, archived, type Json, keep, patterns, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { now, repositoryOf } from '../simulation/repository-fixture.js';
import { afterwards, foundOf, inBrief, type LintCase, stored, tagged } from './lint-fixture.js';

const byPull = rule(1, any, pulled(30), archive);
const byPush = rule(1, any, pushed(30), archive);
const fromArchive = (priority: number, selected: Json = any): Json => rule(priority, selected, archived(90));
const archiving = (...tags: string[]): Json => rule(1, prefixes(...tags), keep(1), archive);
const pulling = (...tags: string[]): Json => rule(1, prefixes(...tags), pulled(30), archive);
const neverArchiving = rule(3, prefixes('v1'), keep(1), archive);
const tagsLeft = fromArchive(3, patterns('*'));
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
  ['expiry from the archive of some of them', { rules: [pulling('v', 'w'), fromArchive(2, prefixes('v1'))], images }, []],
  [
    'expiry from the archive where they have one tag more',
    { rules: [pulling('v'), fromArchive(2, prefixes('v', 'd'))], images },
    [[1, ['v1']]],
  ],
  [
    'expiry from the archive of other images',
    { rules: [rule(1, prefixes('dev'), pulled(30), archive), fromArchive(2, prefixes('v'))], images },
    [[1, []]],
  ],
]);

holds('archived-never-expires', [
  ['no rule that archives', { rules: [rule(1, any, keep(9))], images }, []],
  ['a rule for the archive', { rules: [byPull, fromArchive(2)], images }, []],
  ['rules for all of it together', { rules: [byPull, fromArchive(2, untagged), fromArchive(3, patterns('*'))], images }, []],
  [
    'a rule for what is left by one above',
    { rules: [rule(1, untagged, keep(1)), rule(2, any, pulled(30), archive), tagsLeft], images },
    [],
  ],
  ['a rule for images with all its tags', { rules: [archiving('v', 'dev'), fromArchive(2, prefixes('v', 'dev'))], images }, []],
  ['a rule for such images by patterns', { rules: [archiving('v', 'dev'), fromArchive(2, patterns('*v*', 'd*'))], images }, []],
  ['a rule for one of its tags', { rules: [archiving('v', 'dev'), fromArchive(2, prefixes('dev'))], images }, []],
  ['a rule that never archives', { rules: [rule(1, prefixes('v'), keep(1)), neverArchiving], images }, []],
  ['a list that no tag can meet', { rules: [archiving('v/')], images }, []],
  ['a rule for some of it', { rules: [byPull, fromArchive(2, prefixes('v1'))], images: [...images, tagged(41, 'w')] }, [[1, ['w']]]],
  [
    'a rule for a part of its tags',
    { rules: [archiving('v'), fromArchive(2, prefixes('v1'))], images: [...images, tagged(4, 'v3')] },
    [[1, ['v3']]],
  ],
  ['a rule that asks for one tag more', { rules: [archiving('v'), fromArchive(2, prefixes('v', 'dev'))], images }, [[1, ['v1']]]],
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
  ['a repository without images', { rules: [fromArchive(2)], images: [] }, [[2, []]]],
  ['images that are not all listed', { rules: [fromArchive(2)], images: { ...repositoryOf(images), complete: false } }, [[2, []]]],
  [
    'archived images that may be missing from the list',
    { rules: [rule(1, untagged, pushed(7)), fromArchive(2)], images: { ...repositoryOf(images), mayLackArchived: true } },
    [[2, []]],
  ],
  ['no rule that archives', { rules: [rule(1, untagged, pushed(7)), fromArchive(2)], images }, [[2, []]]],
  ['none of its tags in the archive', { rules: [fromArchive(2, prefixes('dev'))], images: [stored(tagged(9, 'v1'))] }, [[2, []]]],
  ['untagged images alone', { rules: [rule(1, untagged, pushed(7), archive), fromArchive(2, prefixes('v'))], images }, [[2, []]]],
]);

describe('nothing-is-archived', () => {
  it.each<readonly [string, readonly Json[]]>([
    ['no rule that archives', [fromArchive(1)]],
    ['a rule that archives other images', [fromArchive(1, prefixes('v')), rule(2, untagged, pushed(7), archive)]],
  ])('says the same of what the policy does, whatever is listed, of %s', (_, rules) => {
    const found = foundOf('nothing-is-archived', { rules, images });
    expect(found.map(({ message }) => message)).toEqual([
      'rule 1 is for archived images, and no rule of the policy archives any that it selects: it acts only on what is archived by hand, or was by another policy',
    ]);
    expect(foundOf('nothing-is-archived', { rules, images: { ...repositoryOf([]), complete: false } })).toEqual(found);
  });
});

describe('archived-never-expires', () => {
  it.each<readonly [string, readonly Json[], string]>([
    ['all images', [byPull], 'such images: they stay there'],
    ['images with tags', [archiving('v')], 'images with its tags: they stay there'],
    ['images with all its tags', [archiving('v', 'dev')], 'images with its tags: they stay there'],
    ['images with other tags', [archiving('v'), fromArchive(2, prefixes('dev'))], 'an image with the tag vx alone: such images stay there'],
    [
      'images with a tag that is twice in the list',
      [archiving('v', 'v'), fromArchive(2, prefixes('dev'))],
      'an image with the tag vx alone: such images stay there',
    ],
    [
      'images with one tag more',
      [archiving('v', 'dev'), fromArchive(2, prefixes('w', 'prod'))],
      'an image with the tags vx and devx alone: such images stay there',
    ],
    [
      'all but images with some tags',
      [byPull, fromArchive(2, prefixes('dev'))],
      'an image without a tag, or an image with the tag x alone: such images stay there',
    ],
  ])('proposes a policy that expires %s', (_, rules, what) => {
    const lintCase = { rules, images };
    const [lint] = foundOf('archived-never-expires', lintCase);
    expect(lint?.message).toBe(`rule 1 archives, and no rule for the archive expires ${what}, and are paid for`);
    expect(lint === undefined ? null : afterwards('archived-never-expires', lint, lintCase)).toEqual([]);
  });

  it('proposes no policy in which two rules share an entry, which may be refused', () => {
    const found = foundOf('archived-never-expires', { rules: [archiving('v', 'dev'), fromArchive(2, prefixes('v', 'prod'))], images });
    expect(found.map(({ policy }) => policy)).toEqual(['']);
  });

  it('tells of each rule that archives what no rule for the archive selects, whatever the tags', () => {
    fc.assert(
      fc.property(validPolicy, tags, (policy, own) => {
        const owner = ownerOf(policy, 'standard', own);
        fc.pre(owner?.action === 'transition');
        const told = lintsOfPolicy(policy).map(({ rule }) => rule);
        expect(ownerOf(policy, 'archive', own) !== null || told.includes(owner)).toBe(true);
      }),
    );
  });

  it('is silent about a rule once its proposal is followed', () => {
    fc.assert(
      fc.property(validPolicy, (policy) => {
        for (const { rule, policy: text } of lintsOfPolicy(policy)) {
          if (text === '') continue;
          const reading = readLifecyclePolicy(text);
          const still = reading.valid ? lintsOfPolicy(reading.policy) : [];
          expect(still.some((lint) => lint.rule?.priority === rule?.priority)).toBe(false);
        }
      }),
    );
  });
});

/** The lints of this kind, which do not hang on images. */
function lintsOfPolicy(policy: LifecyclePolicy): readonly LifecycleLint[] {
  const repository = repositoryOf([]);
  const { warnings } = readLifecyclePolicy(writePolicy(policy.rules));
  const lints = lintPolicy(policy, warnings, simulate(policy, repository, { now }), repository, { releaseTags: [] });
  return lints.filter(({ code }) => code === 'archived-never-expires');
}
