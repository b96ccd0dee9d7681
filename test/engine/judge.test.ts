import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/engine/choose-rules.js';
import { exampleSubject } from '../../src/engine/example-subject.js';
import { findingOf } from '../../src/engine/finding.js';
import { createJudge } from '../../src/engine/judge.js';
import type { Example } from '../../src/schema/generated/rule.js';
import { languageOf, ruleOf } from './rule-text.js';

const bare = { asks: [{ pack: 'p', environment: null, entry: { rule: 'a-rule' } }], override: {} };

/** Judges a repository by a rule with these parts. */
function judgementOf(parts: Parameters<typeof ruleOf>[0], repository: Example) {
  const judge = createJudge({ ...bare, rule: ruleOf(parts) }, languageOf, new Set());
  const judgement = judge.judge(exampleSubject('repository', { repository }));
  if (judgement === null) throw new Error('nobody asks the rule');
  return judgement;
}

const condition = (text: string): string => `|-\n  ${text}`;

// forceDelete stands for something that is not known, name and kind are known.
const nothingKnown: Example = { name: 'api', forceDelete: null, tagMutability: null, tags: null };
const U = 'repository.forceDelete';
const V = 'repository.tagMutability == "IMMUTABLE"';

describe('an unknown value in assert', () => {
  it.each([
    [U, 'unknown'],
    [`!${U}`, 'unknown'],
    [`${U} || true`, 'pass'],
    [`true || ${U}`, 'pass'],
    [`${U} && false`, 'fail'],
    [`false && ${U}`, 'fail'],
    [`${U} || false`, 'unknown'],
    [`${U} && true`, 'unknown'],
    [`${U} || ${V} || true`, 'pass'],
    [`(${U} && false) || ${V}`, 'unknown'],
    [`(${U} && false) || true`, 'pass'],
    [`!(${U} || true)`, 'fail'],
    [`${U} ? true : true`, 'unknown'],
    [`repository.kind == "private" ? true : ${U}`, 'pass'],
    ['["a", "b"].all(x, x == "a" || repository.forceDelete)', 'unknown'],
    ['["a", "b"].all(x, x == "a" && repository.forceDelete)', 'fail'],
    ['["a", "b"].all(x, repository.forceDelete) || true', 'pass'],
    ['["a", "b"].exists(x, x == "b" || repository.forceDelete)', 'pass'],
    ['["a", "b"].exists(x, x == "c" || repository.forceDelete)', 'unknown'],
    ['["a", "b"].exists(x, x == "c" && repository.forceDelete)', 'fail'],
    ['["a"].all(x, ["b"].exists(y, repository.forceDelete || x == "a"))', 'pass'],
    ['["a"].all(x, ["b"].exists(y, repository.forceDelete && x == "a"))', 'unknown'],
    ['["a", "b"].filter(x, x == "a" || repository.forceDelete).size() > 0', 'unknown'],
    ['repository.tags.all(k, k == "Team")', 'unknown'],
    ['has(repository.tags.Team)', 'unknown'],
    ['repository.tags.?Team.orValue("x") == "x"', 'unknown'],
    ['repository.name == "api" || repository.tags.Team == "x"', 'pass'],
  ])('%s: %s', (assert, outcome) => {
    const judgement = judgementOf({ assert: `assert: ${condition(assert)}` }, nothingKnown);
    expect(judgement.outcome).toBe(outcome);
    expect(judgement.unknown === null).toBe(outcome !== 'unknown');
  });

  it('says what is not known', () => {
    const finding = findingOf(judgementOf({ assert: `assert: ${U}` }, nothingKnown));
    expect(finding.message).toBe('cannot be told: known after apply');
    expect(finding.evidence['unknown']).toEqual({ unknown: 'known-after-apply', detail: 'known after apply' });
  });
});

describe('tags of which one value is not known', () => {
  it.each([
    ['repository.tags.size() == 2', 'pass'],
    ['"Team" in repository.tagKeys', 'pass'],
    ['repository.tags.Env == "prod"', 'pass'],
    ['repository.tags.Team == "payments"', 'unknown'],
    ['has(repository.tags.Env)', 'pass'],
    ['has(repository.tags.Owner)', 'fail'],
    ['has(repository.tags.Team)', 'unknown'],
    ['repository.tags.?Owner.orValue("none") == "none"', 'pass'],
    ['repository.tags.?Team.orValue("none") == "none"', 'unknown'],
    ['repository.tags[?"Env"].orValue("") == "prod"', 'pass'],
    ['repository.tags == {"Env": "prod", "Team": "payments"}', 'unknown'],
    ['{"Env": "prod", "Team": "payments"} == repository.tags', 'unknown'],
    ['repository.tags == {"Env": "prod"}', 'fail'],
    ['repository.tags.exists(k, repository.tags[k] == "prod")', 'pass'],
    ['repository.tags.all(k, repository.tags[k] == "prod")', 'unknown'],
  ])('%s: %s', (assert, outcome) => {
    const tags = { Env: 'prod', Team: null };
    expect(judgementOf({ assert: `assert: ${condition(assert)}` }, { tags }).outcome).toBe(outcome);
  });
});

describe('when', () => {
  it.each([
    ['false', 'false', 'not-applicable'],
    ['false', U, 'not-applicable'],
    ['true', 'false', 'fail'],
    [U, 'true', 'pass'],
    [U, 'false', 'unknown'],
    [U, U, 'unknown'],
  ])('%s with assert %s: %s', (when, assert, outcome) => {
    const parts = { when: `when: ${condition(when)}`, assert: `assert: ${condition(assert)}` };
    expect(judgementOf(parts, nothingKnown).outcome).toBe(outcome);
  });

  it('that is not known with an assert that fails says what of it is not known', () => {
    const { unknown } = judgementOf({ when: `when: ${U}`, assert: 'assert: "false"' }, nothingKnown);
    expect(unknown?.detail).toBe('known after apply');
  });
});

describe('raise', () => {
  const parts = (raise: string) => ({ assert: 'assert: "false"', raise: `raise: { ${raise} }` });

  it.each([
    ['critical: "true"', 'critical'],
    ['medium: "true", critical: "true", high: "true"', 'critical'],
    ['high: "false"', 'low'],
    ['low: "true"', 'low'],
    [`high: ${U}`, 'low'],
    [`high: "${U} || true"`, 'high'],
  ])('%s makes a finding of low %s', (raise, severity) => {
    expect(judgementOf(parts(raise), nothingKnown).severity).toBe(severity);
  });

  it('never lowers the severity that a pack asks for', () => {
    const ask = { pack: 'p', environment: null, entry: { rule: 'a-rule', severity: 'critical' as const } };
    const judge = createJudge({ rule: ruleOf(parts('medium: "true"')), asks: [ask], override: {} }, languageOf, new Set());
    expect(judge.judge(exampleSubject('repository', {}))?.severity).toBe('critical');
  });

  it('raises nothing that does not fail', () => {
    const unknown = { assert: `assert: ${U}`, raise: 'raise: { critical: "true" }' };
    expect(judgementOf(unknown, nothingKnown).severity).toBe('low');
  });
});

describe('an expression that is itself at fault', () => {
  it.each([
    ['repository.tags["Team"] == "x"', 'No such key: Team'],
    ['1 / (repository.tags.size() - 0) > 0', 'division by zero'],
    ['repository.name.matches("(" + repository.kind)', 'error parsing regexp: missing closing ): `(private`'],
  ])('%s is no answer on that repository, and says what fails', (assert, said) => {
    const judgement = judgementOf({ assert: `assert: ${condition(assert)}` }, { name: 'api' });
    expect(judgement.outcome).toBe('unknown');
    expect(judgement.failure).toEqual({ expression: assert, said: expect.stringContaining(said), pack: '' });
    expect(findingOf(judgement).message).toContain(`cannot be told: the rule itself fails here: ${said}`);
  });

  const fails = 'repository.tags["Team"] == "x"';

  it.each([
    ['when', { when: `when: ${condition(fails)}`, assert: 'assert: "false"' }, 'unknown', fails],
    ['when of what the rule holds of anyway', { when: `when: ${condition(fails)}`, assert: 'assert: "true"' }, 'pass', fails],
    ['raise', { assert: 'assert: "false"', raise: `raise: { critical: '${fails}' }` }, 'fail', fails],
    ['the half of an assert that does not matter', { assert: `assert: ${condition(`${fails} || true`)}` }, 'pass', undefined],
    ['an assert that is not asked', { when: 'when: "false"', assert: `assert: ${condition(fails)}` }, 'not-applicable', undefined],
  ])('in %s', (_name, parts, outcome, expression) => {
    const judgement = judgementOf(parts, { name: 'api' });
    expect([judgement.outcome, judgement.failure?.expression]).toEqual([outcome, expression]);
  });

  it('in a guard leaves the rule asked, and names the pack', () => {
    const asks = [{ pack: 'own.yaml', environment: null, entry: { rule: 'a-rule', when: fails } }];
    const judge = createJudge({ rule: ruleOf({ assert: 'assert: "false"' }), asks, override: {} }, languageOf, new Set());
    const judgement = judge.judge(exampleSubject('repository', { repository: { name: 'api' } }));
    expect([judgement?.outcome, judgement?.failure?.pack]).toEqual(['fail', 'own.yaml']);
  });

  it('in the words of a finding takes the verdict away from nobody', () => {
    const words = { message: `message: 'team {repository.tags["Team"]}'`, evidence: `evidence: { team: 'repository.tags["Team"]' }` };
    const { message, evidence, outcome } = findingOf(judgementOf({ assert: 'assert: "false"', ...words }, { name: 'api' }));
    const said = '(the rule itself fails here: No such key: Team)';
    expect([outcome, message, evidence['team']]).toEqual(['fail', `team ${said}`, said]);
  });
});

describe('who asks', () => {
  const inPack = (pack: string, environment: string | null, entry: object) => ({ pack, environment, entry: { rule: 'a-rule', ...entry } });
  const rule = ruleOf({ params: 'params: { days: { type: number, default: 3, description: d } }', assert: 'assert: params.days < 3.0' });
  const outcomeIn = (environment: string, asks: readonly ReturnType<typeof inPack>[], withPacks: readonly string[] = []) => {
    const judge = createJudge({ rule, asks, override: {} }, languageOf, new Set(withPacks));
    const judgement = judge.judge(exampleSubject('repository', { environment }));
    return judgement === null ? 'not asked' : `${judgement.outcome} ${judgement.severity}`;
  };

  const onlyProd = inPack('only-prod', null, { when: 'environment.name == "prod"', severity: 'high' });
  const everywhere = inPack('everywhere', null, { params: { days: { default: 3, dev: 2 } } });

  it.each([
    ['prod', [onlyProd], [], 'fail high'],
    ['dev', [onlyProd], [], 'not asked'],
    ['', [onlyProd], [], 'not asked'],
    ['prod', [onlyProd, everywhere], [], 'fail low'],
    ['prod', [everywhere, onlyProd], [], 'fail high'],
    ['dev', [everywhere, onlyProd], [], 'pass low'],
    ['prod', [everywhere, inPack('own', 'prod', { params: { days: 1 } })], ['prod'], 'pass low'],
    ['dev', [everywhere, inPack('own', 'prod', { params: { days: 1 } })], ['prod'], 'pass low'],
    ['uat', [everywhere, inPack('own', 'prod', { params: { days: 1 } })], ['prod'], 'fail low'],
    ['uat', [inPack('own', 'prod', {})], ['prod', 'uat'], 'not asked'],
    ['uat', [inPack('--rule', null, {}), inPack('own', 'prod', {})], ['prod', 'uat'], 'fail low'],
  ] as const)('in "%s"', (environment, asks, withPacks, outcome) => {
    expect(outcomeIn(environment, asks, withPacks)).toBe(outcome);
  });

  it('is asked where its guard cannot be told', () => {
    const guarded = inPack('p', null, { when: 'repository.forceDelete' });
    const judge = createJudge({ rule, asks: [guarded], override: {} }, languageOf, new Set());
    expect(judge.judge(exampleSubject('repository', { repository: nothingKnown }))?.outcome).toBe('fail');
  });

  it.each([
    [{}, 'prod', 'high', 5],
    [{}, 'dev', 'low', 3],
    [{ severity: { default: 'info', prod: 'medium' } }, 'prod', 'medium', 5],
    [{ severity: { dev: 'info' } }, 'prod', 'high', 5],
    [{ params: { days: { prod: 7 } } }, 'prod', 'high', 7],
    [{ params: { days: { dev: 7 } } }, 'prod', 'high', 5],
    [{ params: { days: 9 } }, 'dev', 'low', 9],
  ] as const)('the config %j stands above the pack in %s', (override, environment, severity, days) => {
    const ask = inPack('p', null, { severity: { default: 'low', prod: 'high' }, params: { days: { default: 3, prod: 5 } } });
    expect(termsOf({ rule, asks: [ask], override }, ask, environment)).toEqual({ severity, params: { days } });
  });
});
