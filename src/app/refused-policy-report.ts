import { termsOf } from '../engine/choose-rules.js';
import type { Finding, Report, RepositorySimulation } from '../schema/generated/report.js';
import { wordsOf } from './arrange-findings.js';
import { type JudgeOptions, noSettings } from './judge-options.js';
import { rulesOf } from './judging-run.js';
import { policyFaultFindings } from './policy-fault-findings.js';
import { faultsOf, policyErrors, type ReadPolicyFile, withinFile } from './policy-file.js';
import { requestedEnvironment } from './requested-environment.js';
import { createTally } from './tally.js';
import { toolVersion } from './tool-version.js';

/** The rule that a policy breaks which Amazon ECR refuses. */
const brokenRule = 'valid-lifecycle-policy';

/** What a report on refused files needs to know of the run: the words and the severity of the rule may be the user's own. */
type RunTerms = Pick<JudgeOptions, 'settings' | 'environment'>;

/**
 * The document for policy files that Amazon ECR would refuse: every fault is a finding, and nothing was simulated.
 *
 * @throws EcrAuditError for a rule, pack or environment that is at fault.
 */
export function refusedPolicyReport(given: readonly ReadPolicyFile[], run: RunTerms, now: Date): Report {
  const evaluatedAt = now.toISOString();
  const files = [...new Map(given.map((file) => [file.name, file])).values()];
  const { findings, rules, severity } = broken(files, run);
  return {
    schemaVersion: '1.0',
    tool: { name: 'ecr-audit', version: toolVersion },
    command: 'simulate',
    generatedAt: evaluatedAt,
    scope: {
      source: files.map(({ name }) => name).join(', '),
      packs: [],
      environment: requestedEnvironment(run.environment ?? '', run.settings ?? noSettings),
      changedOnly: false,
      // Such a run fails, whatever --fail-on says.
      failOn: severity,
      failOnUnknown: false,
    },
    summary: summaryOf(findings),
    findings: [...findings],
    rules,
    simulation: files.map((file) => notSimulated(file, evaluatedAt)),
    incomplete: [],
    notices: [],
  };
}

interface Broken {
  readonly findings: readonly Finding[];
  readonly rules: NonNullable<Report['rules']>;
  readonly severity: Finding['severity'];
}

function broken(files: readonly ReadPolicyFile[], { settings = noSettings, environment = '' }: RunTerms): Broken {
  const { judges } = rulesOf({ settings, rules: [brokenRule] });
  const findings = judges.flatMap(({ chosen }) =>
    chosen.asks.slice(0, 1).flatMap((ask) => {
      const { severity } = termsOf(chosen, ask, requestedEnvironment(environment, settings));
      return files.flatMap((file) => policyFaultFindings(file, { rule: chosen.rule, severity }));
    }),
  );
  return { findings, rules: wordsOf(findings, judges), severity: findings[0]?.severity ?? 'high' };
}

function summaryOf(findings: readonly Finding[]): Report['summary'] {
  const tally = createTally();
  for (const { outcome, severity } of findings) tally.count(outcome, severity);
  return tally.summary({});
}

function notSimulated(file: ReadPolicyFile, evaluatedAt: string): RepositorySimulation {
  return {
    repository: '',
    account: '',
    region: '',
    policyFrom: file.name,
    ...withinFile(file),
    errors: policyErrors(faultsOf(file)),
    lints: [],
    evaluatedAt,
    images: 0,
    actions: [],
    failures: [],
    cascade: [],
    kept: 0,
    bytesFreed: 0,
    bytesArchived: 0,
    monthlySaving: '',
    uncertain: [],
  };
}
