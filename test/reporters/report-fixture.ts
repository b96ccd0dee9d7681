import { readFileSync } from 'node:fs';
import type { Finding, Report, Summary } from '../../src/schema/generated/report.js';
import { validate } from '../../src/schema/generated/validate-report.js';

const folder = new URL('../fixtures/reports/', import.meta.url);

export const fixtureNames = ['plausible', 'empty', 'hostile', 'simulated'] as const;

/** A report from test/fixtures/reports, checked against the schema of the report. */
export function reportFixture(name: (typeof fixtureNames)[number]): Report {
  return checked(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
}

/** The value as a report; throws where the schema refuses it. */
export function checked(value: unknown): Report {
  if (!validate(value)) throw new Error(JSON.stringify(validate.errors));
  return value as Report;
}

/** A finding of which only what a test is about needs saying. */
export function finding(over: Partial<Finding> = {}): Finding {
  const name = over.resource?.name ?? 'api';
  return {
    fingerprint: `fp-${over.rule ?? 'immutable-tags'}-${name}`,
    rule: 'immutable-tags',
    outcome: 'fail',
    severity: 'high',
    resource: repository(name),
    environment: { name: 'prod', from: 'tag Environment' },
    message: `tags in ${name} can be overwritten`,
    evidence: {},
    ...over,
  };
}

/** A repository of a live registry. */
export function repository(name: string): Finding['resource'] {
  const arn = `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`;
  return { kind: 'repository', name, account: '111122223333', region: 'eu-west-1', arn, address: '' };
}

/** A report of these findings, with the summary that they give. */
export function reportOf(findings: readonly Finding[], over: Partial<Report> = {}): Report {
  return checked({ ...reportFixture('empty'), summary: summaryOf(findings), findings: [...findings], ...over });
}

function summaryOf(findings: readonly Finding[]): Summary {
  const summary: Summary = {
    resources: { repository: new Set(findings.map(({ resource }) => resource.name)).size },
    findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
    unknown: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
    outcomes: { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0, waived: 0, baseline: 0 },
    leftOut: { otherEnvironment: 0 },
  };
  for (const { outcome, severity } of findings) {
    summary.outcomes[outcome] += 1;
    if (outcome === 'fail') summary.findings[severity] += 1;
    if (outcome === 'unknown') summary.unknown[severity] += 1;
  }
  return summary;
}
