import { describe, expect, it } from 'vitest';
import { createAcceptance } from '../../src/app/accept-findings.js';
import { environmentNames } from '../../src/engine/environment-names.js';
import { exampleSubject } from '../../src/engine/example-subject.js';
import { findingOf } from '../../src/engine/finding.js';
import { createJudge } from '../../src/engine/judge.js';
import { createCatalogue } from '../../src/engine/rule-catalogue.js';
import type { PlacedWaiver } from '../../src/engine/waivers.js';
import { languageOf, refusalOf, ruleOf } from '../engine/rule-text.js';

const rule = { ...ruleOf({ assert: 'assert: "false"' }), controls: { checkov: ['CKV_X_1'] } };
const catalogue = createCatalogue([rule]);
const today = '2026-06-15';
const whole: PlacedWaiver = {
  rule: 'a-rule',
  resource: 'api',
  reason: 'legacy deployment',
  expires: '2026-12-31',
  from: 'w.yaml',
  at: 'w.yaml:2:5',
};

interface Circumstances {
  readonly tags?: Readonly<Record<string, string>>;
  readonly inBaseline?: boolean;
  /** The baseline accepts something else, which is gone. */
  readonly stale?: boolean;
  /** Whether the run would have found what the waivers are of. */
  readonly asked?: boolean;
}

/** What becomes of the finding on a repository called api, and what is said beside it. */
function acceptedWith(
  waivers: readonly PlacedWaiver[],
  { tags = {}, inBaseline = false, stale = false, asked = true }: Circumstances = {},
) {
  const judge = createJudge(
    { rule, asks: [{ pack: 'p', environment: null, entry: { rule: 'a-rule' } }], override: {} },
    languageOf,
    new Set(),
  );
  const judgement = judge.judge(exampleSubject('repository', { repository: { name: 'api', tags } }));
  if (judgement === null) throw new Error('nobody asks the rule');
  const finding = findingOf(judgement);
  const entry = { rule: 'a-rule', resource: 'api', environment: '' };
  const baseline = new Map(inBaseline ? [[finding.fingerprint, entry]] : stale ? [['gone', entry]] : []);
  const acceptance = createAcceptance({
    waivers,
    baseline,
    catalogue,
    environments: environmentNames([]),
    today,
    asked: () => asked,
    lookedFor: () => asked,
  });
  return {
    finding: acceptance.accept(judgement, finding),
    notices: acceptance.notices().map(({ code, message }) => `${code}: ${message}`),
  };
}

describe('an accepted finding', () => {
  it('names the waiver, its owner and its ticket', () => {
    const { finding, notices } = acceptedWith([{ ...whole, owner: 'ana', ticket: 'OPS-1' }]);
    expect(finding.outcome).toBe('waived');
    expect(finding.waiver).toEqual({ reason: whole.reason, expires: whole.expires, from: 'w.yaml', owner: 'ana', ticket: 'OPS-1' });
    expect(notices).toEqual([]);
  });

  it.each([
    ['by parity id', [{ ...whole, rule: 'ckv_x_1' }], {}, 'waived', []],
    ['by its tag', [], { tags: { 'ecr-audit:waive': 'a-rule until=2026-12-31 reason=legacy deployment' } }, 'waived', []],
    [
      'expired',
      [{ ...whole, expires: '2026-06-14' }],
      {},
      'fail',
      ['waiver-expired: the waiver of a-rule on api (w.yaml) expired on 2026-06-14: the finding is back'],
    ],
    ['unused', [{ ...whole, resource: 'web' }], {}, 'fail', ['waiver-unused: the waiver of a-rule on web (w.yaml) is not needed']],
    ['unused, where the run does not ask for it', [{ ...whole, resource: 'web' }], { asked: false }, 'fail', []],
    ['malformed', [], { tags: { 'ecr-audit:waive': 'a-rule' } }, 'fail', ['waiver-malformed: the tag ecr-audit:waive lacks until=']],
    [
      'of a rule that is none',
      [],
      { tags: { 'ecr-audit:waive': 'b-rule until=2026-12-31 reason=legacy deployment' } },
      'fail',
      ['waiver-malformed: the tag ecr-audit:waive names b-rule, which is no rule'],
    ],
    ['in the baseline', [], { inBaseline: true }, 'baseline', []],
    ['beside a stale baseline', [], { stale: true }, 'fail', ['baseline-stale: 1 finding of the baseline is found no more: a-rule on api']],
    ['beside a stale baseline, where the run does not ask for it', [], { stale: true, asked: false }, 'fail', []],
    ['waived and in the baseline', [whole], { inBaseline: true }, 'waived', []],
    ['expired and in the baseline', [{ ...whole, expires: '2020-01-01' }], { inBaseline: true }, 'baseline', ['waiver-expired: ']],
  ] as const)('%s', (_, waivers, options, outcome, said) => {
    const { finding, notices } = acceptedWith(waivers, options);
    expect(finding.outcome).toBe(outcome);
    expect(notices).toEqual(said.map((start) => expect.stringContaining(start)));
  });

  it.each([
    ['a-rul', 'waiver-invalid: w.yaml:2:5: there is no rule "a-rul" (did you mean "a-rule"?)'],
    ['a-*', 'waiver-invalid: w.yaml:2:5: a waiver is of one rule, and a-* is a pattern'],
    ['*', 'waiver-invalid: w.yaml:2:5: a waiver is of one rule, and * is a pattern'],
  ])('a waiver of %s is refused', (name, said) => {
    expect(refusalOf(() => acceptedWith([{ ...whole, rule: name }]))).toBe(said);
  });

  it('a waiver of an environment that there is not is refused', () => {
    expect(refusalOf(() => acceptedWith([{ ...whole, env: 'prdo' }]))).toBe(
      'waiver-invalid: w.yaml:2:5: there is no environment "prdo" (did you mean "prod"?)',
    );
  });
});
