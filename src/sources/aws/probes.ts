import type { Unknown } from '../../model/inventory.js';
import { unknown } from '../../model/unknown.js';

/** What a scan reads beside the settings of Amazon ECR, and `--no-probe` leaves out. */
export const probeNames = [
  'alarms',
  'ecr-public',
  'event-rules',
  'inspector',
  'kms',
  'log-groups',
  'pulls',
  'scan-findings',
  'vpc-endpoints',
] as const;

export type ProbeName = (typeof probeNames)[number];

/** True for the name of a probe. */
export function isProbeName(name: string): name is ProbeName {
  return probeNames.some((known) => known === name);
}

const words: { readonly [P in ProbeName]: string } = {
  alarms: 'CloudWatch alarms',
  'ecr-public': 'public repositories',
  'event-rules': 'event rules',
  inspector: 'what Amazon Inspector knows',
  kms: 'the KMS key',
  'log-groups': 'log groups and their metric filters',
  pulls: 'pull counts',
  'scan-findings': 'scan findings',
  'vpc-endpoints': 'VPC endpoints',
};

/** The value of the model that was not read on purpose. */
export function leftOutValue(probe: ProbeName): Unknown {
  return unknown('left-out', `${words[probe]}, left out with --no-probe ${probe}`);
}
