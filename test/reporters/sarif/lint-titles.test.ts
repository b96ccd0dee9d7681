import { expect, it } from 'vitest';
import type { LifecycleLintCode } from '../../../src/lifecycle/lint/lint.js';
import { lintTitle } from '../../../src/reporters/sarif/lint-titles.js';

/** Whatever the linter may say: a code that is added there and not here does not compile. */
const codes = {
  'age-rule-and-moved-tags': true,
  'anded-tag-list': true,
  'any-never-reached': true,
  'archive-saves-nothing': true,
  'archived-never-expires': true,
  'asterisk-in-prefix': true,
  'count-slots-eaten': true,
  'dead-rule': true,
  'entry-no-tag-can-meet': true,
  'explicit-standard-class': true,
  'no-rule-for-orphans': true,
  'nothing-is-archived': true,
  'nothing-stays': true,
  'prefix-and-pattern-alike': true,
  'release-tags-not-protected': true,
  'repeated-tag-list-entry': true,
  'shadowed-rule': true,
  'shared-tag-list-entry': true,
} satisfies Readonly<Record<LifecycleLintCode, true>>;

it.each(Object.keys(codes))('has words for %s', (code) => {
  expect(lintTitle(code)).toMatch(/^[A-Z].*[a-z]$/);
});

it('has titles that tell lints apart', () => {
  const all = Object.keys(codes);
  expect(new Set(all.map(lintTitle)).size).toBe(all.length);
});

it('has the code itself for one of a later version', () => {
  expect(lintTitle('constructor')).toBe('constructor');
});
