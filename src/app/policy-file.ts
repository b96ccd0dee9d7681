import type { LifecycleFault, LifecycleReading } from '../lifecycle/fault.js';
import { readLifecyclePolicy } from '../lifecycle/read-policy.js';
import { EcrAuditError } from '../model/errors.js';
import type { PolicyError, Report, RepositorySimulation } from '../schema/generated/report.js';
import type { TextFile } from '../schema/json-file.js';
import { policyInFile } from '../sources/aws-cli/policy-text.js';
import { createTally } from './tally.js';
import { toolVersion } from './tool-version.js';

export type { TextFile } from '../schema/json-file.js';

/** A lifecycle policy that somebody wrote into a file, or what AWS prints of one. */
export type PolicyFile = TextFile;

/** A policy file and what Amazon ECR would make of it. */
export interface ReadPolicyFile extends PolicyFile {
  readonly reading: LifecycleReading;
  /** The file, and the text in it in which places are counted where that is not the whole of it. */
  readonly place: string;
}

/** Reads a policy file. Nothing is thrown: what is wrong is in the reading. */
export function readPolicyFile(file: PolicyFile): ReadPolicyFile {
  const { text, within } = policyInFile(file);
  return { name: file.name, place: within === '' ? file.name : `${file.name} (${within})`, text, reading: readLifecyclePolicy(text) };
}

/** What is wrong with a policy, as the report has it. */
export function policyErrors(faults: readonly LifecycleFault[]): PolicyError[] {
  return faults.map(({ hint, ...fault }) => ({ ...fault, serviceMessage: hint }));
}

/** The faults of a policy file that Amazon ECR would refuse; none of one that it accepts. */
export function faultsOf({ reading }: ReadPolicyFile): readonly LifecycleFault[] {
  return reading.valid ? [] : reading.errors;
}

/** The error for policy files that Amazon ECR would refuse: every fault with its place, its code, and what the service says. */
export function refusedPolicy(files: readonly ReadPolicyFile[]): EcrAuditError {
  const lines = files.flatMap((file) =>
    faultsOf(file).map(({ line, column, code, message, hint }) => {
      const service = hint === '' ? '' : ` (Amazon ECR: "${hint}")`;
      return `${file.place}:${line}:${column}: ${code}: ${message}${service}`;
    }),
  );
  return new EcrAuditError('lifecycle-policy-invalid', lines.join('\n'), {
    hint: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html says what a policy may hold',
  });
}

/** The document for policy files that Amazon ECR would refuse, for who reads JSON: nothing was simulated. */
export function refusedPolicyReport(files: readonly ReadPolicyFile[], now: Date): Report {
  const evaluatedAt = now.toISOString();
  return {
    schemaVersion: '1.0',
    tool: { name: 'ecr-audit', version: toolVersion },
    command: 'simulate',
    generatedAt: evaluatedAt,
    scope: {
      source: files.map(({ name }) => name).join(', '),
      packs: [],
      environment: '',
      changedOnly: false,
      failOn: 'high',
      failOnUnknown: false,
    },
    summary: createTally().summary({}),
    findings: [],
    simulation: files.map((file) => notSimulated(file, evaluatedAt)),
    incomplete: [],
    notices: [],
  };
}

function notSimulated(file: ReadPolicyFile, evaluatedAt: string): RepositorySimulation {
  return {
    repository: '',
    account: '',
    region: '',
    policyFrom: file.name,
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
