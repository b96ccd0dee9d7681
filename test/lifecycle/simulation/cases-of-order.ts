import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { any, archive, archived, keep, patterns, policyOf, prefixes, pulled, pushed, rule } from '../policy-fixture.js';
import { type Case, expireOld, keepTwo, old, pushedAgo } from './case.js';
import { type Deed, daysAgo, imageOf, repositoryOf } from './repository-fixture.js';

const tied = repositoryOf([old('b'), old('c'), old('a')]);

export const ties: readonly Case[] = [
  { name: 'the lower digest is newer', policy: keepTwo, repository: tied, assumed: { ties: 'lower-digest-newer' }, deeds: { c: 'expire' } },
  {
    name: 'the higher digest is newer',
    policy: keepTwo,
    repository: tied,
    assumed: { ties: 'higher-digest-newer' },
    deeds: { a: 'expire' },
  },
];

const bothClasses = policyOf(rule(1, any, pushed(7)), rule(2, any, archived(90)));
const restoring = repositoryOf([old('image', { ...pushedAgo(300), status: 'ACTIVATING', lastArchivedAt: daysAgo(100) })]);
const inWhichClass = (activating: Assumptions['activating'], lastArchivedAt: string, deed: Deed): Case => ({
  name: `an image that is being restored is of class ${activating}: ${deed === '' ? 'it stays' : deed}`,
  policy: bothClasses,
  repository: repositoryOf(restoring.images.map((image) => ({ ...image, lastArchivedAt }))),
  assumed: { activating },
  deeds: deed === '' ? {} : { image: deed },
});

export const activating: readonly Case[] = [
  inWhichClass('standard', daysAgo(1), 'expire'),
  inWhichClass('archive', daysAgo(1), ''),
  inWhichClass('archive', daysAgo(91), 'expire'),
  inWhichClass('neither', daysAgo(91), ''),
];

/** The run is at noon: what was pushed before noon, and after, of the day that is the limit. */
const aroundLimit = repositoryOf(
  [
    ['to-the-millisecond', '2026-11-14T12:00:00.000Z'],
    ['a-millisecond-older', '2026-11-14T11:59:59.999Z'],
    ['the-day-before', '2026-11-13T23:59:59.999Z'],
    ['that-morning', '2026-11-14T00:00:00.000Z'],
  ].map(([digest = '', pushedAt = '']) => imageOf(digest, { pushedAt })),
);

export const ages: readonly Case[] = [
  {
    name: 'an age is the time that has passed, strictly more than the limit',
    policy: expireOld,
    repository: aroundLimit,
    assumed: { age: 'time-passed' },
    deeds: { 'a-millisecond-older': 'expire', 'that-morning': 'expire', 'the-day-before': 'expire' },
  },
  {
    name: 'an age is the days between two dates',
    policy: expireOld,
    repository: aroundLimit,
    assumed: { age: 'calendar-days' },
    deeds: { 'the-day-before': 'expire' },
  },
];

const written = repositoryOf([old('Prod', { tags: ['Prod-1'] }), old('prod', { tags: ['prod-1'] })]);
export const capitals: readonly Case[] = [
  {
    name: 'capitals tell tags apart',
    policy: policyOf(rule(1, patterns('prod*'), pushed(7))),
    repository: written,
    assumed: { 'tag-case': 'sensitive' },
    deeds: { prod: 'expire' },
  },
  {
    name: 'capitals of a tag do not matter',
    policy: policyOf(rule(1, patterns('prod*'), pushed(7))),
    repository: written,
    assumed: { 'tag-case': 'insensitive' },
    deeds: { prod: 'expire', Prod: 'expire' },
  },
  {
    name: 'nor do those of a pattern',
    policy: policyOf(rule(1, prefixes('PROD'), pushed(7))),
    repository: written,
    assumed: { 'tag-case': 'insensitive' },
    deeds: { prod: 'expire', Prod: 'expire' },
  },
];

export const clocks: readonly Case[] = [
  {
    name: 'a restored image is as young as its restore, to a count and to an age',
    policy: policyOf(rule(1, any, keep(1))),
    repository: repositoryOf([old('restored', { ...pushedAgo(300), lastActivatedAt: daysAgo(1) }), old('pushed', pushedAgo(2))]),
    assumed: {},
    deeds: { pushed: 'expire' },
  },
  {
    name: 'a pull counts if it came after the restore',
    policy: policyOf(rule(1, any, pulled(30), archive)),
    repository: repositoryOf([
      old('since', { ...pushedAgo(300), lastActivatedAt: daysAgo(60), lastPulledAt: daysAgo(29) }),
      old('before', { ...pushedAgo(300), lastActivatedAt: daysAgo(31), lastPulledAt: daysAgo(40) }),
      old('long-since', { ...pushedAgo(300), lastActivatedAt: daysAgo(60), lastPulledAt: daysAgo(31) }),
      old('fresh', { ...pushedAgo(300), lastActivatedAt: daysAgo(29), lastPulledAt: daysAgo(200) }),
      old('never', pushedAgo(31)),
    ]),
    assumed: {},
    deeds: { before: 'transition', 'long-since': 'transition', never: 'transition' },
  },
  {
    name: 'an archived image stays where it is not told when it was archived, and a status that nobody knows is in no class',
    policy: bothClasses,
    repository: repositoryOf([
      old('untold', { ...pushedAgo(999), status: 'ARCHIVED' }),
      old('frozen', { ...pushedAgo(999), status: 'FROZEN', lastArchivedAt: daysAgo(500) }),
    ]),
    assumed: {},
    deeds: {},
  },
];
