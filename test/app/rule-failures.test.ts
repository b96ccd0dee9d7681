import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import { judgeScan } from '../../src/app/judge-scan.js';
import { createRuleFailures } from '../../src/app/rule-failures.js';
import { exampleSubject } from '../../src/engine/example-subject.js';
import { shipped } from '../../src/engine/generated/shipped-rules.js';
import { createJudge, type Judgement } from '../../src/engine/judge.js';
import { languageOf, ruleText } from '../engine/rule-text.js';
import { inventoryOf, repositoryEnd, repositoryRecord, streamOf } from '../sources/saved/inventory-fixture.js';

const fails = 'repository.tags["Team"] == "payments"';

/** Judges a repository for each team, none where it is null, by a rule of a user beside a shipped one. */
function judged(teams: readonly (string | null)[], parts: Parameters<typeof ruleText>[0] = { assert: `assert: '${fails}'` }) {
  const records = teams.flatMap((team, index) => {
    const name = `api-${index}`;
    return [repositoryRecord(name, team === null ? {} : { tags: { Team: team } }), repositoryEnd(name, 0)];
  });
  const settings = { ...noSettings, rules: [{ file: 'a-rule.yaml', text: ruleText(parts) }] };
  return judgeScan(streamOf(inventoryOf(records)), { settings, rules: ['a-rule', 'immutable-tags'], allOutcomes: true });
}

const notices = (report: Awaited<ReturnType<typeof judged>>) => report.notices.filter(({ code }) => code === 'rule-failed');

describe('a rule of a user', () => {
  it('that fails on some is unknown on those, and the rest is judged', async () => {
    const report = await judged(['payments', null, 'search', null]);
    expect(report.findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(
      ['pass', 'unknown', 'fail', 'unknown'].flatMap((outcome) => [`a-rule ${outcome}`, 'immutable-tags pass']),
    );
    const message = `rule a-rule failed on repository api-1 and 1 more: No such key: Team, in ${fails}`;
    expect(notices(report)).toEqual([{ code: 'rule-failed', message, where: 'repository api-1' }]);
  });

  it('that fails on all that it is asked of ends the run', async () => {
    await expect(judged([null, null])).rejects.toMatchObject({
      code: 'rule-failed',
      message: 'rule a-rule failed on all that it was asked of, first on repository api-0: No such key: Team',
      hint: expect.stringContaining(`the expression "${fails}" is at fault`),
    });
  });

  it('that fails on all to which it applies ends the run', async () => {
    const parts = { when: `when: 'repository.name != "api-1"'`, assert: `assert: '${fails}'` };
    await expect(judged([null, null], parts)).rejects.toMatchObject({ code: 'rule-failed' });
  });

  it('that fails on nothing is not told of', async () => {
    expect(notices(await judged(['payments', 'search']))).toEqual([]);
    expect(notices(await judged([]))).toEqual([]);
  });
});

describe('a shipped rule', () => {
  const rule = shipped.rules.find(({ id }) => id === 'immutable-tags');
  if (rule === undefined) throw new Error('immutable-tags is gone');
  const ask = { pack: 'recommended', environment: null, entry: { rule: rule.id } };
  const judgement = createJudge({ rule, asks: [ask], override: {} }, languageOf, new Set()).judge(exampleSubject('repository', {}));
  const failing = (pack: string): Judgement => {
    if (judgement === null) throw new Error('nobody asks the rule');
    return { ...judgement, outcome: 'unknown', failure: { expression: 'x', said: 'no end', pack } };
  };

  it.each([
    ['', 'rule immutable-tags failed on repository api and 1 more: no end, in x'],
    ['strict', 'the guard of rule immutable-tags in pack strict failed on repository api and 1 more: no end, in x'],
  ])('that fails on everything, the fault being of "%s", is told of, and ends nothing', (pack, message) => {
    const failures = createRuleFailures();
    failures.watch(failing(pack));
    failures.watch(failing(pack));
    expect(failures.notices()).toEqual([{ code: 'rule-failed', message, where: 'repository api' }]);
  });

  it('in a pack of a user whose guard fails on everything ends the run', () => {
    const failures = createRuleFailures();
    failures.watch(failing('own.yaml'));
    expect(() => failures.notices()).toThrow('the guard of rule immutable-tags in pack own.yaml failed on all that it was asked of');
  });
});
