import type { Finding, Severity } from '../schema/generated/report.js';

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const satisfies readonly Severity[];

type SarifLevel = 'error' | 'warning' | 'note';

const ranks: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

const sarifLevels: Readonly<Record<Severity, SarifLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** GitHub reads over 9.0 as critical, from 7.0 as high, from 4.0 as medium, from 0.1 as low; without a score the level counts. */
const securitySeverities: Readonly<Record<Severity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: undefined,
};

/** Orders severities, worst first. */
export function compareSeverity(left: Severity, right: Severity): number {
  return ranks[left] - ranks[right];
}

/** True where a severity is the threshold or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return ranks[severity] <= ranks[threshold];
}

/** The findings, worst first, and of equals first what a plan brings about, since its author can mend that; else in their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (left, right) => compareSeverity(left.severity, right.severity) || Number(wasThere(left)) - Number(wasThere(right)),
  );
}

function wasThere({ change }: Finding): boolean {
  return change === 'existing';
}

/** The worst of some severities; undefined for none. */
export function worstOf(some: readonly Severity[]): Severity | undefined {
  return severities.find((severity) => some.includes(severity));
}

/** SARIF's level for a severity. */
export function sarifLevel(severity: Severity): SarifLevel {
  return sarifLevels[severity];
}

/** GitHub's `security-severity` for a severity: a number as text, undefined for info. */
export function securitySeverity(severity: Severity): string | undefined {
  return securitySeverities[severity];
}
