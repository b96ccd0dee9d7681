import type { Repository as EcrRepository } from '@aws-sdk/client-ecr';
import type { Encryption, PolicyDocument, PullCount, Repository, ResourceTags } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { instant } from './translate-image.js';

/** What other calls say of a repository. */
export interface RepositoryDetails {
  readonly lifecyclePolicy: PolicyDocument;
  readonly policy: PolicyDocument;
  readonly tags: ResourceTags;
  readonly scanFrequency: Knowable<string>;
  readonly pulls: Knowable<PullCount>;
  /** What AWS KMS says of its key; undefined where it has none. */
  readonly kms: { readonly keyManager: Knowable<string>; readonly keyState: Knowable<string> } | undefined;
}

/**
 * A private repository as the model has it. What the service leaves out is what it does where nothing is said.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html
 */
export function translateRepository(described: EcrRepository, registry: string, details: RepositoryDetails): Repository {
  const { repositoryName = '', repositoryArn = '' } = described;
  const { lifecyclePolicy, policy, tags, scanFrequency, pulls } = details;
  return {
    key: repositoryArn,
    registry,
    kind: 'private',
    managed: true,
    name: repositoryName,
    arn: repositoryArn,
    address: '',
    tagMutability: described.imageTagMutability ?? 'MUTABLE',
    tagMutabilityExclusionFilters: (described.imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => filter ?? []),
    encryption: encryptionOf(described, details),
    scanOnPush: described.imageScanningConfiguration?.scanOnPush ?? false,
    scanFrequency,
    lifecyclePolicy,
    policy,
    tags,
    certainTags: isUnknown(tags) ? {} : tags,
    forceDelete: false,
    createdAt: createdAtOf(described.createdAt),
    pulls,
  };
}

function encryptionOf({ encryptionConfiguration }: EcrRepository, { kms }: RepositoryDetails): Encryption {
  const { encryptionType: type = 'AES256', kmsKey = '' } = encryptionConfiguration ?? {};
  if (type === 'AES256') return { type, kmsKey, keyManager: 'none', keyState: '' };
  // Without a key of one's own it is the AWS managed key, which the service names like any other.
  const notNamed = unknown('not-told', 'the KMS key of the repository, which Amazon ECR does not name');
  return { type, kmsKey, keyManager: kms?.keyManager ?? notNamed, keyState: kms?.keyState ?? notNamed };
}

/** When something was made, in UTC. */
export function createdAtOf(date: Date | undefined): Knowable<string> {
  return instant(date) || unknown('not-told', 'when the repository was made, which Amazon ECR does not say');
}
