import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { registryWeakenings } from '../../src/facts/registry-weakenings.js';
import { repositoryWeakenings, type Weakenings } from '../../src/facts/weakenings.js';
import { isUnknown } from '../../src/model/unknown.js';
import { contextOf, registryOf, repositoryOf } from './fixture.js';

const words = (found: Weakenings): unknown =>
  isUnknown(found) ? `? ${found.unknown}` : found.map(({ what, before, after }) => `${what}: ${before} > ${after}`);

const ofRepository = (before: ExampleMap, after: ExampleMap, scanning: readonly [ExampleMap, ExampleMap] = [{}, {}]): unknown => {
  const [was, will] = scanning.map((registry) => registryOf(registry));
  if (was === undefined || will === undefined) throw new Error('two sides');
  return words(
    repositoryWeakenings(
      { repository: repositoryOf(before, was), registry: was },
      { repository: repositoryOf(after, will), registry: will },
      contextOf(),
    ),
  );
};

const filters = (tagMutability: string, ...tagMutabilityExclusionFilters: readonly string[]): ExampleMap => ({
  tagMutability,
  tagMutabilityExclusionFilters,
});
const later = '? known-after-apply';

describe('what a plan weakens on a repository', () => {
  it.each([
    ['IMMUTABLE', 'IMMUTABLE', []],
    ['MUTABLE', 'IMMUTABLE', []],
    ['IMMUTABLE', 'MUTABLE', ['tag mutability: IMMUTABLE > MUTABLE']],
    ['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', ['tag mutability: IMMUTABLE > IMMUTABLE_WITH_EXCLUSION']],
    ['IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION', ['tag mutability: IMMUTABLE_WITH_EXCLUSION > MUTABLE_WITH_EXCLUSION']],
    ['MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION', []],
    ['MUTABLE_WITH_EXCLUSION', 'MUTABLE', ['tag mutability: MUTABLE_WITH_EXCLUSION > MUTABLE']],
    ['IMMUTABLE', null, later],
    ['MUTABLE', null, []],
    [null, 'MUTABLE', []],
  ])('tag mutability from %s to %s: %j', (before, after, expected) => {
    expect(ofRepository({ tagMutability: before }, { tagMutability: after })).toEqual(expected);
  });

  it.each([
    ['IMMUTABLE_WITH_EXCLUSION', ['latest'], ['latest'], false],
    ['IMMUTABLE_WITH_EXCLUSION', ['latest'], ['latest', 'dev-*'], true],
    ['IMMUTABLE_WITH_EXCLUSION', ['dev-*'], ['dev-1*'], false],
    ['IMMUTABLE_WITH_EXCLUSION', ['dev-1*'], ['dev-*'], true],
    ['MUTABLE_WITH_EXCLUSION', ['v*'], ['v*', 'prod*'], false],
    ['MUTABLE_WITH_EXCLUSION', ['v*', 'prod*'], ['v*'], true],
    ['MUTABLE_WITH_EXCLUSION', ['v1*'], ['v*'], false],
  ])('%s from %j to %j: %s', (mutability, before, after, weaker) => {
    const said = [`tag mutability exclusion filters: ${before.join(', ')} > ${after.join(', ')}`];
    expect(ofRepository(filters(mutability, ...before), filters(mutability, ...after))).toEqual(weaker ? said : []);
  });

  const all = { scanning: { scanType: 'ENHANCED', rules: [{ scanFrequency: 'SCAN_ON_PUSH', filters: ['*'] }] } };

  it.each([
    ['the flag off', true, false, {}, ['scanning: SCAN_ON_PUSH > MANUAL']],
    ['the flag on', false, true, {}, []],
    ['the flag not known', true, null, {}, later],
    ['the flag off where registry rules scan', true, false, all, []],
    ['the flag off where it meant nothing', true, false, { scanning: { scanType: 'ENHANCED' } }, []],
  ])('%s', (_, before, after, registry, expected) => {
    expect(ofRepository({ scanOnPush: before }, { scanOnPush: after }, [registry, registry])).toEqual(expected);
  });

  const policy = { rules: [] };

  it.each([
    [policy, undefined, ['lifecycle policy: present > none']],
    [undefined, policy, []],
    [policy, null, []],
    [policy, 'not known', later],
  ])('a lifecycle policy from %j to %j', (before, after, expected) => {
    const given = (value: unknown): ExampleMap => (value === undefined ? {} : { lifecyclePolicy: value });
    expect(ofRepository(given(before), given(after))).toEqual(expected);
  });
});

const scanning = (
  scanType: string | null,
  ...rules: readonly (readonly [frequency: string | null, ...filters: readonly (string | null)[]])[]
) => ({
  scanning: { scanType, rules: rules.map(([scanFrequency, ...one]) => ({ scanFrequency, filters: one.includes(null) ? null : one })) },
});
const replication = (...rules: readonly ExampleMap[]): ExampleMap => ({ replication: { rules } });
const to = (region: string | null, ...prefixes: readonly string[]): ExampleMap => ({
  destinations: [{ region, registryId: '111122223333' }],
  filters: prefixes,
});

describe('what a plan weakens on a registry', () => {
  it.each([
    ['nothing', scanning('BASIC'), scanning('BASIC'), []],
    ['the configuration removed', scanning('BASIC'), {}, ['registry scanning configuration: BASIC > none (basic scanning, no rules)']],
    ['enhanced to basic', scanning('ENHANCED'), scanning('BASIC'), ['registry scan type: ENHANCED > BASIC']],
    ['enhanced to what is not known', scanning('ENHANCED'), scanning(null), later],
    ['basic to what is not known', scanning('BASIC'), scanning(null), []],
    [
      'a rule removed',
      scanning('BASIC', ['SCAN_ON_PUSH', 'a*'], ['SCAN_ON_PUSH', 'b*']),
      scanning('BASIC', ['SCAN_ON_PUSH', 'a*']),
      ['registry scanning rule: b*: SCAN_ON_PUSH > b*: no rule'],
    ],
    ['a rule widened', scanning('BASIC', ['SCAN_ON_PUSH', 'a*']), scanning('BASIC', ['SCAN_ON_PUSH', '*']), []],
    [
      'a rule narrowed',
      scanning('BASIC', ['SCAN_ON_PUSH', '*']),
      scanning('BASIC', ['SCAN_ON_PUSH', 'a*']),
      ['registry scanning rule: *: SCAN_ON_PUSH > a*: SCAN_ON_PUSH alone'],
    ],
    ['a filter without a star means contains', scanning('BASIC', ['SCAN_ON_PUSH', 'a*']), scanning('BASIC', ['SCAN_ON_PUSH', 'a']), []],
    [
      'continuous to on push',
      scanning('ENHANCED', ['CONTINUOUS_SCAN', '*']),
      scanning('ENHANCED', ['SCAN_ON_PUSH', '*']),
      ['registry scanning rule: *: CONTINUOUS_SCAN > *: SCAN_ON_PUSH'],
    ],
    ['on push to continuous', scanning('ENHANCED', ['SCAN_ON_PUSH', '*']), scanning('ENHANCED', ['CONTINUOUS_SCAN', '*']), []],
    ['a frequency that will not be known', scanning('ENHANCED', ['SCAN_ON_PUSH', '*']), scanning('ENHANCED', [null, '*']), later],
    ['filters that will not be known', scanning('ENHANCED', ['SCAN_ON_PUSH', '*']), scanning('ENHANCED', ['SCAN_ON_PUSH', null]), later],
    [
      'filters that will not be known beside what covers it',
      scanning('ENHANCED', ['SCAN_ON_PUSH', '*']),
      scanning('ENHANCED', ['SCAN_ON_PUSH', null], ['CONTINUOUS_SCAN', '*']),
      [],
    ],
    ['manual to none', scanning('ENHANCED', ['MANUAL', '*']), scanning('ENHANCED'), []],
    ['replication kept', replication(to('us-east-1', 'a')), replication(to('us-east-1', 'a')), []],
    ['replication of a shorter prefix', replication(to('us-east-1', 'ab')), replication(to('us-east-1', 'a')), []],
    ['replication of everything', replication(to('us-east-1', 'ab')), replication(to('us-east-1')), []],
    [
      'replication of a longer prefix',
      replication(to('us-east-1', 'a')),
      replication(to('us-east-1', 'ab')),
      ['replication: a* to us-east-1 (111122223333) > ab* to us-east-1 (111122223333) alone'],
    ],
    ['replication gone', replication(to('us-east-1')), {}, ['replication: every repository to us-east-1 (111122223333) > none']],
    [
      'replication to another region',
      replication(to('us-east-1')),
      replication(to('us-west-2')),
      ['replication: every repository to us-east-1 (111122223333) > every repository to us-west-2 (111122223333) alone'],
    ],
    [
      'replication of everything narrowed to a prefix',
      replication(to('us-east-1')),
      replication(to('us-east-1', 'prod/')),
      ['replication: every repository to us-east-1 (111122223333) > prod/* to us-east-1 (111122223333) alone'],
    ],
    [
      'replication of one prefix gone, of another kept',
      replication(to('us-east-1', 'a', 'b')),
      replication(to('us-east-1', 'a')),
      ['replication: b* to us-east-1 (111122223333) > none'],
    ],
    ['replication kept beside what is not known', replication(to('us-east-1')), replication(to('us-east-1'), to(null)), []],
    [
      'replication gone beside what is not known',
      replication(to('us-east-1'), to('us-west-2')),
      replication(to('us-east-1'), to(null)),
      later,
    ],
    ['replication to what is not known', replication(to('us-east-1')), replication(to(null)), later],
    ['replication from what is not known', replication(to(null)), {}, []],
  ] as const)('%s', (_, before, after, expected) => {
    expect(words(registryWeakenings(registryOf(before), registryOf(after)))).toEqual(expected);
  });
});
