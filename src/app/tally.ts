import type { Report } from '../schema/generated/report.js';

type Summary = Report['summary'];

/** Counts verdicts as they fall. */
export interface Tally {
  readonly count: (outcome: keyof Summary['outcomes'], severity: keyof Summary['findings']) => void;
  /** Counts a repository that belongs to another environment. */
  readonly leaveOut: () => void;
  readonly summary: (resources: Readonly<Record<string, number>>) => Summary;
}

export function createTally(): Tally {
  const outcomes = { pass: 0, fail: 0, unknown: 0, waived: 0, baseline: 0, 'not-applicable': 0 };
  const findings = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const unknown = { ...findings };
  let otherEnvironment = 0;
  return {
    count: (outcome, severity) => {
      outcomes[outcome]++;
      if (outcome === 'fail') findings[severity]++;
      if (outcome === 'unknown') unknown[severity]++;
    },
    leaveOut: () => {
      otherEnvironment++;
    },
    summary: (resources) => ({ resources: { ...resources }, findings, unknown, outcomes, leftOut: { otherEnvironment } }),
  };
}
