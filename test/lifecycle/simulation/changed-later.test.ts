import { describe, expect, it } from 'vitest';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { fateWords } from '../../../src/lifecycle/simulation/fate-words.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { uncertaintiesOf } from '../../../src/lifecycle/simulation/uncertainties.js';
import type { Image } from '../../../src/model/image.js';
import { any, archive, archived, keep, policyOf, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from './repository-fixture.js';

const later = daysAgo(-10);
const seconds = daysAgo(-30 / 86_400);
const old = (digest: string, known: Partial<Image> = {}): Image => imageOf(digest, { tags: ['v1'], pushedAt: daysAgo(300), ...known });
const archivedLater = old('a', { status: 'ARCHIVED', lastArchivedAt: later });
const restoredLater = old('a', { lastArchivedAt: daysAgo(100), lastActivatedAt: later });
const pulledLater = old('a', { lastPulledAt: later });

const byPulls = policyOf(rule(1, any, pulled(90), archive));
const byPushes = policyOf(rule(1, any, pushed(90)));
const fromArchive = policyOf(rule(1, any, archived(90)));

type Case = readonly [what: string, policy: LifecyclePolicy, images: SimulatedRepository, told: readonly string[]];

const ofItself: readonly Case[] = [
  ['it was pulled, and its rule goes by pulls', byPulls, repositoryOf([pulledLater]), ['a']],
  ['it was pulled, and its rule goes by pushes', byPushes, repositoryOf([pulledLater]), []],
  ['it was pulled, and no rule selects it', policyOf(rule(1, untagged, pulled(90), archive)), repositoryOf([pulledLater]), []],
  ['it was pulled, and is too young anyway', byPulls, repositoryOf([{ ...pulledLater, pushedAt: daysAgo(89) }]), []],
  ['it was pulled seconds later', byPulls, repositoryOf([old('a', { lastPulledAt: seconds })]), []],
  ['it was pulled an hour later', byPulls, repositoryOf([old('a', { lastPulledAt: daysAgo(-1 / 24) })]), ['a']],
  ['it was archived, and a rule takes what is in the archive', fromArchive, repositoryOf([archivedLater]), ['a']],
  ['it was archived, and a rule takes what is not', byPushes, repositoryOf([archivedLater]), ['a']],
  ['it was archived, and a count takes what is not', policyOf(rule(1, any, keep(5))), repositoryOf([archivedLater]), ['a']],
  ['it was archived, and no rule selects it', policyOf(rule(1, untagged, keep(5))), repositoryOf([archivedLater]), []],
  ['it was archived, and is too young anyway', byPushes, repositoryOf([{ ...archivedLater, pushedAt: daysAgo(89) }]), []],
  ['it was archived, and there is no rule', { rules: [] }, repositoryOf([archivedLater]), []],
  ['it was restored, and a rule takes what is in the archive', fromArchive, repositoryOf([restoredLater]), ['a']],
  ['it was restored, and a rule takes what is not', byPushes, repositoryOf([restoredLater]), ['a']],
  ['it was restored, and no rule selects it', policyOf(rule(1, untagged, pushed(9))), repositoryOf([restoredLater]), []],
  ['it was restored and archived, and all before the run', byPushes, repositoryOf([{ ...restoredLater, lastActivatedAt: daysAgo(9) }]), []],
  ['it was archived seconds later', byPushes, repositoryOf([{ ...archivedLater, lastArchivedAt: seconds }]), []],
  ['it was pushed later too', policyOf(rule(1, any, keep(5))), repositoryOf([{ ...archivedLater, pushedAt: later }]), []],
];

const signature = (known: Partial<Image> = {}): Image => old('of-a', { tags: [], subject: 'a', ...known });
const index = (known: Partial<Image>): Image => old('index', { tags: ['x1'], ...known });
const child = old('child');
const versions = policyOf(rule(1, prefixes('v'), pushed(90)));

const ofOthers: readonly Case[] = [
  ['it refers to what was pulled', byPulls, repositoryOf([pulledLater, signature()]), ['a', 'of-a']],
  [
    'it was archived later than the image that it refers to, and that is archived',
    byPulls,
    repositoryOf([old('a'), signature({ status: 'ARCHIVED', lastArchivedAt: later })]),
    ['of-a'],
  ],
  [
    'it was archived, and what it refers to expires',
    byPushes,
    repositoryOf([old('a'), signature({ status: 'ARCHIVED', lastArchivedAt: later })]),
    [],
  ],
  [
    'it was restored, and what it refers to expires',
    policyOf(rule(1, prefixes('v'), pushed(90)), rule(2, any, pulled(90), archive)),
    repositoryOf([old('a'), signature({ lastActivatedAt: later })]),
    [],
  ],
  [
    'it was restored, and what it refers to is archived',
    byPulls,
    repositoryOf([old('a'), signature({ lastActivatedAt: later })]),
    ['of-a'],
  ],
  [
    'it was restored later than the image that it refers to, which stays',
    versions,
    repositoryOf([old('a', { tags: ['x'] }), signature({ lastActivatedAt: later })]),
    [],
  ],
  [
    'an index that lists it was archived',
    versions,
    repositoryOf([child, index({ status: 'ARCHIVED', lastArchivedAt: later })], { index: ['child'] }),
    ['child'],
  ],
  [
    'an index that lists it was restored',
    versions,
    repositoryOf([child, index({ lastActivatedAt: later })], { index: ['child'] }),
    ['child'],
  ],
  ['an index that lists it was pulled', versions, repositoryOf([child, index({ lastPulledAt: later })], { index: ['child'] }), []],
  [
    'an index that lists it was archived, and no rule takes it',
    versions,
    repositoryOf([{ ...child, tags: ['x'] }, index({ status: 'ARCHIVED', lastArchivedAt: later })], { index: ['child'] }),
    [],
  ],
];

describe('an image of which the list is of later than the run', () => {
  it.each([...ofItself, ...ofOthers])('%s', (_, rules, images, told) => {
    expect(toldOf(rules, images, {})).toEqual(told);
  });

  it('is selected by a tag of other capitals, where that is assumed', () => {
    const images = repositoryOf([{ ...archivedLater, tags: ['V1'] }]);
    expect(toldOf(versions, images, {})).toEqual([]);
    expect(toldOf(versions, images, { 'tag-case': 'insensitive' })).toEqual(['a']);
  });

  it('goes by whole days, where that is assumed', () => {
    const images = repositoryOf([{ ...pulledLater, pushedAt: '2026-08-23T11:00:00Z' }]);
    expect(toldOf(byPulls, images, {})).toEqual(['a']);
    expect(toldOf(byPulls, images, { age: 'calendar-days' })).toEqual([]);
  });

  it('was not pushed later that was restored later', () => {
    const told = uncertainOf(byPushes, repositoryOf([restoredLater]), {});
    expect(told.map(({ code }) => code)).toEqual(['changed-later']);
    expect(told[0]?.message).toBe(
      'some images, or indexes that list them, were pulled, archived or restored after the instant of the run: what they were then is not known',
    );
  });

  it('is told beside one that was pushed later', () => {
    const told = uncertainOf(byPulls, repositoryOf([pulledLater, imageOf('b', { pushedAt: later })]), {});
    expect(told.map(({ code, images }) => [code, images.map(({ digest }) => digest)])).toEqual([
      ['pushed-later', ['b']],
      ['changed-later', ['a']],
    ]);
  });

  it.each([
    ['pulled', byPulls, pulledLater, /: this was last pulled after the instant of the run, and goes after 2027-03-01 12:00 UTC$/],
    ['restored', byPulls, restoredLater, /: this was restored after the instant of the run, and goes after /],
    ['archived', fromArchive, archivedLater, /: this was archived after the instant of the run, and goes after /],
    ['pushed', byPulls, imageOf('a', { pushedAt: later }), /: this was pushed, and never pulled, after the instant of the run, and /],
    ['pulled seconds later', byPulls, old('a', { lastPulledAt: seconds }), /: this was last pulled after the instant of the run, and /],
  ] as const)('has no negative age: %s', (_, rules, image, words) => {
    const simulation = simulate(rules, repositoryOf([image]), { now });
    expect(simulation.fates.map((fate) => fateWords(fate, simulation).reason)).toEqual([expect.stringMatching(words)]);
  });
});

function uncertainOf(rules: LifecyclePolicy, images: SimulatedRepository, assumptions: Partial<Assumptions>) {
  return uncertaintiesOf(simulate(rules, images, { now, assumptions }), images, []);
}

function toldOf(rules: LifecyclePolicy, images: SimulatedRepository, assumed: Partial<Assumptions>): readonly string[] {
  const told = uncertainOf(rules, images, assumed).find(({ code }) => code === 'changed-later')?.images ?? [];
  return told.map(({ digest }) => digest).sort();
}
