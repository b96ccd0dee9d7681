import type { Finding, Report } from '../../src/schema/generated/report.js';

/** What of a faulted scan is neither what the clean scan says nor unknown. */
export interface Difference {
  /** Outcomes that are another than in the clean scan, though not unknown. */
  readonly wrong: readonly string[];
  /** Kinds of resource of which the faulted scan does not have an outcome that the clean one has. */
  readonly absent: readonly string[];
}

/** Compares a faulted scan with the clean one, outcome by outcome. */
export function compareOutcomes(clean: Report, faulted: Report): Difference {
  const truth = new Map(clean.findings.map((finding) => [identityOf(finding), finding.outcome]));
  const there = new Set(faulted.findings.map(identityOf));
  return {
    wrong: faulted.findings
      .filter((finding) => !agrees(finding, truth.get(identityOf(finding))))
      .map((finding) => `${identityOf(finding)}: ${finding.outcome}, not ${truth.get(identityOf(finding)) ?? 'asked'}: ${finding.message}`),
    absent: [...new Set(clean.findings.filter((finding) => !there.has(identityOf(finding))).map(({ resource }) => resource.kind))],
  };
}

/**
 * A rule that is not applicable may pass where it cannot be told that it is not, and what it asks is known. Of an image that nobody
 * has seen, a rule may be not applicable.
 */
function agrees({ outcome }: Finding, truth: Finding['outcome'] | undefined): boolean {
  if (outcome === 'unknown' || outcome === truth) return true;
  return truth === undefined ? outcome === 'not-applicable' : truth === 'not-applicable' && outcome === 'pass';
}

/** Without the account, which a scan may fail to learn. */
function identityOf({ rule, resource: { kind, region, name, digest = '' } }: Finding): string {
  return [rule, kind, region, name, digest].filter((part) => part !== '').join(' ');
}
