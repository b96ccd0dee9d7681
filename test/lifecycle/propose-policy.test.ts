import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleRule } from '../../src/lifecycle/policy.js';
import { proposePolicy, renumbered, withLast } from '../../src/lifecycle/propose-policy.js';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import { validPolicy } from './policy-arbitrary.js';
import { any, keep, policyOf, prefixes, rule, untagged } from './policy-fixture.js';

const two = policyOf(rule(5, prefixes('v'), keep(9)), rule(40, untagged, keep(1))).rules;
const [catchAll] = policyOf(rule(1, any, keep(9))).rules;

describe('proposePolicy', () => {
  it('writes rules that the service takes', () => {
    fc.assert(
      fc.property(validPolicy, ({ rules }) => {
        const reading = readLifecyclePolicy(proposePolicy(rules));
        const read = reading.valid ? reading.policy.rules : [];
        expect(read.map((one) => ({ ...one, position: null }))).toEqual(rules.map((one) => ({ ...one, position: null })));
      }),
    );
  });

  it.each<readonly [string, readonly LifecycleRule[]]>([
    ['two rules of one priority', two.map((one) => ({ ...one, priority: 1 }))],
    [
      'too many rules',
      Array.from({ length: 51 }, (_, place) => place + 1).flatMap((priority) => two.slice(0, 1).map((one) => ({ ...one, priority }))),
    ],
    ['none', []],
  ])('is empty for %s', (_, rules) => {
    expect(proposePolicy(rules)).toBe('');
  });
});

describe('renumbered', () => {
  it('keeps the order', () => {
    expect(renumbered([...two].reverse()).map(({ priority, tagStatus }) => [priority, tagStatus])).toEqual([
      [1, 'untagged'],
      [2, 'tagged'],
    ]);
  });
});

describe('withLast', () => {
  it('gives the last rule the highest priority number', () => {
    const rules = catchAll === undefined ? [] : withLast(two, catchAll);
    expect(rules.map(({ priority, tagStatus }) => [priority, tagStatus])).toEqual([
      [5, 'tagged'],
      [40, 'untagged'],
      [41, 'any'],
    ]);
  });
});
