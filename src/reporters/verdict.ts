import type { Finding, Report, Scope, Severity } from '../schema/generated/report.js';
import { formatCount, quantity } from './quantity.js';
import { isAtLeast, severities } from './severity.js';

/** The severity as which a finding counts against --fail-on; undefined where it fails nothing. */
export function failingSeverity(finding: Finding, scope: Scope): Severity | undefined {
  switch (finding.outcome) {
    case 'fail':
      return finding.severity;
    case 'unknown':
      return scope.failOnUnknown ? finding.severity : undefined;
    case 'pass':
    case 'not-applicable':
    case 'waived':
    case 'baseline':
      return undefined;
  }
}

/** One line that says what the exit code is about. */
export function verdictLine(report: Report): string {
  const { failOn } = report.scope;
  if (failOn === 'never') return withIncomplete(report, 'no finding fails this run (--fail-on never)', true);
  const failing = countFailing(report, failOn);
  const bar = failOn === 'critical' ? 'critical' : `${failOn} or worse`;
  const flags = `(--fail-on ${failOn}${report.scope.failOnUnknown ? ' --fail-on-unknown' : ''})`;
  if (failing > 0) return withIncomplete(report, `${formatCount(failing)} ${bar}: ${failure(report)} ${flags}`, false);
  return withIncomplete(report, `nothing ${bar}: ${report.incomplete.length > 0 ? 'nothing fails' : 'passes'} ${flags}`, true);
}

function failure({ scope }: Report): string {
  return scope.softFail === true ? 'would fail, but for --soft-fail' : 'fails';
}

/** True where a finding fails the run. */
export function fails(report: Report): boolean {
  return report.scope.failOn !== 'never' && countFailing(report, report.scope.failOn) > 0;
}

/** The summary is asked, since --severity may have hidden some of the findings themselves. */
function countFailing({ summary, scope }: Report, failOn: Severity): number {
  const counts = scope.failOnUnknown ? [summary.findings, summary.unknown] : [summary.findings];
  const reached = severities.filter((severity) => isAtLeast(severity, failOn));
  return counts.flatMap((count) => reached.map((severity) => count[severity])).reduce((sum, count) => sum + count, 0);
}

function withIncomplete(report: Report, verdict: string, decides: boolean): string {
  const missing = report.incomplete.length;
  if (missing === 0) return verdict;
  return `${verdict}, but ${quantity(missing, 'part')} could not be read${decides ? ': incomplete (--allow-partial accepts that)' : ''}`;
}
