import { describe, expect, it } from 'vitest';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { fateWords } from '../../../src/lifecycle/simulation/fate-words.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { any, archive, archived, keep, policyOf, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from './repository-fixture.js';

const atOnce = '2026-11-21T12:00:00.000Z';
const old = (digest: string, known: Partial<Image> = {}): Image => imageOf(digest, { pushedAt: daysAgo(30), ...known });
const one = (known: Partial<Image> = {}): SimulatedRepository => repositoryOf([old('it', known)]);
const two = (known: Partial<Image> = {}): SimulatedRepository => repositoryOf([old('it', known), imageOf('younger', { tags: ['v2'] })]);
const signed = repositoryOf([old('subject', { tags: ['v1'] }), old('it', { subject: 'subject' })]);

type Case = readonly [policy: LifecyclePolicy, repository: SimulatedRepository, reason: string, at: string];

const taken: readonly Case[] = [
  [policyOf(rule(3, any, keep(1))), two(), 'rule 3 keeps the newest 1 of what it selects and expires the rest: this is number 2', atOnce],
  [policyOf(rule(3, any, pushed(7))), one(), 'rule 3 expires what was pushed more than 7 days ago: this was pushed 30 days ago', atOnce],
  [
    policyOf(rule(3, any, pushed(7))),
    one({ pushedAt: daysAgo(7.05) }),
    'rule 3 expires what was pushed more than 7 days ago: this was pushed just over 7 days ago',
    atOnce,
  ],
  [
    policyOf(rule(3, any, pushed(7))),
    one({ pushedAt: daysAgo(7.1) }),
    'rule 3 expires what was pushed more than 7 days ago: this was pushed 7.1 days ago',
    atOnce,
  ],
  [
    policyOf(rule(3, any, pushed(1), archive)),
    one({ lastActivatedAt: daysAgo(2.59) }),
    'rule 3 archives what was pushed more than 1 day ago: this was restored 2.5 days ago',
    atOnce,
  ],
  [
    policyOf(rule(3, any, pulled(7), archive)),
    one({ lastPulledAt: daysAgo(8) }),
    'rule 3 archives what was last pulled more than 7 days ago: this was last pulled 8 days ago',
    atOnce,
  ],
  [
    policyOf(rule(3, any, pulled(7), archive)),
    one(),
    'rule 3 archives what was last pulled more than 7 days ago: this was pushed, and never pulled, 30 days ago',
    atOnce,
  ],
  [
    policyOf(rule(3, any, pulled(7), archive)),
    one({ lastPulledAt: daysAgo(20), lastActivatedAt: daysAgo(10) }),
    'rule 3 archives what was last pulled more than 7 days ago: this was restored 10 days ago',
    atOnce,
  ],
  [
    policyOf(rule(3, any, archived(90))),
    one({ status: 'ARCHIVED', lastArchivedAt: daysAgo(91) }),
    'rule 3 expires what was archived more than 90 days ago: this was archived 91 days ago',
    atOnce,
  ],
];

const tied: readonly Case[] = [
  [
    policyOf(rule(3, untagged, pushed(7))),
    repositoryOf([old('it'), old('index', { tags: ['v1'] })], { index: ['it'] }),
    'rule 3 expires what was pushed more than 7 days ago: this was pushed 30 days ago, but the index index lists it: it can go when that is gone',
    '',
  ],
  [policyOf(rule(3, untagged, pushed(7))), signed, 'it refers to subject and stays as long as that does', ''],
  [policyOf(rule(3, prefixes('v'), pushed(7))), signed, 'it refers to subject, which expires, and goes within 24 hours of it', atOnce],
  [
    policyOf(rule(3, prefixes('v'), pushed(7), archive)),
    signed,
    'it refers to subject, which is archived, and goes within 24 hours of it',
    atOnce,
  ],
];

const kept: readonly Case[] = [
  [policyOf(rule(3, prefixes('v'), keep(1))), one(), 'no rule selects it', ''],
  [policyOf(rule(3, any, keep(1))), one({ status: 'FROZEN' }), 'no rule is known to select an image of status FROZEN', ''],
  [
    policyOf(rule(3, any, keep(2))),
    two(),
    'rule 3 keeps the newest 2 of what it selects: this is number 2, and goes when one more of them is pushed',
    '',
  ],
  [
    policyOf(rule(3, any, keep(5))),
    two(),
    'rule 3 keeps the newest 5 of what it selects: this is number 2, and goes when 4 more of them are pushed',
    '',
  ],
  [
    policyOf(rule(3, any, pushed(31))),
    one(),
    'rule 3 expires what was pushed more than 31 days ago: this was pushed 30 days ago, and goes after 2026-11-22 12:00 UTC',
    '2026-11-22T12:00:00.000Z',
  ],
  [
    policyOf(rule(3, any, pushed(999_999_999_999))),
    one(),
    'rule 3 expires what was pushed more than 999999999999 days ago: this was pushed 30 days ago, and never goes',
    '',
  ],
  [
    policyOf(rule(3, any, archived(90))),
    one({ status: 'ARCHIVED' }),
    'rule 3 expires what was archived more than 90 days ago, and it is not known when this was archived',
    '',
  ],
  [
    policyOf(rule(3, prefixes('v'), keep(9)), rule(4, any, pushed(7))),
    one({ tags: ['v1'] }),
    'rule 3 keeps the newest 9 of what it selects: this is number 1, and goes when 9 more of them are pushed; rule 4 would take it, but rule 3 selects it first',
    '',
  ],
];

describe.each([
  ['what a rule takes', taken],
  ['what hangs on another image', tied],
  ['what stays', kept],
] as const)('%s', (_, cases) => {
  it.each(cases.map((one) => [one[2], one] as const))('%s', (reason, [policy, repository, , at]) => {
    expect(wordsOf(policy, repository)).toEqual({ reason, at });
  });
});

it('tells that a child takes no place in a count, where that is assumed', () => {
  const repository = repositoryOf([old('it'), old('index', { tags: ['v1'] })], { index: ['it'] });
  expect(wordsOf(policyOf(rule(3, any, keep(1))), repository, { 'index-children': 'not-counted' })).toEqual({
    reason: 'rule 3 keeps the newest 1 of what it selects, and the children of an index are not counted',
    at: '',
  });
});

it('tells of a child that it cannot go while its index lists it, whenever its time comes', () => {
  const repository = repositoryOf([old('it'), imageOf('index', { tags: ['v1'], pushedAt: daysAgo(1) })], { index: ['it'] });
  const words = wordsOf(policyOf(rule(3, untagged, pushed(999))), repository);
  expect(words).toEqual({ reason: expect.stringMatching(/, and cannot go while the index index lists it$/), at: '' });
});

it('tells when a rule takes an image where ages are told by the calendar', () => {
  const repository = repositoryOf([imageOf('it', { pushedAt: '2026-11-19T00:00:00.000Z' })]);
  const words = (assumptions: Partial<Assumptions>) => wordsOf(policyOf(rule(3, any, pushed(999))), repository, assumptions)?.at;
  expect(words({ age: 'time-passed' })).toBe('2029-08-14T00:00:00.000Z');
  expect(words({ age: 'calendar-days' })).toBe('2029-08-15T00:00:00.000Z');
});

function wordsOf(policy: LifecyclePolicy, repository: SimulatedRepository, assumptions: Partial<Assumptions> = {}) {
  const simulation = simulate(policy, repository, { now, assumptions });
  const fate = simulation.fates.find(({ image }) => image.digest === 'it');
  return fate === undefined ? undefined : fateWords(fate, simulation);
}
