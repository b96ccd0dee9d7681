import type { Repository as EcrRepository } from '@aws-sdk/client-ecr';
import { notAskedFor } from './read-extent.js';
import type { ReadFault } from './read-fault.js';
import type { RepositoryAsks } from './read-repository.js';
import { readLifecyclePolicy, readRepositoryPolicy, readResourceTags } from './read-repository-settings.js';
import type { RepositoryRead } from './repository-read.js';
import type { RepositoryDetails } from './translate-repository.js';

/** What other calls than the listing say of a repository. */
export interface DetailsReading {
  readonly details: RepositoryDetails;
  readonly faults: readonly (ReadFault | undefined)[];
}

/** Reads all that belongs to a repository but its images. */
export async function readDetails(read: RepositoryRead, described: EcrRepository, asks: RepositoryAsks): Promise<DetailsReading> {
  const { repositoryName: name = '', encryptionConfiguration } = described;
  const [lifecycle, policy, scanning, pulls, kms] = await Promise.all([
    readLifecycleDetails(read, described),
    readRepositoryPolicy(read, name),
    asks.frequencyOf(name),
    asks.pullsOf(name),
    encryptionConfiguration?.kmsKey === undefined ? undefined : read.keys(encryptionConfiguration.kmsKey),
  ]);
  const { lifecyclePolicy, tags } = lifecycle;
  return {
    details: {
      lifecyclePolicy: lifecyclePolicy.value,
      policy: policy.value,
      tags: tags.value,
      scanFrequency: scanning.frequency,
      pulls: pulls.pulls,
      kms,
    },
    faults: [lifecyclePolicy.fault, policy.fault, tags.fault, scanning.fault, pulls.fault, kms?.fault],
  };
}

/** Reads what the run of a lifecycle policy hangs on: the policy, and the tags that tell the environment. */
export async function readLifecycleAlone(read: RepositoryRead, described: EcrRepository): Promise<DetailsReading> {
  const { lifecyclePolicy, tags } = await readLifecycleDetails(read, described);
  return {
    details: { ...withoutOthers, lifecyclePolicy: lifecyclePolicy.value, tags: tags.value },
    faults: [lifecyclePolicy.fault, tags.fault],
  };
}

async function readLifecycleDetails(read: RepositoryRead, { repositoryName: name = '', repositoryArn: arn = '' }: EcrRepository) {
  const [lifecyclePolicy, tags] = await Promise.all([readLifecyclePolicy(read, name), readResourceTags(read, name, arn)]);
  return { lifecyclePolicy, tags };
}

const other = notAskedFor('settings of the repository');

const withoutOthers: Omit<RepositoryDetails, 'lifecyclePolicy' | 'tags'> = {
  policy: { present: other, text: other, address: '' },
  scanFrequency: other,
  pulls: other,
  kms: { keyManager: other, keyState: other },
};
