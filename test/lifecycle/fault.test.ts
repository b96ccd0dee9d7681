import { describe, expect, it } from 'vitest';
import type { LifecycleErrorCode, LifecycleWarningCode } from '../../src/lifecycle/fault.js';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import { any, archive, archived, expire, keep, patterns, prefixes, pulled, pushed, rule, textOf, untagged } from './policy-fixture.js';

const good = rule(1, untagged, pushed(14));
const selecting = (selection: unknown): string => textOf({ rulePriority: 1, selection, action: expire });
const acting = (action: unknown): string => textOf({ rulePriority: 1, selection: { ...any, ...pushed(14) }, action });
const padded = (text: string): string => text + ' '.repeat(100);

/** Every code of an error but that of a short text, which has others too: texts with this fault and no other, and where it is. */
const refused: Readonly<Record<Exclude<LifecycleErrorCode, 'text-too-short'>, readonly (readonly [text: string, pointer: string])[]>> = {
  'text-too-long': [[textOf(good) + ' '.repeat(30_720), '']],
  'byte-order-mark': [[`\uFEFF${textOf(good)}`, '']],
  comment: [
    [`// keep\n${textOf(good)}`, ''],
    [textOf(good).replace('"action"', '/* what */ "action"'), ''],
    [textOf(good).replace('"action"', '# "action"'), ''],
  ],
  'trailing-comma': [
    [textOf(good).replace(/\]\s*\}$/, ',]}'), ''],
    [textOf(good).replace('"expire"', '"expire",'), ''],
  ],
  'not-json': [
    [' '.repeat(120), ''],
    [textOf(good).replace('1,', '1'), ''],
    [textOf(good).replace('14', '014'), ''],
    [padded(textOf(good).slice(0, -1)), ''],
    [`${textOf(good)} more`, ''],
    [textOf(good).replaceAll('"', "'"), ''],
  ],
  'nested-too-deeply': [
    ['['.repeat(15_000) + ']'.repeat(15_000), ''],
    [`${'{"rules":'.repeat(3000)}[]${'}'.repeat(3000)}`, ''],
    [`${'{"rules":'.repeat(65)}[]${'}'.repeat(65)}`, ''],
    ['['.repeat(30_000), ''],
  ],
  'not-an-object': [[JSON.stringify([good], null, 4), '']],
  'duplicate-key': [[textOf(good).replace('"tagStatus"', '"tagStatus": "any", "tagStatus"'), '/rules/0/selection/tagStatus']],
  'null-value': [
    [selecting({ ...prefixes('a'), tagPatternList: undefined, ...keep(3), countUnit: null }), '/rules/0/selection/countUnit'],
    [selecting({ tagStatus: 'tagged', tagPrefixList: null, ...keep(3) }), '/rules/0/selection/tagPrefixList'],
    [acting({ type: 'expire', targetStorageClass: null }), '/rules/0/action/targetStorageClass'],
    [textOf({ ...good, description: null }), '/rules/0/description'],
    [textOf({ ...good, action: null }), '/rules/0/action'],
    [textOf({ ...good, selection: null }), '/rules/0/selection'],
    [padded(JSON.stringify({ rules: null })), '/rules'],
  ],
  'unknown-policy-property': [[JSON.stringify({ Version: '2012-10-17', rules: [good] }), '/Version']],
  'missing-rules': [[padded('{}'), '']],
  'rules-not-a-list': [[padded(JSON.stringify({ rules: good })), '/rules']],
  'no-rules': [[padded(JSON.stringify({ rules: [] })), '/rules']],
  'too-many-rules': [[textOf(...Array.from({ length: 51 }, (_, index) => rule(index + 1, prefixes(`p${index}`), keep(1)))), '/rules']],
  'rule-not-an-object': [
    [padded(textOf('rule')), '/rules/0'],
    [textOf(good, null), '/rules/1'],
  ],
  'unknown-rule-property': [[textOf({ ...good, priority: 1 }), '/rules/0/priority']],
  'missing-rule-priority': [[textOf({ ...good, rulePriority: undefined }), '/rules/0']],
  'rule-priority-not-an-integer': [
    [textOf({ ...good, rulePriority: '1' }), '/rules/0/rulePriority'],
    [textOf({ ...good, rulePriority: 1.5 }), '/rules/0/rulePriority'],
  ],
  'rule-priority-below-one': [[textOf({ ...good, rulePriority: 0 }), '/rules/0/rulePriority']],
  'description-not-text': [[textOf({ ...good, description: 7 }), '/rules/0/description']],
  'missing-selection': [[padded(textOf({ rulePriority: 1, action: expire })), '/rules/0']],
  'selection-not-an-object': [[padded(textOf({ rulePriority: 1, selection: [], action: expire })), '/rules/0/selection']],
  'unknown-selection-property': [[selecting({ ...any, ...pushed(1), tagList: ['a/b'] }), '/rules/0/selection/tagList']],
  'missing-tag-status': [[selecting(pushed(3)), '/rules/0/selection']],
  'unknown-tag-status': [
    [selecting({ tagStatus: 'Tagged', tagPrefixList: ['a'], ...pushed(3) }), '/rules/0/selection/tagStatus'],
    [selecting({ tagStatus: true, ...pushed(3) }), '/rules/0/selection/tagStatus'],
  ],
  'unknown-storage-class': [[selecting({ ...any, ...keep(3), storageClass: 'ARCHIVE' }), '/rules/0/selection/storageClass']],
  'missing-tag-list': [[selecting({ tagStatus: 'tagged', ...keep(3) }), '/rules/0/selection']],
  'both-tag-lists': [[selecting({ ...prefixes('a'), tagPatternList: ['a*'], ...keep(3) }), '/rules/0/selection/tagPatternList']],
  'tag-list-not-allowed': [
    [selecting({ ...prefixes('a'), ...any, ...keep(3) }), '/rules/0/selection/tagPrefixList'],
    [selecting({ ...patterns('a'), ...untagged, ...keep(3) }), '/rules/0/selection/tagPatternList'],
  ],
  'tag-list-not-a-list': [[selecting({ tagStatus: 'tagged', tagPrefixList: 'a', ...keep(3) }), '/rules/0/selection/tagPrefixList']],
  'empty-tag-list': [[selecting({ ...prefixes(), ...keep(3) }), '/rules/0/selection/tagPrefixList']],
  'tag-list-entry-not-text': [
    [selecting({ tagStatus: 'tagged', tagPrefixList: ['a', 3], ...keep(3) }), '/rules/0/selection/tagPrefixList/1'],
    [selecting({ tagStatus: 'tagged', tagPatternList: [null], ...keep(3) }), '/rules/0/selection/tagPatternList/0'],
  ],
  'empty-tag-list-entry': [[selecting({ ...prefixes('a', ''), ...keep(3) }), '/rules/0/selection/tagPrefixList/1']],
  'too-many-wildcards': [[selecting({ ...patterns('*a*b*c*d*'), ...keep(3) }), '/rules/0/selection/tagPatternList/0']],
  'missing-count-type': [[selecting({ ...any, countUnit: 'days', countNumber: 3 }), '/rules/0/selection']],
  'unknown-count-type': [[selecting({ ...any, ...pushed(3), countType: 'imageSincePublished' }), '/rules/0/selection/countType']],
  'missing-count-number': [[selecting({ ...any, countType: 'imageCountMoreThan' }), '/rules/0/selection']],
  'count-number-not-an-integer': [
    [selecting({ ...any, ...keep(3), countNumber: '3' }), '/rules/0/selection/countNumber'],
    [selecting({ ...any, ...keep(3.5) }), '/rules/0/selection/countNumber'],
  ],
  'count-number-below-one': [
    [selecting({ ...any, ...keep(0) }), '/rules/0/selection/countNumber'],
    [selecting({ ...any, ...pushed(-3) }), '/rules/0/selection/countNumber'],
  ],
  'missing-count-unit': [[selecting({ ...any, ...pushed(3), countUnit: undefined }), '/rules/0/selection']],
  'unknown-count-unit': [[selecting({ ...any, ...pushed(3), countUnit: 'hours' }), '/rules/0/selection/countUnit']],
  'count-unit-not-allowed': [[selecting({ ...any, ...keep(3), countUnit: 'days' }), '/rules/0/selection/countUnit']],
  'archive-class-required': [
    [selecting({ ...any, ...archived(90), storageClass: undefined }), '/rules/0/selection'],
    [selecting({ ...any, ...archived(90), storageClass: 'standard' }), '/rules/0/selection/storageClass'],
  ],
  'archive-class-not-allowed': [
    [selecting({ ...any, ...pushed(90), storageClass: 'archive' }), '/rules/0/selection/storageClass'],
    [selecting({ ...any, ...keep(90), storageClass: 'archive' }), '/rules/0/selection/storageClass'],
  ],
  'archived-too-shortly': [[selecting({ ...any, ...archived(89) }), '/rules/0/selection/countNumber']],
  'missing-action': [[padded(textOf({ ...good, action: undefined })), '/rules/0']],
  'action-not-an-object': [[acting('expire'), '/rules/0/action']],
  'unknown-action-property': [[acting({ ...expire, dryRun: true }), '/rules/0/action/dryRun']],
  'missing-action-type': [[acting({}), '/rules/0/action']],
  'unknown-action-type': [[acting({ type: 'delete' }), '/rules/0/action/type']],
  'missing-target-storage-class': [[acting({ type: 'transition' }), '/rules/0/action']],
  'unknown-target-storage-class': [[acting({ ...archive, targetStorageClass: 'ARCHIVE' }), '/rules/0/action/targetStorageClass']],
  'target-storage-class-not-allowed': [[acting({ ...archive, type: 'expire' }), '/rules/0/action/targetStorageClass']],
  'pulled-cannot-expire': [[textOf(rule(1, any, pulled(90))), '/rules/0/action']],
  'archived-cannot-transition': [[textOf(rule(1, any, archived(90), archive)), '/rules/0/action']],
  'duplicate-rule-priority': [[textOf(rule(1, prefixes('a'), keep(1)), rule(1, prefixes('b'), keep(1))), '/rules/1']],
  'any-not-last': [
    [textOf(rule(1, any, keep(50)), rule(2, prefixes('b'), keep(1))), '/rules/0'],
    [textOf(rule(5, untagged, pushed(3)), rule(2, any, keep(50))), '/rules/1'],
    [textOf(rule(1, any, archived(365)), rule(2, prefixes('b'), archived(90))), '/rules/0'],
  ],
  'several-any-rules': [[textOf(rule(1, any, pushed(60)), rule(2, any, keep(50))), '/rules/1']],
  'several-untagged-rules': [[textOf(rule(1, untagged, pushed(60)), rule(2, untagged, keep(50))), '/rules/1']],
  'duplicate-tag-list': [
    [textOf(rule(1, prefixes('a'), pushed(60)), rule(2, prefixes('a'), keep(50))), '/rules/1/selection/tagPrefixList'],
    [textOf(rule(1, patterns('a', 'b*'), pushed(60)), rule(2, patterns('b*', 'a'), keep(50))), '/rules/1/selection/tagPatternList'],
  ],
};

const doubted: Readonly<Record<LifecycleWarningCode, readonly (readonly [text: string, pointer: string])[]>> = {
  'asterisk-in-prefix': [[textOf(rule(1, prefixes('v*'), keep(3))), '/rules/0/selection/tagPrefixList/0']],
  'entry-no-tag-can-meet': [
    [textOf(rule(1, prefixes('feature/'), keep(3))), '/rules/0/selection/tagPrefixList/0'],
    [textOf(rule(1, patterns('a'.repeat(301)), keep(3))), '/rules/0/selection/tagPatternList/0'],
  ],
  'explicit-standard-class': [[textOf(rule(1, any, { ...keep(3), storageClass: 'standard' })), '/rules/0/selection/storageClass']],
  'prefix-and-pattern-alike': [
    [textOf(rule(1, prefixes('a'), keep(3)), rule(2, patterns('a*'), keep(4))), '/rules/1/selection/tagPatternList'],
    [textOf(rule(1, patterns('a'), keep(3)), rule(2, prefixes('a'), keep(4))), '/rules/1/selection/tagPrefixList'],
  ],
  'repeated-tag-list-entry': [[textOf(rule(1, prefixes('a', 'a'), keep(3))), '/rules/0/selection/tagPrefixList/1']],
  'shared-tag-list-entry': [
    [textOf(rule(1, prefixes('a', 'b'), keep(3)), rule(2, prefixes('b'), keep(4))), '/rules/1/selection/tagPrefixList'],
  ],
};

const casesOf = <C extends string>(table: Readonly<Record<C, readonly (readonly [string, string])[]>>) =>
  Object.entries<readonly (readonly [string, string])[]>(table).flatMap(([code, cases]) =>
    cases.map(([text, pointer], index) => ({ code, pointer, text, name: `${code} ${index + 1}` })),
  );

describe('readLifecyclePolicy refuses', () => {
  it.each(casesOf(refused))('$name', ({ code, pointer, text }) => {
    const reading = readLifecyclePolicy(text);
    expect(reading.valid).toBe(false);
    if (reading.valid) return;
    expect(reading.errors.map((fault) => fault.code)).toEqual([code]);
    const fault = reading.errors.find((candidate) => candidate.code === code);
    expect(fault?.pointer).toBe(pointer);
    expect(fault?.message).toMatch(/expected|begins|nested/);
  });
});

describe('readLifecyclePolicy warns of', () => {
  it.each(casesOf(doubted))('$name', ({ code, pointer, text }) => {
    const reading = readLifecyclePolicy(text);
    expect(reading.valid).toBe(true);
    expect(reading.warnings.map((fault) => [fault.code, fault.pointer])).toEqual([[code, pointer]]);
  });
});
