import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../../../src/lifecycle/lint/lint-policy.js';
import type { LifecycleRule } from '../../../src/lifecycle/policy.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { type Image, isReferrer, mayBeIndex } from '../../../src/model/image.js';
import { any, archive, type Json, keep, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { policy } from '../simulation/long-policy-arbitrary.js';
import { repository } from '../simulation/repository-arbitrary.js';
import { leftBy, now, repositoryOf } from '../simulation/repository-fixture.js';
import { afterwards, bare, foundOf, inBrief, indexOf, type LintCase, releaseTags, stored, tagged } from './lint-fixture.js';

const code = 'nothing-stays';
const rules = [rule(1, any, pushed(30))];
/** Takes no image without a tag. */
const ofTags = [rule(1, prefixes('v'), pushed(3))];
const untaggedIndex = (digest: string, days: number): Image => indexOf(bare(digest, days));
const cosignTag = `sha256-${'0'.repeat(64)}.sig`;
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
    [
      'a child with a tag of its own that an untagged index holds, which stays',
      { rules: ofTags, images: repositoryOf([tagged(41, 'v1'), untaggedIndex('i', 40)], { i: ['v1'] }) },
    ],
    [
      'a child of two indexes of which one stays',
      {
        rules: ofTags,
        images: repositoryOf([tagged(42, 'v1-amd'), indexOf(tagged(41, 'v1')), untaggedIndex('i', 40)], { v1: ['v1-amd'], i: ['v1-amd'] }),
      },
    ],
    [
      'a child of an index that another one holds, which stays',
      {
        rules: ofTags,
        images: repositoryOf([tagged(42, 'v1-amd'), indexOf(tagged(41, 'v1')), untaggedIndex('i', 40)], { v1: ['v1-amd'], i: ['v1'] }),
      },
    ],
    [
      'a child that the run keeps when its index goes',
      { rules: [rule(1, any, pushed(30))], images: repositoryOf([tagged(9, 'amd'), untaggedIndex('i', 40)], { i: ['amd'] }) },
    ],
    ['an image that an index may list which stays and was not read', { rules: ofTags, images: [...stale, untaggedIndex('i', 70)] }],
    [
      'an image that such an index may list though it came before it, in a pull-through cache',
      { rules: ofTags, images: { ...repositoryOf([...stale, untaggedIndex('i', 100)]), indexesComeFirst: true } },
    ],
    ['tagged images that are archived by their last pull', { rules: [rule(1, any, pulled(30), archive)], images: stale }],
    [
      'untagged images, some of which are archived by their last pull',
      { rules: [rule(1, any, pulled(30), archive)], images: [bare('a', 90), stored(tagged(99, 'v1'))] },
    ],
    [
      'an image that waits for its index, to be archived by its last pull',
      { rules: [rule(1, any, pulled(30), archive)], images: repositoryOf([tagged(41, 'v1'), untaggedIndex('i', 40)], { i: ['v1'] }) },
    ],
    [
      'images of which some are archived by their last pull',
      { rules: [rule(1, prefixes('v2'), pushed(30)), rule(2, any, pulled(30), archive)], images: stale },
    ],
    [
      'untagged children that stay when their index goes',
      { rules, images: repositoryOf([bare('child', 9), untaggedIndex('i', 40)], { i: ['child'] }) },
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
      { rules: [rule(1, any, pushed(30), archive)], images: [tagged(90, 'v1'), bare('a', 2)] },
      1,
      'v1',
      'rule 1 takes the only tagged image (v1): a rule by age keeps no minimum',
    ],
    [
      'images without tags',
      { rules, images: [bare('a', 90), bare('b', 80)] },
      1,
      'b',
      'rule 1 takes all 2 images, the newest (b) too: a rule by age keeps no minimum',
    ],
    [
      'untagged children too, which go when their index has gone',
      { rules: [rule(1, untagged, pushed(7))], images: repositoryOf([bare('child', 31), untaggedIndex('i', 30)], { i: ['child'] }) },
      1,
      'i',
      'rule 1 takes all 2 images, the newest (i) too, 1 of them in a later run, once an index is gone: a rule by age keeps no minimum',
    ],
    [
      'an untagged child of an archived index',
      { rules: [rule(1, untagged, pushed(7))], images: repositoryOf([bare('a', 90), stored(indexOf(tagged(90, 'v1')))], { v1: ['a'] }) },
      1,
      'a',
      'rule 1 takes the only image that is not archived (a): a rule by age keeps no minimum',
    ],
    [
      'tagged images beside archived ones',
      { rules, images: [...stale, stored(tagged(99, 'v0')), stored(tagged(98, cosignTag))] },
      1,
      'v2',
      'rule 1 takes all 2 tagged images that are not archived, the newest (v2) too: a rule by age keeps no minimum',
    ],
    [
      'tagged images beside archived ones without a tag',
      { rules, images: [...stale, stored(bare('a', 98))] },
      1,
      'v2',
      'rule 1 takes all 2 tagged images, the newest (v2) too: a rule by age keeps no minimum',
    ],
    [
      'a tagged image beside a signature with a tag',
      { rules, images: [tagged(90, 'v1'), tagged(1, cosignTag)] },
      1,
      'v1',
      'rule 1 takes the only tagged image that is no signature or the like (v1): a rule by age keeps no minimum',
    ],
    [
      'untagged images beside others of all kinds',
      { rules, images: [bare('a', 90), bare('b', 80), stored(bare('c', 99)), bare('sbom', 1, { subject: 'c' })] },
      1,
      'b',
      'rule 1 takes all 2 images that are not archived and no signature or the like, the newest (b) too: a rule by age keeps no minimum',
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
      'rule 1 takes all 2 tagged images, the newest (v1) too, 1 of them in a later run, once an index is gone: a rule by age keeps no minimum',
    ],
    [
      'a child that waits for an untagged index',
      { rules, images: repositoryOf([tagged(41, 'v1'), untaggedIndex('i', 40)], { i: ['v1'] }) },
      1,
      'v1',
      'rule 1 takes the only tagged image (v1), in a later run, once an index is gone: a rule by age keeps no minimum',
    ],
    [
      'a child that waits for an index that waits for another',
      {
        rules,
        images: repositoryOf([tagged(42, 'v1-amd'), indexOf(tagged(41, 'v1')), untaggedIndex('i', 40)], { v1: ['v1-amd'], i: ['v1'] }),
      },
      1,
      'v1',
      'rule 1 takes all 2 tagged images, the newest (v1) too, in a later run, once an index is gone: a rule by age keeps no minimum',
    ],
    [
      'an index that was not read and goes too',
      { rules, images: [tagged(41, 'v1'), untaggedIndex('i', 40)] },
      1,
      'v1',
      'rule 1 takes the only tagged image (v1): a rule by age keeps no minimum',
    ],
    [
      'images that came after an index which stays and was not read',
      { rules: ofTags, images: [untaggedIndex('i', 100), ...stale] },
      1,
      'v2',
      'rule 1 takes all 2 tagged images, the newest (v2) too: a rule by age keeps no minimum',
    ],
  ])('tells of %s', (_, lintCase, priority, digest, message) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[priority, [digest]]]);
    expect(found.map((lint) => lint.message)).toEqual([message]);
    for (const lint of found.filter(({ policy }) => policy !== '')) expect(afterwards(code, lint, lintCase)).toEqual([]);
    expect(found.map(({ policy }) => policy !== '')).toEqual([priority > 0]);
  });

  it('tells of a count whose places go to others, and does not advise to count', () => {
    const lintCase: LintCase = { rules: [rule(1, any, keep(1))], images: [...stale, bare('a', 2)] };
    expect(foundOf(code, lintCase)).toMatchObject([
      {
        message: 'rule 1 takes all 2 tagged images, the newest (v2) too',
        fix: 'Let a rule that counts own the images of which the newest are to stay, and nothing else: untagged images, children of indexes and images of rules above take places of a count too.',
        policy: '',
      },
    ]);
  });

  it('tells of an image that is kept until a child that is not counted has lost its index', () => {
    const images = repositoryOf([tagged(4, 'v1'), untaggedIndex('i', 9), bare('child', 1)], { i: ['child'] });
    const lintCase: LintCase = { rules: [rule(1, any, keep(1))], images };
    expect(inBrief(foundOf(code, { ...lintCase, assumptions: { 'index-children': 'not-counted' } }))).toEqual([[1, ['v1']]]);
  });

  it.each<readonly [string, Json, string]>([
    ['expires', rule(1, any, pushed(30)), ''],
    [
      'archives',
      rule(1, any, pushed(30), archive),
      ' Or archive by the last pull (sinceImagePulled): an archived image cannot be pulled until it is restored.',
    ],
  ])('advises to count where a rule by the push %s', (_, byAge, more) => {
    const fixes = foundOf(code, { rules: [byAge], images: stale }).map(({ fix }) => fix);
    const counting = 'Count instead of going by age, so that the newest stay: Amazon ECR has no rule that goes by age and keeps a minimum.';
    expect(fixes).toEqual([counting + more]);
  });

  it('says so exactly where none is left that can be pulled, when runs have nothing more to do', () => {
    fc.assert(
      fc.property(policy, repository, (rules, one) => {
        const images = { ...one, indexes: one.images.filter(mayBeIndex).map(({ digest }) => childrenIn(one, digest)) };
        const wanted = wantedIn(images);
        fc.pre(wanted.length > 0);
        const simulation = simulate(rules, images, { now });
        const lints = lintPolicy(rules, [], simulation, images, { releaseTags });
        const left = images.images.reduce<SimulatedRepository>((there) => leftBy(simulate(rules, there, { now }), there), images);
        const stays = wantedIn(left).some(({ digest }) => wanted.some((image) => image.digest === digest));
        const isSetAside = simulation.fates.some(({ image, owner }) => wanted.includes(image) && archivesByPull(owner));
        expect(lints.some((lint) => lint.code === code)).toBe(!stays && !isSetAside);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['expires', rule(1, any, pushed(90)), 'Keep 10'],
    ['archives', rule(1, any, pushed(90), archive), 'Archive all but the newest 10'],
  ])('proposes a rule that %s and says of itself what it does, not what the old one did', (_, byAge, description) => {
    const [lint] = foundOf(code, { rules: [{ ...byAge, description: 'Nothing older than 90 days' }], images: [tagged(100, 'v1')] });
    expect(JSON.parse(lint?.policy ?? '')).toMatchObject({ rules: [{ description, selection: { countNumber: 10 } }] });
  });
});

const childrenIn = ({ indexes }: SimulatedRepository, digest: string): SimulatedRepository['indexes'][number] =>
  indexes.find((index) => index.digest === digest) ?? { digest, children: [] };

/** Images with tags where there are any, since people pull by these. */
function wantedIn({ images }: SimulatedRepository): readonly Image[] {
  const pullable = images.filter((image) => image.status !== 'ARCHIVED' && !isReferrer(image));
  const withTags = pullable.filter(({ tags }) => tags.length > 0);
  return withTags.length > 0 ? withTags : pullable;
}

const archivesByPull = (rule: LifecycleRule | null): boolean => rule?.action === 'transition' && rule.count.type === 'sinceImagePulled';
