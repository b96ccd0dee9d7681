import { describe, expect, it } from 'vitest';
import type { Judgement, RuleOutcome } from '../../src/engine/judge.js';
import { judgeInDoubt } from '../../src/engine/judge-in-doubt.js';
import type { Subject } from '../../src/facts/subject.js';
import { unknown } from '../../src/model/unknown.js';
import type { Severity } from '../../src/schema/generated/rule.js';

const why = unknown('access-denied', 'which environment it belongs to');
const subject = { key: 'here' } as Subject;

/** Judges a subject that comes out so here, and so in the other environments that it may belong to. */
function judged(here: string, others: readonly string[], belongsHere = true): string {
  const outcomes = new Map([['here', here], ...others.map((outcome, index) => [`other ${index}`, outcome] as const)]);
  const doubt = { why, belongsHere, others: () => others.map((_, index) => ({ key: `other ${index}` }) as Subject) };
  const judge = (one: Subject): Judgement | null => {
    const [outcome = '', severity = 'low'] = outcomes.get(one.key)?.split(' ') ?? [];
    if (outcome === 'not-asked') return null;
    return { subject: one, outcome: outcome as RuleOutcome, severity: severity as Severity, unknown: null } as Judgement;
  };
  const verdict = judgeInDoubt(subject, doubt, judge);
  if (verdict === null) return 'not-asked';
  expect(verdict.subject).toBe(subject);
  return `${verdict.outcome} ${verdict.severity}${verdict.unknown === null ? '' : ` for ${verdict.unknown.unknown}`}`;
}

describe('a subject whose environment is in doubt', () => {
  it.each([
    ['passes where it passes wherever it may belong', 'pass', ['pass', 'not-applicable', 'not-asked'], 'pass low'],
    ['fails where it fails wherever it may belong, at its worst', 'fail low', ['fail high', 'fail low'], 'fail high'],
    ['is not known where it fails in one place and passes in another', 'pass', ['fail high'], 'unknown high for access-denied'],
    ['is not known where it passes in one place and fails here', 'fail medium', ['pass'], 'unknown medium for access-denied'],
    ['is not known where nobody asks it here and it fails elsewhere', 'not-asked', ['fail high'], 'unknown high for access-denied'],
    [
      'is not known where it is not applicable here and not known elsewhere',
      'not-applicable',
      ['unknown low'],
      'unknown low for access-denied',
    ],
    ['is not asked where nobody asks it here and it passes elsewhere', 'not-asked', ['not-asked', 'pass'], 'not-asked'],
    ['passes where it passes in one place and is not applicable in the others', 'not-applicable', ['not-asked', 'pass'], 'pass low'],
    ['is not known for its own reason where it has one', 'unknown low', ['fail high'], 'unknown high'],
  ])('%s', (_, here, others, expected) => {
    expect(judged(here, others)).toBe(expected);
  });

  it.each([
    ['a fail is not known', 'fail high', 'unknown high for access-denied'],
    ['a pass passes', 'pass', 'pass low'],
  ])('and seems to belong to one that is left out: %s', (_, here, expected) => {
    expect(judged(here, [], false)).toBe(expected);
  });
});
