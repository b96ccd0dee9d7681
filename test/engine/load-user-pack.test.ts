import { describe, expect, it } from 'vitest';
import { chooseRules } from '../../src/engine/choose-rules.js';
import { environmentNames } from '../../src/engine/environment-names.js';
import { loadUserPack } from '../../src/engine/load-user-pack.js';
import { createCatalogue } from '../../src/engine/rule-catalogue.js';
import type { Pack } from '../../src/schema/generated/pack.js';
import { languageOf, refusalOf, ruleOf } from './rule-text.js';

const rule = ruleOf({
  params: `params:
  days: { type: number, default: 3, minimum: 1, description: d }
  count: { type: number, default: 3, description: d }
  keys: { type: strings, default: [], description: d }
  name: { type: string, default: x, description: d }
  level: { type: string, default: HIGH, oneOf: [LOW, HIGH], description: d }
  levels: { type: strings, default: [], oneOf: [LOW, HIGH], description: d }
  strict: { type: boolean, default: false, description: d }
  where: { type: environments, default: [dev], description: d }`,
});
const rules = new Map([[rule.id, rule]]);
const environments = environmentNames(['blue']);
const known = { rules, packs: new Set(['recommended', 'strict']), environments, languageOf };
const load = (text: string) => loadUserPack(text, 'ours.yaml', known);
const pack = (entry: string, more = ''): string => `id: ours\ntitle: Ours\n${more}rules:\n  - rule: a-rule\n    ${entry}\n`;

describe('loadUserPack', () => {
  it.each([
    ['params: { days: 4, keys: [a], name: y, strict: true }'],
    ['params: { days: { default: 4, prod: 5 } }'],
    ['params: { level: LOW, levels: [HIGH, LOW], count: 0.5 }'],
    ['params: { level: { default: LOW, prod: HIGH } }'],
    ['severity: { default: low, prod: critical }'],
    ['severity: { default: low, blue: critical }'],
    ['params: { where: [prod, blue] }'],
    ['params: { where: { default: [dev], prod: [] } }'],
    ['when: environment.name in ["staging", "prod"] && repository.kind == "private"'],
  ])('accepts %s', (entry) => {
    expect(load(pack(entry)).rules).toHaveLength(1);
  });

  it.each([
    ['params: { day: 4 }', '5:15: rule a-rule has no parameter "day" (did you mean "days"?)'],
    ['params: { __proto__: 4 }', '5:15: rule a-rule has no parameter "__proto__"'],
    ['params: { constructor: 4 }', '5:15: rule a-rule has no parameter "constructor"'],
    ['params: { days: many }', '5:21: parameter "days" of a-rule is to be a number, not "many"'],
    ['params: { days: { default: 3, prod: "4" } }', '5:42: parameter "days" of a-rule is to be a number, not "4"'],
    ['params: { keys: a }', '5:21: parameter "keys" of a-rule is to be a list of texts, not "a"'],
    ['params: { name: [a] }', '5:21: parameter "name" of a-rule is to be a text, not ["a"]'],
    ['params: { strict: "yes" }', '5:24: parameter "strict" of a-rule is to be true or false, not "yes"'],
    ['params: { days: { prod: 4 } }', '"rules.0.params.days" lacks "default"'],
    ['severity: { default: low, prdo: high }', '5:31: there is no environment "prdo" (did you mean "prod"?)'],
    ['severity: { default: low, production: high }', '5:31: there is no environment "production" (did you mean "prod"?)'],
    ['severity: { default: low, Prod: high }', '5:31: there is no environment "Prod" (did you mean "prod"?)'],
    ['params: { days: { default: 4, blu: 5 } }', '5:35: there is no environment "blu" (did you mean "blue"?)'],
    ['params: { days: { default: 4, prod: x } }', '5:41: parameter "days" of a-rule is to be a number, not "x"'],
    ['params: { where: [dev, prdo] }', '5:22: there is no environment "prdo" (did you mean "prod"?)'],
    ['params: { days: 0 }', '5:21: parameter "days" of a-rule is to be 1 or more, not 0'],
    ['params: { count: -1 }', '5:22: parameter "count" of a-rule is to be 0 or more, not -1'],
    ['params: { level: SEVERE }', '5:22: parameter "level" of a-rule is to be one of LOW, HIGH, not "SEVERE"'],
    ['params: { level: { default: LOW, prod: hihg } }', '5:44: parameter "level" of a-rule is to be one of LOW, HIGH, not "hihg" (did'],
    ['params: { levels: [LOW, constructor] }', '5:23: parameter "levels" of a-rule is to be one of LOW, HIGH, not "constructor"'],
    ['params: { count: .inf }', '5:22: parameter "count" of a-rule is to be a finite number, not Infinity'],
    ['params: { count: 1e400 }', '5:22: parameter "count" of a-rule is to be a finite number, not Infinity'],
    ['params: { count: -.inf }', '5:22: parameter "count" of a-rule is to be 0 or more, not -Infinity'],
    ['params: { name: .inf }', '5:21: parameter "name" of a-rule is to be a text, not Infinity'],
    ['params: { days: .nan }', '5:21: parameter "days" of a-rule is to be 1 or more, not NaN'],
    ['params: { days: { default: 4, prod: -1 } }', '5:41: parameter "days" of a-rule is to be 1 or more, not -1'],
    ['params: { where: dev }', '5:22: parameter "where" of a-rule is to be a list of environments, not "dev"'],
    ['severity: hihg', 'ours.yaml:5:15: "rules.0.severity"'],
    ['severity: { prod: high }', '"rules.0.severity" lacks "default"'],
    ['severty: high', '5:5: "severty" is no key of "rules.0" (did you mean "severity"?)'],
    ['when: environment.nam == "prod"', '5:23: there is no field "nam" here (did you mean "name"?)'],
    ['when: params.days == 3.0', '5:18: there is no field "days" here'],
    ['when: environment.name', '5:11: expected an expression of type bool, this is string'],
  ])('refuses %s', (entry, said) => {
    const refusal = refusalOf(() => load(pack(entry)));
    expect(refusal).toContain(said);
    expect(refusal).toMatch(/^pack-invalid: ours\.yaml:5:\d+: /);
  });

  it('refuses a rule and a pack that there are not, each with the one that was meant', () => {
    const text = 'id: ours\ntitle: Ours\nextends: [recomended]\nrules: [{ rule: b-rule }]\n';
    expect(refusalOf(() => load(text))).toBe(
      'pack-invalid: ours.yaml:3:11: there is no pack "recomended" (did you mean "recommended"?)\n' +
        'ours.yaml:4:17: there is no rule "b-rule" (did you mean "a-rule"?)',
    );
  });

  it('refuses a pack without rules', () => {
    expect(refusalOf(() => load('id: ours\ntitle: Ours\nrules: []\n'))).toContain('"rules" must NOT have fewer than 1 items');
  });
});

describe('packs that extend', () => {
  const other = ruleOf({ title: 'title: Another' });
  const catalogue = createCatalogue([rule, { ...other, id: 'b-rule' }, { ...other, id: 'c-rule' }]);
  const named = (id: string, parents: string[], entries: Pack['rules']): [string, Pack] => [
    id,
    { id, title: id, extends: parents, rules: entries },
  ];
  const packs = new Map([
    named('base', [], [{ rule: 'a-rule' }, { rule: 'b-rule' }]),
    named('child', ['base'], [{ rule: 'a-rule', severity: 'high' }]),
    named('grandchild', ['child'], [{ rule: 'c-rule' }]),
    named('left', ['right'], [{ rule: 'a-rule' }]),
    named('right', ['left'], [{ rule: 'a-rule' }]),
  ]);
  const choice = {
    packs: ['base'],
    environmentPacks: {},
    only: [],
    skip: [],
    overrides: {},
    environments,
    placeOf: (path: readonly string[]) => `c.yaml ${path.join('.')}`,
  };
  const choose = (more: Partial<Parameters<typeof chooseRules>[2]>) => chooseRules(catalogue, packs, { ...choice, ...more });
  const asksOf = (...names: string[]) => choose({ packs: names }).map(({ rule: { id }, asks }) => [id, asks.map((ask) => ask.pack)]);

  it('hold what they inherit, their own entry in the place of a parent’s', () => {
    expect(asksOf('child')).toEqual([
      ['a-rule', ['child']],
      ['b-rule', ['base']],
    ]);
    expect(asksOf('grandchild')).toEqual([
      ['a-rule', ['child']],
      ['b-rule', ['base']],
      ['c-rule', ['grandchild']],
    ]);
  });

  it('are asked after one another where several are chosen', () => {
    expect(asksOf('base', 'child')[0]).toEqual(['a-rule', ['base', 'child']]);
  });

  it('may not extend each other in a circle', () => {
    expect(refusalOf(() => asksOf('left'))).toBe('pack-invalid: packs extend each other in a circle: left → right → left');
  });

  it.each([
    [{ only: ['a-rule'] }, ['a-rule']],
    [{ only: ['c-rule'] }, ['c-rule']],
    [{ only: ['?-rule'] }, ['a-rule', 'b-rule']],
    [{ only: ['b-*', 'c-rule'] }, ['b-rule', 'c-rule']],
    [{ skip: ['a-*'] }, ['b-rule']],
    [{ only: ['a-rule', 'b-rule'], skip: ['b-rule'] }, ['a-rule']],
    [{ overrides: { 'a-rule': { enabled: false } } }, ['b-rule']],
    [{ overrides: { 'a-rule': { enabled: false } }, only: ['a-rule'] }, ['a-rule']],
    [{ environmentPacks: { prod: ['grandchild'] } }, ['a-rule', 'b-rule', 'c-rule']],
  ])('with %j: %j', (more, slugs) => {
    expect(choose(more).map(({ rule: { id } }) => id)).toEqual(slugs);
  });

  it.each([
    [{ packs: ['bse'] }, 'usage: there is no pack "bse" (did you mean "base"?)'],
    [{ environmentPacks: { prod: ['bse'] } }, 'usage: there is no pack "bse" (did you mean "base"?)'],
    [{ only: ['a-rul'] }, 'usage: there is no rule "a-rul" (did you mean "a-rule"?)'],
    [{ skip: ['a-rul'] }, 'usage: there is no rule "a-rul"'],
    [{ only: ['x*'] }, 'usage: there is no rule "x*"'],
    [{ only: ['c-*'] }, 'usage: c-* leaves no rule of the packs that are chosen (base)'],
    [
      { only: ['a-rule'], skip: ['a-rule'] },
      'usage: --skip-rule a-rule takes out again all that --rule a-rule asks for: there is nothing to judge by',
    ],
    [{ only: ['a-*', 'b-rule'], skip: ['?-rule'] }, 'usage: --skip-rule ?-rule takes out again all that --rule a-*, b-rule asks for'],
    [{ skip: ['*'] }, 'usage: every rule is taken away of the packs that are chosen (base)'],
    [
      { overrides: { 'a-rule': { params: { dayz: 3 } } } },
      'config-invalid: c.yaml rules.a-rule.params.dayz: rule a-rule has no parameter "dayz"',
    ],
    [{ overrides: { 'a-rul': {} } }, 'config-invalid: c.yaml rules.a-rul: there is no rule "a-rul" (did you mean "a-rule"?)'],
    [{ overrides: { 'a-rule': { params: { days: null } } } }, 'is to be a number, not null'],
    [
      { overrides: { 'a-rule': { params: { days: -1 } } } },
      'config-invalid: c.yaml rules.a-rule.params.days: parameter "days" of a-rule is to be 1 or more, not -1',
    ],
    [
      { overrides: { 'a-rule': { severity: { prod: 'low', prdo: 'low' } as const } } },
      'config-invalid: c.yaml rules.a-rule.severity.prdo: there is no environment "prdo" (did you mean "prod"?)',
    ],
    [
      { overrides: { 'a-rule': { params: { days: { blu: 3 } } } } },
      'config-invalid: c.yaml rules.a-rule.params.days.blu: there is no environment "blu" (did you mean "blue"?)',
    ],
    [
      { overrides: { 'a-rule': { params: { where: ['dve'] } } } },
      'config-invalid: c.yaml rules.a-rule.params.where: there is no environment "dve" (did you mean "dev"?)',
    ],
  ])('with %j: %s', (more, said) => {
    expect(refusalOf(() => choose(more))).toContain(said);
  });
});
