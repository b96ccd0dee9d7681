import type { Finding, Outcome } from '../../schema/generated/report.js';
import { compareSeverity } from '../severity.js';

/** GitHub refuses a run with more (github/docs, sarif-support: limits). */
export const maxResults = 25_000;

/** The outcomes that are results, those that matter first. What passes or does not apply is none. */
const order: readonly Outcome[] = ['fail', 'unknown', 'waived', 'baseline'];

/** The findings that become results, in the order of the report; where there are too many, the least of them are left out. */
export function selectResults(findings: readonly Finding[]): { readonly kept: readonly Finding[]; readonly leftOut: number } {
  const results = findings.filter((finding) => order.includes(finding.outcome));
  if (results.length <= maxResults) return { kept: results, leftOut: 0 };
  const kept = new Set([...results].sort(compareWeight).slice(0, maxResults));
  return { kept: results.filter((finding) => kept.has(finding)), leftOut: results.length - maxResults };
}

function compareWeight(left: Finding, right: Finding): number {
  return order.indexOf(left.outcome) - order.indexOf(right.outcome) || compareSeverity(left.severity, right.severity);
}
