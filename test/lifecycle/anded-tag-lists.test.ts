import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { andedTagLists } from '../../src/lifecycle/anded-tag-lists.js';
import { ignoringCase } from '../../src/lifecycle/compared-text.js';
import { ownerOf } from '../../src/lifecycle/owner.js';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import { inSomeCapitals, tag, validPolicy } from './policy-arbitrary.js';
import { any, archive, archived, type Json, keep, patterns, policyOf, prefixes, pushed, rule, untagged } from './policy-fixture.js';

/** The split policy, each rule as its priority and list. */
function listsOf(split: string): readonly unknown[] {
  const reading = readLifecyclePolicy(split);
  return reading.valid ? reading.policy.rules.map((found) => [found.priority, found.tagList?.entries.join() ?? found.tagStatus]) : [];
}

describe('andedTagLists', () => {
  it.each<readonly [string, readonly Json[]]>([
    ['a list of one', [rule(1, prefixes('v'), keep(9))]],
    ['prefixes that one tag meets', [rule(1, prefixes('prod', 'prod-eu'), keep(9))]],
    ['patterns that one tag meets', [rule(1, patterns('v*', '*-rc', '*beta*'), keep(9))]],
    ['prefixes of which no tag can meet one', [rule(1, prefixes('v*', 'prod'), keep(9))]],
    ['no lists', [rule(1, untagged, keep(9)), rule(2, any, keep(9))]],
  ])('passes over %s', (_, rules) => {
    expect(andedTagLists(policyOf(...rules))).toEqual([]);
  });

  it.each<readonly [string, readonly Json[], readonly string[], readonly unknown[]]>([
    [
      'prefixes',
      [rule(5, untagged, pushed(1)), rule(10, prefixes('v', 'prod', 'release'), keep(9)), rule(20, any, keep(9))],
      ['v', 'prod', 'release'],
      [
        [1, 'untagged'],
        [2, 'v'],
        [3, 'prod'],
        [4, 'release'],
        [5, 'any'],
      ],
    ],
    [
      'fixed tags',
      [rule(1, patterns('latest', 'main', '20*'), pushed(99))],
      ['latest', 'main', '20*'],
      [
        [1, 'latest'],
        [2, 'main'],
        [3, '20*'],
      ],
    ],
    [
      'an entry within another',
      [rule(1, prefixes('v1', 'prod', 'v'), keep(9))],
      ['v1', 'prod', 'v'],
      [
        [1, 'prod'],
        [2, 'v'],
      ],
    ],
    [
      'an entry twice',
      [rule(1, prefixes('v', 'prod', 'v'), keep(9))],
      ['v', 'prod', 'v'],
      [
        [1, 'v'],
        [2, 'prod'],
      ],
    ],
    [
      'an entry that another rule has',
      [rule(1, prefixes('v'), keep(9)), rule(2, prefixes('v', 'prod'), keep(5))],
      ['v', 'prod'],
      [
        [1, 'v'],
        [2, 'prod'],
      ],
    ],
    [
      'an entry that a rule of the archive has',
      [rule(1, prefixes('v', 'prod'), pushed(5), archive), rule(2, prefixes('v'), archived(90))],
      ['v', 'prod'],
      [
        [1, 'v'],
        [2, 'prod'],
        [3, 'v'],
      ],
    ],
  ])('splits %s', (_, rules, entries, lists) => {
    const [found, ...more] = andedTagLists(policyOf(...rules));
    expect(more).toEqual([]);
    expect(found?.entries).toEqual(entries);
    expect(listsOf(found?.split ?? '')).toEqual(lists);
  });

  it.each<readonly [string, readonly Json[], readonly unknown[]]>([
    ['one tag meets two entries', [rule(1, patterns('Prod*', 'prod-*'), keep(9))], []],
    [
      'an entry stands within another',
      [rule(1, prefixes('v', 'PROD', 'Prod-eu'), keep(9))],
      [
        [1, 'v'],
        [2, 'PROD'],
      ],
    ],
    [
      'another rule has an entry',
      [rule(1, prefixes('V'), keep(9)), rule(2, prefixes('v', 'prod'), keep(5))],
      [
        [1, 'V'],
        [2, 'prod'],
      ],
    ],
  ])('goes by the case that is compared, where %s', (_, rules, lists) => {
    const found = andedTagLists(policyOf(...rules), ignoringCase);
    expect(found.flatMap(({ split }) => listsOf(split))).toEqual(lists);
    expect(andedTagLists(policyOf(...rules)).flatMap(({ split }) => listsOf(split))).not.toEqual(lists);
  });

  it('finds the same in capitals as in lower case, where these are the same', () => {
    fc.assert(
      fc.property(inSomeCapitals, ([policy, capitals]) => {
        const found = andedTagLists(capitals, ignoringCase).map(({ rule: { priority } }) => priority);
        expect(found).toEqual(andedTagLists(policy).map(({ rule: { priority } }) => priority));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the count, the action, the storage class and the description', () => {
    const given = { ...rule(7, prefixes('v', 'prod'), archived(120)), description: 'end' };
    expect(JSON.parse(andedTagLists(policyOf(given))[0]?.split ?? '')).toEqual({
      rules: [
        { ...rule(1, prefixes('v'), archived(120)), description: 'end (v)' },
        { ...rule(2, prefixes('prod'), archived(120)), description: 'end (prod)' },
      ],
    });
  });

  it('has no fix where it would take too many rules', () => {
    const rules = Array.from({ length: 48 }, (_, index) => rule(index + 1, patterns(`p${index}`), keep(1)));
    expect(andedTagLists(policyOf(...rules, rule(60, patterns('v*', 'w'), keep(1))))[0]?.split).not.toBe('');
    expect(andedTagLists(policyOf(...rules, rule(60, patterns('v*', 'w', 'z'), keep(1))))[0]?.split).toBe('');
  });

  it('finds lists that no one tag meets, and splits them into a valid policy without that list', () => {
    fc.assert(
      fc.property(validPolicy, tag, (policy, one) => {
        for (const { rule: anded, split } of andedTagLists(policy)) {
          expect(ownerOf({ rules: [anded] }, anded.storageClass, [one])).toBeNull();
          const reading = readLifecyclePolicy(split);
          expect(reading.valid).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
