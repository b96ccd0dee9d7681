import { rememberAbout } from '../facts/remember.js';
import type { LifecycleFault, LifecycleReading } from '../lifecycle/fault.js';
import { readLifecyclePolicy } from '../lifecycle/read-policy.js';
import { EcrAuditError } from '../model/errors.js';
import type { PolicyError, RepositorySimulation } from '../schema/generated/report.js';
import type { TextFile } from '../schema/json-file.js';
import { policyInFile } from '../sources/aws-cli/policy-text.js';

export type { TextFile } from '../schema/json-file.js';

/** What a text that was piped in is called. */
export const standardInput = 'standard input';

/** A lifecycle policy that somebody wrote into a file, or what AWS prints of one. */
export type PolicyFile = TextFile;

/** A policy file and what Amazon ECR would make of it. */
export interface ReadPolicyFile extends PolicyFile {
  readonly reading: LifecycleReading;
  /** The text in the file that holds the policy, in which places are counted; empty where they are those of the file. */
  readonly within: string;
  /** The file, and the text in it in which places are counted where that is not the whole of it. */
  readonly place: string;
}

/** Reads a policy file, once. Nothing is thrown: what is wrong is in the reading. */
export const readPolicyFile = rememberAbout((file: PolicyFile): ReadPolicyFile => {
  const { text, within } = policyInFile(file);
  const place = within === '' ? file.name : `${file.name} (${within})`;
  return { name: file.name, within, place, text, reading: readLifecyclePolicy(text) };
});

/** In which text of the file places are counted, as the report has it. */
export function withinFile({ within }: ReadPolicyFile): Pick<RepositorySimulation, 'policyWithin'> {
  return within === '' ? {} : { policyWithin: within };
}

/** What is wrong with a policy, as the report has it. */
export function policyErrors(faults: readonly LifecycleFault[]): PolicyError[] {
  return faults.map(({ hint, ...fault }) => ({ ...fault, serviceMessage: hint }));
}

/** The faults of a policy file that Amazon ECR would refuse; none of one that it accepts. */
export function faultsOf({ reading }: ReadPolicyFile): readonly LifecycleFault[] {
  return reading.valid ? [] : reading.errors;
}

/** What was expected and what is there, and what the service says where that is known. */
export function faultWords({ message, hint }: LifecycleFault): string {
  return hint === '' ? message : `${message} (Amazon ECR: "${hint}")`;
}

/** The error for policy files that Amazon ECR would refuse: every fault with its place, its code, and what the service says. */
export function refusedPolicy(files: readonly ReadPolicyFile[]): EcrAuditError {
  const lines = files.flatMap((file) =>
    faultsOf(file).map((fault) => `${file.place}:${fault.line}:${fault.column}: ${fault.code}: ${faultWords(fault)}`),
  );
  return new EcrAuditError('lifecycle-policy-invalid', lines.join('\n'), {
    hint: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html says what a policy may hold',
  });
}
