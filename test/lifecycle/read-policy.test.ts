import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import { rules } from './policy-arbitrary.js';
import {
  any,
  archive,
  archived,
  codesOf,
  type Json,
  keep,
  patterns,
  policyOf,
  prefixes,
  pulled,
  pushed,
  rule,
  textOf,
  untagged,
} from './policy-fixture.js';

describe('readLifecyclePolicy says', () => {
  it('that a text is too short, beside what it lacks', () => {
    expect(codesOf('{"rules": []}')).toEqual(['text-too-short', 'no-rules']);
  });

  it('each fault, in the order of the text', () => {
    const text = textOf(rule(1, any, { ...keep(0), countUnit: 'days' }), rule(1, { tagStatus: 'tagged' }, pulled(3)), { selection: {} });
    expect(codesOf(text)).toEqual([
      'count-number-below-one',
      'count-unit-not-allowed',
      'duplicate-rule-priority',
      'missing-tag-list',
      'pulled-cannot-expire',
      'missing-rule-priority',
      'missing-action',
      'missing-tag-status',
      'missing-count-type',
      'missing-count-number',
    ]);
  });

  it.each([
    ['\n', 8],
    ['\r\n', 8],
    [' ', 1],
  ])('where a fault stands, lines ending in %j', (end, line) => {
    const text = textOf(rule(1, any, { ...pushed(3), countUnit: 'hours' })).replaceAll('\n', end);
    const column = text.indexOf('"hours"') - text.lastIndexOf('\n', text.indexOf('"hours"'));
    const reading = readLifecyclePolicy(text);
    const message = 'expected "days", there is "hours"';
    expect(reading.valid ? [] : reading.errors).toMatchObject([{ line, column, message, pointer: '/rules/0/selection/countUnit' }]);
  });

  it.each<readonly [string, readonly Json[], string]>([
    [
      'any-not-last',
      [rule(1, any, keep(5)), rule(2, untagged, keep(5))],
      'Rule for tagStatus=ANY must have the lowest priority per storage class',
    ],
    [
      'several-untagged-rules',
      [rule(1, untagged, keep(5)), rule(2, untagged, pushed(5))],
      'Only one rule can select Untagged images per storage class.',
    ],
    [
      'missing-tag-list',
      [rule(1, { tagStatus: 'tagged' }, keep(5))],
      'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.',
    ],
    [
      'unknown-tag-status',
      [rule(1, { tagStatus: 'all' }, keep(5))],
      'instance value ("all") not found in enum (possible values: ["tagged","untagged","any"])',
    ],
    ['count-number-below-one', [rule(1, any, keep(0))], 'numeric instance is lower than the required minimum (minimum: 1, found: 0)'],
  ])('what the service says to %s', (code, given, hint) => {
    const reading = readLifecyclePolicy(textOf(...given));
    expect(reading.valid ? [] : reading.errors).toMatchObject([{ code, hint }]);
  });

  it('nothing that it says to tagged images alone, to an empty list of others', () => {
    const ofTagged = readLifecyclePolicy(textOf(rule(1, prefixes(), keep(5))));
    expect(ofTagged.valid ? [] : ofTagged.errors).toMatchObject([{ code: 'empty-tag-list', hint: expect.stringContaining('TAGGED') }]);
    const ofUntagged = readLifecyclePolicy(textOf(rule(1, { ...untagged, tagPrefixList: [] }, keep(5))));
    const faults = ofUntagged.valid ? [] : ofUntagged.errors;
    expect(faults.map(({ code, hint }) => [code, hint])).toEqual([
      ['tag-list-not-allowed', ''],
      ['empty-tag-list', ''],
    ]);
  });
});

describe('readLifecyclePolicy reads', () => {
  it('rules in the order of priority, with their place in the text', () => {
    const policy = policyOf(rule(20, any, keep(5)), { ...rule(3, prefixes('v', 'w*'), pushed(9)), description: 'old' });
    expect(policy.rules).toEqual([
      {
        priority: 3,
        description: 'old',
        position: { line: 14, column: 5, pointer: '/rules/1' },
        tagStatus: 'tagged',
        patterns: ['v*', 'w\u2217*'],
        tagList: { kind: 'prefix', entries: ['v', 'w*'] },
        storageClass: 'standard',
        count: { type: 'sinceImagePushed', days: 9 },
        action: 'expire',
      },
      {
        priority: 20,
        description: '',
        position: { line: 3, column: 5, pointer: '/rules/0' },
        tagStatus: 'any',
        patterns: [],
        tagList: null,
        storageClass: 'standard',
        count: { type: 'imageCountMoreThan', number: 5 },
        action: 'expire',
      },
    ]);
  });

  it.each<readonly [string, readonly Json[]]>([
    [
      'an any rule a storage class, as in the example "Combining archive and expire"',
      [rule(1, any, pushed(30), archive), rule(2, any, archived(365))],
    ],
    ['an untagged rule a storage class', [rule(1, untagged, pushed(30), archive), rule(2, untagged, archived(365))]],
    ['the same list in both storage classes', [rule(1, prefixes('a'), pulled(30), archive), rule(2, prefixes('a'), archived(90))]],
    ['overlapping prefixes', [rule(1, prefixes('ab'), keep(3)), rule(2, prefixes('a'), keep(3))]],
    ['priorities with gaps, in any order', [rule(900, any, keep(3)), rule(7, prefixes('a'), keep(3))]],
    ['four wildcards', [rule(1, patterns('*a*b*c*'), keep(3))]],
    ['fifty rules', Array.from({ length: 50 }, (_, index) => rule(index + 1, prefixes(`p${index}`), keep(1)))],
    ['a count that archives', [rule(1, any, keep(3), archive)]],
  ])('%s', (_, given) => {
    expect(readLifecyclePolicy(textOf(...given))).toMatchObject({ valid: true, warnings: [] });
  });

  it('texts of 100 and of 30,720 characters', () => {
    const text = JSON.stringify({ rules: [rule(1, any, keep(1))] });
    expect(readLifecyclePolicy(text.padEnd(Math.max(100, text.length))).valid).toBe(true);
    expect(readLifecyclePolicy(text.padEnd(30_720)).valid).toBe(true);
    expect(codesOf(text.padEnd(30_721))).toEqual(['text-too-long']);
  });
});

describe('validity', () => {
  it('does not hang on the order of rules or of properties', () => {
    const shuffled = rules.chain((drafts) =>
      fc.tuple(fc.constant(drafts), fc.shuffledSubarray([...drafts], { minLength: drafts.length, maxLength: drafts.length })),
    );
    fc.assert(
      fc.property(shuffled, ([drafts, others]) => {
        const turned = others.map((draft) => Object.fromEntries(Object.entries(draft).reverse()));
        expect(readLifecyclePolicy(textOf(...turned)).valid).toBe(readLifecyclePolicy(textOf(...drafts)).valid);
      }),
    );
  });

  it('does not hang on the layout, and no text makes the reading throw', () => {
    fc.assert(
      fc.property(
        rules,
        (drafts) =>
          readLifecyclePolicy(JSON.stringify({ rules: drafts }).padEnd(200)).valid === readLifecyclePolicy(textOf(...drafts)).valid,
      ),
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => codesOf(text).length > 0));
  });
});
