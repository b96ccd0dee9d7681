import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleFault } from '../../../src/lifecycle/fault.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { type Assumptions, assumptionNames, assumptionValues } from '../../../src/lifecycle/simulation/assumptions.js';
import type { ImageFate } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { uncertaintiesOf } from '../../../src/lifecycle/simulation/uncertainties.js';
import type { Image } from '../../../src/model/image.js';
import { any, archived, type Json, keep, policyOf, prefixes, pushed, rule, textOf, untagged } from '../policy-fixture.js';
import { policy } from './long-policy-arbitrary.js';
import { repository } from './repository-arbitrary.js';
import { assumptionsInTurn, daysAgo, deedOf, imageOf, now, repositoryOf } from './repository-fixture.js';

describe('an assumption', () => {
  it('is told where another value of it changes what becomes of an image, or by which rule, with all those images, and only there', () => {
    fc.assert(
      fc.property(policy, repository, fc.constantFrom(...assumptionsInTurn), (rules, images, assumed) => {
        const simulation = simulate(rules, images, { now, assumptions: assumed });
        const told = uncertaintiesOf(simulation, images, []);
        for (const [name, value] of otherwise(simulation.assumptions)) {
          const other = simulate(rules, images, { now, assumptions: { ...assumed, [name]: value } });
          const listed = told.find(({ code, otherwise }) => code === name && otherwise === value)?.images ?? [];
          const digests = listed.map(({ digest }) => digest);
          expect(digests).toEqual(expect.arrayContaining([...differing(simulation.fates, other.fates, deedByRule)]));
          // Of ties there are more orders than those of two values; they have tests of their own.
          if (name === 'ties') continue;
          const anyDifference = differing(simulation.fates, other.fates, ({ outcome, owner }) =>
            JSON.stringify([outcome, owner?.priority]),
          );
          expect(anyDifference).toEqual(expect.arrayContaining([...digests]));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['expires', repositoryOf([imageOf('a', { tags: ['PROD'], pushedAt: daysAgo(30) })])],
    [
      'fails to expire',
      repositoryOf([imageOf('a', { tags: ['PROD'], pushedAt: daysAgo(30) }), imageOf('index', { tags: ['x'] })], { index: ['a'] }),
    ],
  ])('is told where by another value of it another rule %s an image', (_, images) => {
    const rules = policyOf(rule(45, prefixes('prod'), pushed(3)), rule(181, any, pushed(7)));
    const told = uncertaintiesOf(simulate(rules, images, { now }), images, []);
    expect(told.map(({ code, images: about }) => [code, about.map(({ digest }) => digest)])).toEqual([['tag-case', ['a']]]);
  });

  it('is not told of an image that stays by another rule', () => {
    const images = repositoryOf([imageOf('a', { tags: ['PROD'], pushedAt: daysAgo(1) })]);
    const rules = policyOf(rule(45, prefixes('prod'), pushed(30)), rule(181, any, pushed(70)));
    expect(uncertaintiesOf(simulate(rules, images, { now }), images, [])).toEqual([]);
  });
});

/** What becomes of an image, and by which rule, where that is told with it. */
function deedByRule(fate: ImageFate): string {
  const { kind } = fate.outcome;
  return kind === 'taken' || kind === 'held' ? `${deedOf(fate)} ${fate.owner?.priority}` : deedOf(fate);
}

const old = (digest: string, known: Partial<Image> = {}): Image => imageOf(digest, { pushedAt: daysAgo(30), ...known });
const anIndex = { mediaType: 'application/vnd.oci.image.index.v1+json' };
const keepOne = rule(1, any, keep(1));
const expireOld = rule(1, any, pushed(7));

/** What is not known of a repository under a policy, and of which images; assumptions aside. */
const cases: readonly (readonly [
  what: string,
  rule: Json,
  images: SimulatedRepository,
  told: Readonly<Record<string, readonly string[]>>,
])[] = [
  ['all is known', expireOld, repositoryOf([old('a')]), {}],
  [
    'images are missing, which a count would take',
    keepOne,
    { ...repositoryOf([old('a'), imageOf('b')]), complete: false },
    { 'images-missing': ['a', 'b'] },
  ],
  ['images are missing, and no rule counts', expireOld, { ...repositoryOf([old('a')]), complete: false }, { 'images-missing': [] }],
  ['an index was read', expireOld, repositoryOf([old('child'), imageOf('index', anIndex)], { index: ['child'] }), {}],
  [
    'an index was not read, which may list what goes',
    expireOld,
    repositoryOf([old('a'), old('index', anIndex)]),
    { 'unread-indexes': ['a'] },
  ],
  ['an index was not read, and nothing goes', rule(1, any, pushed(99)), repositoryOf([old('a'), old('index', anIndex)]), {}],
  [
    'an index was not read that is older than what goes',
    expireOld,
    repositoryOf([old('a'), old('index', { ...anIndex, pushedAt: daysAgo(31) })]),
    {},
  ],
  [
    'an index was not read that is archived, and holds nothing',
    expireOld,
    repositoryOf([old('a'), old('index', { ...anIndex, status: 'ARCHIVED' })]),
    {},
  ],
  [
    'an index was not read that is older than what goes, where a cache stores the index first',
    expireOld,
    { ...repositoryOf([old('a'), old('index', { ...anIndex, pushedAt: daysAgo(31) })]), indexesComeFirst: true },
    { 'unread-indexes': ['a'] },
  ],
  [
    'it is not told whether what is younger is an index',
    expireOld,
    repositoryOf([old('a'), imageOf('b', { mediaType: '' })]),
    { 'unread-indexes': ['a'] },
  ],
  ['a status is new', expireOld, repositoryOf([old('a', { status: 'FROZEN' })]), { 'unknown-status': ['a'] }],
  [
    'it is not told when an image was archived',
    rule(1, any, archived(90)),
    repositoryOf([old('a', { status: 'ARCHIVED' }), old('b', { status: 'ARCHIVED', lastArchivedAt: daysAgo(400) })]),
    { 'unknown-archive-time': ['a'] },
  ],
  [
    'an age is near its limit, to either side',
    expireOld,
    repositoryOf([imageOf('a', { pushedAt: daysAgo(8) }), imageOf('b', { pushedAt: daysAgo(6) }), imageOf('c', { pushedAt: daysAgo(9) })]),
    { 'near-age-limit': ['a', 'b'] },
  ],
  [
    'the policy may be refused',
    rule(1, prefixes('v*'), pushed(7)),
    repositoryOf([old('a', { tags: ['v1'] })]),
    { 'asterisk-in-prefix': [] },
  ],
  [
    'the policy may be refused that takes an image',
    rule(1, { ...untagged, storageClass: 'standard' }, pushed(7)),
    repositoryOf([old('a')]),
    { 'explicit-standard-class': ['a'] },
  ],
  [
    'an entry is there twice, which changes nothing',
    rule(1, prefixes('v', 'v'), pushed(7)),
    repositoryOf([old('a', { tags: ['v1'] })]),
    {},
  ],
];

describe('what is not known is told, with the images that it is about', () => {
  it.each(cases)('%s', (_, only, images, told) => {
    const uncertain = uncertaintiesOf(simulate(policyOf(only), images, { now }), images, warningsOf(only));
    expect(Object.fromEntries(uncertain.map(({ code, images: about }) => [code, about.map(({ digest }) => digest)]))).toEqual(told);
  });

  it.each(cases.filter(([, , , told]) => Object.keys(told).length > 0))('%s: in words', (_, only, images) => {
    const told = uncertaintiesOf(simulate(policyOf(only), images, { now }), images, warningsOf(only));
    expect(told.map(({ message, assumed, otherwise: other }) => [message !== '', assumed !== '', other])).toEqual(
      told.map(() => [true, true, '']),
    );
  });

  it('an index was not read: with what reads it', () => {
    const images = repositoryOf([old('a'), old('index', anIndex)]);
    const [told] = uncertaintiesOf(simulate(policyOf(expireOld), images, { now }), images, []);
    expect(told?.message).toContain('(--read-manifests reads them, --manifests FILE beside --images gives them)');
  });
});

function warningsOf(only: Json): readonly LifecycleFault[] {
  return readLifecyclePolicy(textOf(only)).warnings;
}

/** Each assumption with each value that is not assumed. */
function otherwise(assumptions: Assumptions): readonly (readonly [string, string])[] {
  return assumptionNames.flatMap((name) =>
    assumptionValues[name].filter((value) => value !== assumptions[name]).map((value) => [name, value] as const),
  );
}

/** The digests of the images of which the two runs do not say the same. */
function differing(fates: readonly ImageFate[], others: readonly ImageFate[], said: (fate: ImageFate) => string): readonly string[] {
  const known = new Map(others.map((fate) => [fate.image.digest, said(fate)]));
  return fates.filter((fate) => known.get(fate.image.digest) !== said(fate)).map(({ image }) => image.digest);
}
