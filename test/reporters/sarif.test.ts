import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../src/reporters/sarif.js';
import type { Finding, Report } from '../../src/schema/generated/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { plainOptions } from './options.js';
import { finding, fixtureNames, reportFixture, reportOf, repository } from './report-fixture.js';
import { sarifErrors } from './sarif-schema.js';

describe('the official schema', () => {
  it.each(fixtureNames)('accepts the report %s', (name) => {
    expect(sarifErrors(renderSarif(reportFixture(name), plainOptions))).toEqual([]);
  });

  it('accepts any report', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(sarifErrors(renderSarif(report, plainOptions))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is really asked', () => {
    expect(sarifErrors('{"version":"2.1.0","runs":[{}]}')).toEqual(["/runs/0 must have required property 'tool'"]);
    expect(sarifErrors('{"$schema":"no uri","version":"2.1.0","runs":[]}')).toHaveLength(1);
  });
});

describe('what GitHub asks of every result', () => {
  it('is there in any report: rule, text, a relative file, a full region, a fingerprint', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const run = runOf(report);
        expect(new Set(run.tool.driver.rules.map(({ id }) => id)).size).toBe(run.tool.driver.rules.length);
        for (const rule of run.tool.driver.rules) expectRule(rule);
        for (const result of run.results) expectResult(result, run);
      }),
      { numRuns: 300 },
    );
  });

  it('is a file that is the anchor where the finding has none', () => {
    const text = renderSarif(reportOf([finding()]), { ...plainOptions, sarifAnchor: './ci/ecr audit.yaml' });
    expect(JSON.parse(text).runs[0].results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'ci/ecr%20audit.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });

  it.each([
    ['modules/ecr/main.tf', 'modules/ecr/main.tf', '%SRCROOT%'],
    ['./a b/ü#?%.tf', 'a%20b/%C3%BC%23%3F%25.tf', '%SRCROOT%'],
    ['modules\\ecr\\main.tf', 'modules/ecr/main.tf', '%SRCROOT%'],
    ['x:y.tf', 'x%3Ay.tf', '%SRCROOT%'],
    ['./', '.', '%SRCROOT%'],
    ['//host/share.tf', 'file:///host/share.tf', undefined],
    ['/src/main.tf', 'file:///src/main.tf', undefined],
    ['C:\\src\\main.tf', 'file:///C:/src/main.tf', undefined],
    ['bad\ud800.tf', 'bad%EF%BF%BD.tf', '%SRCROOT%'],
  ])('writes the file %j as a URI', (file, uri, uriBaseId) => {
    const [result] = runOf(reportOf([finding({ location: { file, line: 9 } })])).results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation).toEqual(uriBaseId === undefined ? { uri } : { uri, uriBaseId });
  });
});

describe('results', () => {
  it('are what fails or is not known; what is accepted is suppressed; the rest is none', () => {
    const outcomes = ['fail', 'unknown', 'waived', 'baseline', 'pass', 'not-applicable'] as const;
    const waiver = { reason: 'agreed with the owner', expires: '2027-01-31', from: 'w.yaml:1', ticket: 'OPS-1' };
    const results = runOf(reportOf(outcomes.map((outcome) => finding({ outcome, ...(outcome === 'waived' ? { waiver } : {}) })))).results;
    expect(results.map(({ level, properties, suppressions }) => [properties.outcome, level, suppressions?.[0]?.justification])).toEqual([
      ['fail', 'error', undefined],
      ['unknown', 'note', undefined],
      ['waived', 'note', 'agreed with the owner (until 2027-01-31, OPS-1)'],
      ['baseline', 'note', 'accepted in the baseline'],
    ]);
    expect(results.some((result) => 'kind' in result)).toBe(false);
  });

  it('tell the images of one repository apart', () => {
    const image = { ...repository('api'), kind: 'image', digest: 'sha256:0123', tags: ['v1'] };
    const text = renderSarif(reportOf([finding({ resource: image })]), plainOptions);
    expect(JSON.parse(text).runs[0].results[0].locations[0].logicalLocations).toEqual([
      { name: 'api', fullyQualifiedName: 'arn:aws:ecr:eu-west-1:111122223333:repository/api@sha256:0123', kind: 'resource' },
    ]);
  });

  it('tell repositories of one name apart, each by what a reader sees', () => {
    const unread = { ...repository('api'), arn: '' };
    const resources = [unread, { ...unread, region: 'us-east-1' }, repository('web')];
    const { results } = runOf(reportOf(resources.map((resource) => finding({ resource, message: 'm' }))));
    expect(results.map(({ message, locations }) => [message.text, locations[0]?.logicalLocations?.[0]?.fullyQualifiedName])).toEqual([
      ['m (111122223333 eu-west-1)', '111122223333/eu-west-1/api'],
      ['m (111122223333 us-east-1)', '111122223333/us-east-1/api'],
      ['m', 'arn:aws:ecr:eu-west-1:111122223333:repository/web'],
    ]);
  });

  it('make no link of brackets from outside', () => {
    const [result] = runOf(reportOf([finding({ message: '[click](https://evil.example) module.ecr["api"]' })])).results;
    expect(result?.message.text).toBe('[click] (https://evil.example) module.ecr["api"]');
  });

  it('are at most 25,000, the least left out and counted, and fit in 10 MB of gzip', () => {
    const findings = Array.from({ length: 30_000 }, (_, at) =>
      finding({
        severity: at % 3 === 0 ? 'high' : 'low',
        outcome: at % 5 === 1 ? 'unknown' : 'fail',
        resource: repository(`team/service-${at}`),
      }),
    );
    const text = renderSarif(reportOf(findings), plainOptions);
    const run: Run = JSON.parse(text).runs[0];
    expect(run.results).toHaveLength(25_000);
    expect(count(run.results, 'fail')).toBe(count(findings, 'fail'));
    const unknown = run.results.filter(({ properties }) => properties.outcome === 'unknown');
    expect(new Set(unknown.map(({ properties }) => properties.severity))).toEqual(new Set(['high']));
    const kept = run.results.map(({ partialFingerprints }) => partialFingerprints['ecrAudit/v1'] ?? '');
    const those = new Set(kept);
    expect(kept).toEqual(findings.map(({ fingerprint }) => fingerprint).filter((fingerprint) => those.has(fingerprint)));
    expect(run.invocations[0]?.toolExecutionNotifications[0]?.message.text).toBe(
      '5,000 results of the least severity left out: GitHub takes 25,000 a run. -f json has all',
    );
    expect(gzipSync(text).length).toBeLessThan(10_000_000);
    expect(sarifErrors(text)).toEqual([]);
  });
});

describe('rules', () => {
  it('score as the worst that fails here, since GitHub judges a result by its rule', () => {
    const rules = runOf(reportFixture('plausible')).tool.driver.rules;
    const score = (id: string) => rules.find((rule) => rule.id === id)?.properties['security-severity'];
    expect(score('immutable-tags')).toBe('8.0');
    expect(score('kms-encryption')).toBeUndefined();
    expect(score('untagged-expiry')).toBe('2.0');
  });

  it('of which something is not known score where that fails', () => {
    const report = reportOf([finding({ outcome: 'unknown' })]);
    const failing = { ...report, scope: { ...report.scope, failOnUnknown: true } };
    expect(runOf(failing).tool.driver.rules[0]?.properties['security-severity']).toBe('8.0');
    expect(runOf(failing).results[0]?.level).toBe('error');
  });

  it('have ten tags at most, and links only to the web', () => {
    const [rule] = runOf(reportFixture('hostile')).tool.driver.rules;
    expect(rule?.properties.tags).toHaveLength(10);
    expect(rule?.properties.tags[0]).toBe('security');
    expect(rule?.helpUri).toBe('https://example.com/ok');
    expect(rule?.help.markdown).not.toMatch(/(?<!\\)\]\(/);
    expect(rule?.help.markdown).not.toContain('<img');
  });
});

describe('the run', () => {
  it('is of a category by environment, which an environment cannot leave', () => {
    const report = reportFixture('empty');
    const id = (environment: string) => runOf({ ...report, scope: { ...report.scope, environment } }).automationDetails.id;
    expect(['', 'prod', 'a/../b'].map(id)).toEqual(['ecr-audit/all/', 'ecr-audit/prod/', 'ecr-audit/a%2F..%2Fb/']);
  });

  it('was no success where something could not be read, and says what', () => {
    const [invocation] = runOf(reportFixture('plausible')).invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications.map(({ descriptor, level }) => [descriptor.id, level])).toEqual([
      ['incomplete', 'error'],
      ['waiver-unused', 'note'],
      ['assumed-scanning', 'note'],
    ]);
    expect(runOf(reportFixture('empty')).invocations[0]?.executionSuccessful).toBe(true);
  });

  it('has results even where there are none', () => {
    expect(runOf(reportFixture('empty')).results).toEqual([]);
  });
});

interface Rule {
  readonly id: string;
  readonly name: string;
  readonly helpUri?: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity'?: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<string, number>> };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly properties: { readonly outcome: string; readonly severity: string };
  readonly suppressions?: readonly { readonly justification: string }[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly { descriptor: { id: string }; level: string; message: { text: string } }[];
  }[];
  readonly results: readonly Result[];
}

function runOf(report: Report): Run {
  return JSON.parse(renderSarif(report, plainOptions)).runs[0];
}

function expectRule(rule: Rule): void {
  for (const { text } of [rule.shortDescription, rule.fullDescription]) {
    expect(text).not.toBe('');
    expect(text.length).toBeLessThanOrEqual(1_024);
  }
  expect(rule.help.text).not.toBe('');
  expect(rule.name.length).toBeLessThanOrEqual(255);
  expect(rule.properties.tags.length).toBeLessThanOrEqual(10);
}

function expectResult(result: Result, run: Run): void {
  expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  expect(result.message.text).not.toBe('');
  const [location] = result.locations;
  expect(location?.physicalLocation.artifactLocation.uri).not.toBe('');
  expect(Object.values(location?.physicalLocation.region ?? {}).every((value) => value >= 1)).toBe(true);
  expect(Object.keys(location?.physicalLocation.region ?? {})).toEqual(['startLine', 'startColumn', 'endLine', 'endColumn']);
  expect(result.partialFingerprints).toHaveProperty('primaryLocationLineHash');
  expect(['error', 'warning', 'note']).toContain(result.level);
}

function count(some: readonly (Finding | Result)[], outcome: string): number {
  return some.filter((one) => ('outcome' in one ? one.outcome : one.properties.outcome) === outcome).length;
}
