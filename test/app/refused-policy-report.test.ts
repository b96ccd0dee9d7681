import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import { type PolicyFile, readPolicyFile } from '../../src/app/policy-file.js';
import { refusedPolicyReport } from '../../src/app/refused-policy-report.js';
import type { Settings } from '../../src/config/read-settings.js';
import { renderGithub } from '../../src/reporters/github.js';
import { renderSarif } from '../../src/reporters/sarif.js';
import { validate } from '../../src/schema/generated/validate-report.js';
import { plainOptions } from '../reporters/options.js';
import { sarifErrors } from '../reporters/sarif-schema.js';

const now = new Date('2026-11-21T12:00:00Z');

const text = `{
  "rules": [
    {
      "rulePriority": 1,
      "selection": { "tagStatus": "tagged", "countType": "imageCountMoreThan", "countNumber": 0 },
      "action": { "type": "expire" }
    }
  ]
}
`;
const faults = [
  ['missing-tag-list', 5, 20],
  ['count-number-below-one', 5, 95],
] as const;

function reportOn(files: readonly PolicyFile[], settings: Settings = noSettings, environment = '') {
  return refusedPolicyReport(files.map(readPolicyFile), { settings, environment }, now);
}

describe('the report of a policy file that Amazon ECR would refuse', () => {
  const report = reportOn([{ name: 'ci/policy.json', text }]);

  it('is one of the schema, and says that it fails', () => {
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(report.summary.findings.high).toBe(2);
    expect(report.summary.outcomes).toMatchObject({ pass: 0, fail: 2, unknown: 0 });
  });

  it('has each fault as a finding of the rule at its line, with its code, its column and what AWS says', () => {
    expect(report.findings.map(({ rule, outcome, severity, location }) => [rule, outcome, severity, location])).toEqual(
      faults.map(([, line]) => ['valid-lifecycle-policy', 'fail', 'high', { file: 'ci/policy.json', line }]),
    );
    for (const [at, [code, , column]] of faults.entries()) {
      expect(report.findings[at]?.message).toMatch(new RegExp(`^${code} \\(column ${column}\\): `));
    }
    expect(report.findings[0]?.message).toContain('(Amazon ECR: "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.")');
  });

  it('has the words of the rule', () => {
    expect(report.rules?.map(({ id, severity }) => [id, severity])).toEqual([['valid-lifecycle-policy', 'high']]);
  });

  it('tells its faults apart by fingerprints, which no line moves', () => {
    const prints = report.findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(faults.length);
    const moved = reportOn([{ name: 'ci/policy.json', text: `\n\n${text}` }]);
    expect(moved.findings.map(({ fingerprint }) => fingerprint)).toEqual(prints);
    expect(moved.findings[0]?.location?.line).toBe(7);
  });

  it('tells the same fault apart that is there several times', () => {
    const twice = text.replace('"rulePriority": 1,', '"rulePriority": 1, "rulePriority": 2, "rulePriority": 3,');
    const prints = reportOn([{ name: 'p.json', text: twice }]).findings.map(({ fingerprint }) => fingerprint);
    expect(prints.length).toBeGreaterThan(faults.length);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('is valid SARIF with a result at each fault', () => {
    const sarif = renderSarif(report, plainOptions);
    expect(sarifErrors(sarif)).toEqual([]);
    const [run] = JSON.parse(sarif).runs;
    expect(
      run.results.map(({ ruleId, level, locations: [{ physicalLocation }] }: SarifResult) => [ruleId, level, physicalLocation]),
    ).toEqual(
      faults.map(([, line, column]) => [
        'valid-lifecycle-policy',
        'error',
        {
          artifactLocation: { uri: 'ci/policy.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column, endLine: line, endColumn: column },
        },
      ]),
    );
  });

  it('is an annotation at each fault, and no other', () => {
    const lines = renderGithub(report).split('\n');
    expect(lines.filter((line) => line.startsWith('::')).map((line) => line.replace(/,title=.*/, ''))).toEqual(
      faults.map(([, line, column]) => `::error file=ci/policy.json,line=${line},col=${column}`),
    );
    expect(lines.at(-2)).toBe('ecr-audit: 2 high or worse: fails (--fail-on high)');
  });
});

describe('several policy files', () => {
  it('have the faults of each, in the order in which they were given', () => {
    const { findings, simulation } = reportOn([
      { name: 'b.json', text },
      { name: 'a.json', text },
    ]);
    expect(findings.map(({ location }) => location?.file)).toEqual(['b.json', 'b.json', 'a.json', 'a.json']);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(4);
    expect(simulation?.map(({ policyFrom }) => policyFrom)).toEqual(['b.json', 'a.json']);
  });

  it('that are one have its faults once', () => {
    const file = { name: 'a.json', text };
    expect(reportOn([file, file]).findings).toHaveLength(faults.length);
  });
});

describe('a place that is not one of the file', () => {
  it('is said in words, in the text within the file', () => {
    const printed = JSON.stringify({ registryId: '123456789012', lifecyclePolicyText: text }, null, 2);
    const report = reportOn([{ name: 'current.json', text: printed }]);
    expect(report.findings[0]?.location).toEqual({ file: 'current.json', line: 1 });
    expect(report.findings[0]?.message).toMatch(/^missing-tag-list \(line 5, column 20 of lifecyclePolicyText\): /);
    expect(renderGithub(report)).toContain('::error file=current.json,line=1,title=');
    expect(report.simulation).toMatchObject([{ policyFrom: 'current.json', policyWithin: 'lifecyclePolicyText' }]);
  });

  it('is said in words, for a text that was piped in', () => {
    const report = reportOn([{ name: 'standard input', text }]);
    expect(report.findings[0]?.location).toBeUndefined();
    expect(report.findings[0]?.message).toMatch(/^missing-tag-list \(line 5, column 20 of standard input\): /);
    expect(renderGithub(report)).toMatch(/^::error title=valid-lifecycle-policy/);
    expect(renderGithub(report)).not.toContain('file=');
  });
});

describe('the config', () => {
  const settings: Settings = {
    ...noSettings,
    config: {
      environments: { prod: {} },
      rules: { 'valid-lifecycle-policy': { enabled: false, severity: { default: 'low', prod: 'critical' } } },
    },
  };

  it.each([
    ['', 'low'],
    ['prod', 'critical'],
  ] as const)('gives the severity of the rule in the environment %j, and such a run fails all the same', (environment, severity) => {
    const report = reportOn([{ name: 'p.json', text }], settings, environment);
    expect(report.findings.map((finding) => finding.severity)).toEqual([severity, severity]);
    expect(report.scope).toMatchObject({ environment, failOn: severity });
    expect(report.summary.findings[severity]).toBe(2);
  });
});

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly [{ readonly physicalLocation: object }];
}
