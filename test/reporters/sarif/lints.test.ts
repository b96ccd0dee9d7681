import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../../src/reporters/sarif.js';
import type { Report, RepositorySimulation } from '../../../src/schema/generated/report.js';
import { plainOptions } from '../options.js';
import { finding, repository } from '../report-fixture.js';
import { sarifErrors } from '../sarif-schema.js';
import { lint, simulatedReport, simulation } from '../simulation-fixture.js';

const file = { policyFrom: 'ci/p.json' };

describe('the lints of a policy file', () => {
  it('are each a warning at its line, which says what to do', () => {
    const [result] = resultsOf(simulatedReport([simulation({ ...file, lints: [lint()] })]));
    expect(result).toMatchObject({
      ruleId: 'lifecycle/nothing-stays',
      level: 'warning',
      message: { text: 'rule 1 keeps nothing. Fix: keep some' },
      properties: { rulePriority: 1 },
    });
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'ci/p.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 4, startColumn: 7, endLine: 4, endColumn: 7 },
        },
        logicalLocations: [{ name: 'ci/p.json', fullyQualifiedName: 'ci/p.json', kind: 'resource' }],
      },
    ]);
  });

  it('are told once, however many repositories show them', () => {
    const lints = [lint(), lint({ line: 8, pointer: '/rules/1', fix: '' })];
    const shown = [simulation({ ...file, lints: lints.slice(0, 1) }), simulation({ ...file, repository: 'web', lints })];
    expect(resultsOf(simulatedReport(shown)).map(({ message }) => message.text)).toEqual([
      'rule 1 keeps nothing (api and 1 more repository). Fix: keep some',
      'rule 1 keeps nothing (web)',
    ]);
  });

  it('stand at the beginning of a file that is more than the policy, and say which place of its text is meant', () => {
    const within = { ...file, policyWithin: 'lifecyclePolicyText' };
    const [result] = resultsOf(simulatedReport([simulation({ ...within, lints: [lint()] })]));
    expect(result?.message.text).toBe('rule 1 keeps nothing (line 4, column 7 of lifecyclePolicyText). Fix: keep some');
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'ci/p.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });

  it('stand at the anchor where the policy was piped in', () => {
    const [result] = resultsOf(simulatedReport([simulation({ policyFrom: 'standard input', lints: [lint()] })]));
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: '.ecr-audit.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });
});

describe('the lints of policies in force', () => {
  const there = { account: '444455556666', region: 'us-east-1' };

  it('are each a warning for each repository at the anchor, and name it', () => {
    const results = resultsOf(simulatedReport([simulation({ lints: [lint()] }), simulation({ lints: [lint()], ...there })]));
    expect(results.map(({ message }) => message.text)).toEqual([
      'api (111122223333 eu-west-1): rule 1 keeps nothing. Fix: keep some',
      'api (444455556666 us-east-1): rule 1 keeps nothing. Fix: keep some',
    ]);
    expect(results.map(({ locations }) => [locations[0]?.physicalLocation.artifactLocation.uri, locations[0]?.logicalLocations])).toEqual([
      ['.ecr-audit.yaml', [{ name: 'api', fullyQualifiedName: '111122223333/eu-west-1/api', kind: 'resource' }]],
      ['.ecr-audit.yaml', [{ name: 'api', fullyQualifiedName: '444455556666/us-east-1/api', kind: 'resource' }]],
    ]);
  });
});

describe('the fingerprint of a lint', () => {
  const printsOf = (...simulations: readonly Partial<RepositorySimulation>[]) =>
    resultsOf(simulatedReport(simulations.map(simulation))).map(({ partialFingerprints }) => partialFingerprints);
  const [first] = printsOf({ ...file, lints: [lint()] });

  it('is of the policy and of what is wrong with what in it: lines, images and repositories may change', () => {
    expect(first?.['ecrAudit/v1']).toMatch(/^[0-9a-f]{64}$/);
    expect(first?.['primaryLocationLineHash']).toBe(first?.['ecrAudit/v1']);
    expect(printsOf({ ...file, repository: 'web', lints: [lint({ line: 9, column: 1, images: 7, message: 'of 7', fix: '' })] })).toEqual([
      first,
    ]);
    const live = printsOf({ lints: [lint()] });
    expect(printsOf({ lints: [lint({ line: 9, message: 'of 7' })] })).toEqual(live);
    expect(live).not.toEqual([first]);
  });

  it.each([
    ['another file', { policyFrom: 'q.json', lints: [lint()] }],
    ['another code', { ...file, lints: [lint({ code: 'dead-rule' })] }],
    ['another rule', { ...file, lints: [lint({ pointer: '/rules/1' })] }],
  ])('is another one of %s', (_, other) => {
    expect(printsOf(other)).not.toEqual([first]);
  });

  it.each([
    ['name', { repository: 'web' }],
    ['account', { account: '444455556666' }],
    ['region', { region: 'us-east-1' }],
  ])('is another one for a policy in force of another %s', (_, other) => {
    expect(printsOf({ lints: [lint()], ...other })).not.toEqual(printsOf({ lints: [lint()] }));
  });

  it('is another one of a file than of a repository that has its name', () => {
    const nowhere = { account: '', region: '', lints: [lint()] };
    expect(printsOf({ ...nowhere, policyFrom: 'api' })).not.toEqual(printsOf({ ...nowhere, repository: 'api' }));
  });

  it('tells two of one place apart', () => {
    const prints = printsOf({ ...file, lints: [lint(), lint({ line: 5 }), lint({ line: 6 })] });
    expect(new Set(prints.map((print) => print['ecrAudit/v1'])).size).toBe(3);
    expect(prints[0]).toEqual(first);
  });
});

describe('the rules of lints', () => {
  const lints = [lint(), lint({ code: 'dead-rule', pointer: '/rules/1' }), lint({ pointer: '/rules/2' })];

  it('stand once each behind those of findings, and results point at them', () => {
    const report = { ...simulatedReport([simulation({ lints })]), findings: [finding()] };
    const { results, rules } = runOf(report);
    expect(rules.map(({ id }) => id)).toEqual(['immutable-tags', 'lifecycle/nothing-stays', 'lifecycle/dead-rule']);
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 2, 1]);
  });

  it('have words, a page of AWS, and no score that would make them a matter of security', () => {
    const [rule] = runOf(simulatedReport([simulation({ lints })])).rules;
    expect(rule).toMatchObject({
      shortDescription: { text: 'A run takes all images that can be pulled' },
      helpUri: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html',
      defaultConfiguration: { level: 'warning' },
    });
    expect(rule?.properties).not.toHaveProperty('security-severity');
    expect(rule?.properties.tags).toEqual(['ecr', 'lifecycle-policy']);
  });

  it('show a code of a later version as text, whatever it holds', () => {
    const [rule] = runOf(simulatedReport([simulation({ lints: [lint({ code: '[x](https://evil.example)<b>' })] })])).rules;
    expect(rule?.shortDescription.text).toBe('[x] (https://evil.example)<b>');
    expect(rule?.help.markdown).not.toMatch(/(?<!\\)\]\(|<b>/);
  });
});

describe('very many lints', () => {
  it('leave findings their room: those that GitHub would not take are left out and counted', () => {
    const many = Array.from({ length: 24_990 }, (_, at) => finding({ resource: repository(`r-${at}`) }));
    const lints = Array.from({ length: 12 }, (_, at) => lint({ line: at + 1, code: `c${at}` }));
    const text = renderSarif({ ...simulatedReport([simulation({ lints })]), findings: many }, plainOptions);
    const run: Run = JSON.parse(text).runs[0];
    expect(run.results).toHaveLength(25_000);
    expect(run.results.at(-1)?.ruleId).toBe('lifecycle/c9');
    expect(run.tool.driver.rules.at(-1)?.id).toBe('lifecycle/c9');
    expect(run.invocations[0]?.toolExecutionNotifications[0]?.message.text).toMatch(/^2 results of the least severity left out/);
    expect(sarifErrors(text)).toEqual([]);
  });
});

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[] }[];
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly markdown: string };
  readonly properties: { readonly tags: readonly string[] };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    readonly logicalLocations: unknown;
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function runOf(report: Report): { readonly results: readonly Result[]; readonly rules: readonly Rule[] } {
  const text = renderSarif(report, plainOptions);
  expect(sarifErrors(text)).toEqual([]);
  const run: Run = JSON.parse(text).runs[0];
  return { results: run.results, rules: run.tool.driver.rules };
}

function resultsOf(report: Report): readonly Result[] {
  return runOf(report).results;
}
