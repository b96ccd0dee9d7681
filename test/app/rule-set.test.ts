import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import { loadRuleSet } from '../../src/app/rule-set.js';
import { ruleText } from '../engine/rule-text.js';

const source = (file: string, id: string) => ({ file, text: ruleText({ id: `id: ${id}` }) });
const noticesOf = (...rules: readonly ReturnType<typeof source>[]) =>
  loadRuleSet({ ...noSettings, rules }, { packs: [], only: [], skip: [] }, 'plan').notices.map(
    ({ code, message }) => `${code}: ${message}`,
  );

describe('a rule of a user', () => {
  it('with an id of its own is no news', () => {
    expect(noticesOf(source('policies/a-rule.yaml', 'a-rule'))).toEqual([]);
  });

  it('that takes the place of a shipped one says so', () => {
    expect(noticesOf(source('policies/immutable-tags.yaml', 'immutable-tags'))).toEqual([
      'rule-replaced: policies/immutable-tags.yaml takes the place of the shipped rule immutable-tags',
    ]);
  });

  it('that takes the place of one read before says so', () => {
    expect(noticesOf(source('a/a-rule.yaml', 'a-rule'), source('b/a-rule.yaml', 'a-rule'))).toEqual([
      'rule-replaced: b/a-rule.yaml takes the place of a/a-rule.yaml',
    ]);
  });
});
