import { describe, expect, it } from 'vitest';
import { verdictLine } from '../../src/reporters/verdict.js';
import type { Finding, Report, Scope } from '../../src/schema/generated/report.js';
import { finding, reportOf } from './report-fixture.js';

const high = finding();
const low = finding({ severity: 'low' });
const unknown = finding({ outcome: 'unknown' });
const waived = finding({ outcome: 'waived' });
const incomplete = [{ what: 'repositories', where: 'eu-west-1', why: 'AccessDenied', hint: '' }];

describe('the last line', () => {
  it.each<[readonly Finding[], Partial<Scope>, string]>([
    [[high, high, low], {}, '2 high or worse: fails (--fail-on high)'],
    [[high, low], { softFail: true }, '1 high or worse: would fail, but for --soft-fail (--fail-on high)'],
    [[high, low], { failOn: 'critical' }, 'nothing critical: passes (--fail-on critical)'],
    [[high, low], { failOn: 'info' }, '2 info or worse: fails (--fail-on info)'],
    [[unknown, waived], {}, 'nothing high or worse: passes (--fail-on high)'],
    [[unknown, high], { failOnUnknown: true }, '2 high or worse: fails (--fail-on high --fail-on-unknown)'],
    [[high], { failOn: 'never' }, 'no finding fails this run (--fail-on never)'],
    [[], {}, 'nothing high or worse: passes (--fail-on high)'],
  ])('%#', (findings, scope, line) => {
    expect(verdictLine(withScope(reportOf(findings), scope))).toBe(line);
  });

  it('never says that an incomplete run passes', () => {
    const line = verdictLine(reportOf([low], { incomplete }));
    expect(line).toBe(
      'nothing high or worse: nothing fails (--fail-on high), but 1 part could not be read: incomplete (--allow-partial accepts that)',
    );
    expect(verdictLine(reportOf([high], { incomplete }))).toBe('1 high or worse: fails (--fail-on high), but 1 part could not be read');
  });
});

function withScope(report: Report, scope: Partial<Scope>): Report {
  return { ...report, scope: { ...report.scope, ...scope } };
}
