import type { Finding, Severity } from '../schema/generated/report.js';
import { formatCount } from './quantity.js';
import { severities } from './severity.js';

/** How many there are of each severity, none left out silently: "2 high, 31 low". */
export function severityCounts(findings: readonly Finding[]): string {
  const counts = countSeverities(findings);
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${formatCount(counts[severity])} ${severity}`)
    .join(', ');
}

/** The number of findings of each severity. */
export function countSeverities(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
