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

describe('a rule that needs something else', () => {
  const choose = (judged: 'plan' | 'live', request: { packs?: readonly string[]; only?: readonly string[] }) =>
    loadRuleSet(noSettings, { packs: [], only: [], skip: [], ...request }, judged);
  const idsOf = (judged: 'plan' | 'live', packs: readonly string[]) => choose(judged, { packs }).judges.map(({ rule }) => rule.rule.id);

  it('is left out without a word where a pack holds it', () => {
    expect(idsOf('plan', ['strict'])).toEqual(expect.arrayContaining(['single-registry-configuration', 'repository-deletion']));
    expect(idsOf('plan', ['strict'])).not.toEqual(expect.arrayContaining(['vulnerable-image']));
    expect(idsOf('live', ['strict'])).toEqual(expect.arrayContaining(['vulnerable-image', 'replica-lifecycle', 'scan-filter-gap']));
    const plansOnly = ['single-registry-configuration', 'repository-deletion', 'force-delete'];
    expect(idsOf('live', ['strict']).filter((id) => plansOnly.includes(id))).toEqual([]);
    expect(choose('plan', { packs: ['strict'] }).notices).toEqual([]);
  });

  it.each([
    ['plan', ['immutable-tags', 'unused-image'], 'unused-image needs live registries (ecr-audit scan): it was not asked'],
    ['plan', ['immutable-tags', 'ecr_repository_unused_images'], 'unused-image needs live registries (ecr-audit scan): it was not asked'],
    ['live', ['immutable-tags', 'force-delete'], 'force-delete needs a plan (ecr-audit plan): it was not asked'],
  ] as const)('is told of, of a %s, where %j names it', (judged, only, message) => {
    const { judges, notices } = choose(judged, { only });
    expect(judges.map(({ rule }) => rule.rule.id)).toEqual(['immutable-tags']);
    expect(notices).toEqual([{ code: 'rule-not-asked', message }]);
  });

  it.each([
    ['plan', 'unused-image', 'live registries'],
    ['live', 'policy-opened', 'a plan'],
  ] as const)('is refused, of a %s, where %s is all that is asked', (judged, rule, where) => {
    expect(() => choose(judged, { only: [rule] })).toThrow(`${rule}: each of these rules needs ${where}`);
  });

  it.each(['image', 'replica', 'change'])('is left out where what it applies to, %s, is not there', (applies) => {
    const text = ruleText({
      applies: `applies: ${applies}${applies === 'image' ? '\nimages: every' : ''}`,
      assert: `assert: '"a" == "b"'`,
    });
    const settings = { ...noSettings, rules: [{ file: 'policies/a-rule.yaml', text }] };
    const judges = loadRuleSet(
      settings,
      { packs: ['strict'], only: ['a-rule', 'immutable-tags'], skip: [] },
      applies === 'change' ? 'live' : 'plan',
    );
    expect(judges.judges.map(({ rule }) => rule.rule.id)).toEqual(['immutable-tags']);
  });
});
