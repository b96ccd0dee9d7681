import { createHash } from 'node:crypto';
import type { ImageDetail, Repository } from '@aws-sdk/client-ecr';
import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { FakeAccount, FakeEstate, FakePublicRepository, FakeRegion, FakeRepository } from './estate.js';

const madeAt = new Date('2026-01-05T08:00:00Z');

/** A registry as AWS gives it to a new account: basic scanning without rules, nothing else. */
export const emptyRegion: FakeRegion = {
  repositories: [],
  publicRepositories: [],
  scanning: { scanType: 'BASIC', rules: [] },
  replication: { rules: [] },
  registryPolicy: '',
  pullThroughCacheRules: [],
  creationTemplates: [],
  accountSettings: { BASIC_SCAN_TYPE_VERSION: 'AWS_NATIVE', REGISTRY_POLICY_SCOPE: 'V2', BLOB_MOUNTING: 'DISABLED' },
  signing: null,
  pullTimeExclusions: [],
  alarms: [],
  eventRules: [],
  logGroups: [],
  metricFilters: [],
  vpcEndpoints: [],
  keys: [],
  inspector: null,
};

export const makeAccount = (regions: FakeAccount['regions'], more: Partial<FakeAccount> = {}): FakeAccount => ({
  regions,
  regionsOff: [],
  roles: {},
  ...more,
});

/** An estate of one account in one region. */
export const oneRegistry = (account: string, region: string, content: Partial<FakeRegion>): FakeEstate => ({
  accounts: { [account]: makeAccount({ [region]: { ...emptyRegion, ...content } }) },
  organization: null,
});

interface Place {
  readonly account: string;
  readonly region: string;
}

type RepositoryContent = Partial<Omit<FakeRepository, 'details'>> & { readonly details?: Partial<Repository> };

/** A private repository as CreateRepository makes it, and what is said otherwise. */
export function makeRepository({ account, region }: Place, name: string, { details, ...more }: RepositoryContent = {}): FakeRepository {
  return {
    details: {
      registryId: account,
      repositoryUri: `${account}.dkr.ecr.${region}.amazonaws.com/${name}`,
      createdAt: madeAt,
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: false },
      encryptionConfiguration: { encryptionType: 'AES256' },
      ...details,
      repositoryName: name,
      repositoryArn: `arn:aws:ecr:${region}:${account}:repository/${name}`,
    },
    images: [],
    lifecyclePolicy: '',
    policy: '',
    tags: {},
    scans: {},
    manifests: {},
    pullsADay: 0,
    preview: { results: [], asksInProgress: 0, ends: 'COMPLETE' },
    ...more,
  };
}

/** A repository of ECR Public. */
export function makePublicRepository(account: string, name: string, more: Partial<Omit<FakePublicRepository, 'details'>> = {}) {
  return {
    details: {
      registryId: account,
      repositoryName: name,
      repositoryArn: `arn:aws:ecr-public::${account}:repository/${name}`,
      repositoryUri: `public.ecr.aws/a1b2c3d4/${name}`,
      createdAt: madeAt,
    },
    images: [],
    policy: '',
    tags: {},
    ...more,
  } satisfies FakePublicRepository;
}

export const mediaTypes = {
  image: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
} as const;

/** The digest that a name stands for in an estate. */
export const digestOf = (name: string): string => `sha256:${createHash('sha256').update(name).digest('hex')}`;

/** An image, named for what it is; it has no tag unless one is given. */
export function makeImage(name: string, more: Partial<ImageDetail> = {}): ImageDetail & { readonly imageDigest: string } {
  return {
    imageTags: [],
    imageSizeInBytes: 52_428_800,
    imagePushedAt: madeAt,
    imageManifestMediaType: mediaTypes.image,
    artifactMediaType: mediaTypes.config,
    imageStatus: 'ACTIVE',
    ...more,
    imageDigest: digestOf(name),
  };
}

/** A customer's key of KMS. */
export function makeKey({ account, region }: Place, id: string, more: Partial<KeyMetadata> = {}): KeyMetadata & { readonly Arn: string } {
  return {
    AWSAccountId: account,
    CreationDate: madeAt,
    Enabled: true,
    KeyState: 'Enabled',
    KeyManager: 'CUSTOMER',
    KeyUsage: 'ENCRYPT_DECRYPT',
    Origin: 'AWS_KMS',
    ...more,
    KeyId: id,
    Arn: `arn:aws:kms:${region}:${account}:key/${id}`,
  };
}
