import { describe, expect, it } from 'vitest';
import { ownerOf, ruleSelectsTags } from '../../src/lifecycle/owner.js';
import { any, archived, type Json, keep, patterns, policyOf, prefixes, pushed, rule, untagged } from './policy-fixture.js';

describe('ruleSelectsTags', () => {
  it.each<readonly [Json, readonly string[], boolean]>([
    [any, [], true],
    [any, ['a'], true],
    [untagged, [], true],
    [untagged, ['a'], false],
    [prefixes('alpha'), [], false],
    [prefixes('alpha'), ['alpha'], true],
    [prefixes('alpha'), ['xalpha'], false],
    [prefixes('alpha', 'beta'), ['alpha-1'], false],
    [prefixes('alpha', 'beta'), ['alpha-1', 'beta-1'], true],
    [prefixes('alpha', 'beta'), ['x', 'beta-1', 'alpha-1'], true],
    [prefixes('alpha', 'alphab'), ['alphabet'], true],
    [patterns('prod*'), ['prod'], true],
    [patterns('*prod*'), ['team-prod1'], true],
    [patterns('latest'), ['latest1'], false],
    [patterns('*'), [], false],
    [prefixes('v*'), ['v1', 'v'], false],
  ])('%j on %j: %s', (selected, tags, expected) => {
    const [only] = policyOf(rule(1, selected, keep(1))).rules;
    expect(only && ruleSelectsTags(only, tags)).toBe(expected);
  });
});

describe('ownerOf', () => {
  const policy = policyOf(
    rule(10, prefixes('v'), keep(9)),
    rule(20, untagged, pushed(1)),
    rule(30, any, keep(99)),
    rule(15, prefixes('v'), archived(90)),
  );

  it.each([
    ['standard', ['v1', 'x'], 10],
    ['standard', [], 20],
    ['standard', ['x'], 30],
    ['archive', ['v1'], 15],
    ['archive', ['x'], undefined],
  ] as const)('%s %j: %s', (storageClass, tags, priority) => {
    expect(ownerOf(policy, storageClass, tags)?.priority).toBe(priority);
  });
});
