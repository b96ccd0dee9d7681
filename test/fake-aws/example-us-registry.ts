import type { FakeRegion, FakeRepository } from './estate.js';
import { apiImages, apiManifests, enhancedScans, webImages } from './example-images.js';
import { daysAgo, examplePlace } from './example-place.js';
import { lifecycles, policies } from './example-policies.js';
import { usSurroundings } from './example-surroundings.js';
import { emptyRegion, makeImage, makeKey, makePublicRepository, makeRepository } from './make-estate.js';

const place = examplePlace.us;
const key = makeKey(place, '11111111-1111-4111-8111-111111111111');
const dyingKey = makeKey(place, '22222222-2222-4222-8222-222222222222', { Enabled: false, KeyState: 'PendingDeletion' });
const awsKey = makeKey(place, '33333333-3333-4333-8333-333333333333', { KeyManager: 'AWS' });

const kms = (kmsKey: string) => ({ encryptionType: 'KMS', kmsKey }) as const;
const wildcard = (filter: string) => ({ filterType: 'WILDCARD', filter }) as const;

const repositories: readonly FakeRepository[] = [
  makeRepository(place, 'prod/api', {
    details: {
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [wildcard('latest')],
      encryptionConfiguration: kms(key.Arn),
      imageScanningConfiguration: { scanOnPush: true },
    },
    images: apiImages,
    manifests: apiManifests,
    scans: enhancedScans,
    lifecyclePolicy: lifecycles.releasesKept,
    policy: policies.organization,
    tags: { Environment: 'prod', Criticality: 'high' },
    pullsADay: 40,
  }),
  makeRepository(place, 'prod/ledger', {
    details: { imageTagMutability: 'IMMUTABLE', encryptionConfiguration: kms(dyingKey.Arn) },
    images: [makeImage('ledger', { imagePushedAt: daysAgo(20), imageTags: ['v1.0.0'] })],
    policy: policies.crossAccount,
    tags: { Environment: 'prod' },
  }),
  makeRepository(place, 'staging/web', {
    details: {
      imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [wildcard('v*')],
      encryptionConfiguration: kms(awsKey.Arn),
    },
    images: webImages,
    lifecyclePolicy: lifecycles.deadRule,
    policy: policies.lambda,
    tags: { Environment: 'staging' },
    pullsADay: 3,
  }),
  makeRepository(place, 'dev/playground', { policy: policies.public, tags: { Environment: 'dev' } }),
  makeRepository(place, 'docker-hub/library/nginx', { images: [makeImage('nginx', { imagePushedAt: daysAgo(2), imageTags: ['1.27'] })] }),
];

/** Enhanced scanning, replication to the other region, pull-through cache, signing, and all that stands around a registry. */
export const usRegistry: FakeRegion = {
  ...emptyRegion,
  ...usSurroundings,
  repositories,
  publicRepositories: [
    makePublicRepository(place.account, 'tools', {
      images: [
        { imageDigest: makeImage('tools').imageDigest, imageTags: ['1.0'], imageSizeInBytes: 9_000_000, imagePushedAt: daysAgo(50) },
      ],
      policy: policies.ownAccount,
      tags: { Team: 'platform' },
    }),
  ],
  scanning: {
    scanType: 'ENHANCED',
    rules: [
      { scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [wildcard('prod/*')] },
      { scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [wildcard('staging')] },
    ],
  },
  replication: {
    rules: [
      {
        destinations: [{ region: 'eu-west-1', registryId: place.account }],
        repositoryFilters: [{ filter: 'prod/', filterType: 'PREFIX_MATCH' }],
      },
    ],
  },
  registryPolicy: policies.registry,
  pullThroughCacheRules: [
    {
      ecrRepositoryPrefix: 'docker-hub',
      upstreamRegistryUrl: 'registry-1.docker.io',
      upstreamRegistry: 'docker-hub',
      registryId: place.account,
      credentialArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:ecr-pullthroughcache/docker-hub-AbCdEf',
      upstreamRepositoryPrefix: 'ROOT',
      createdAt: daysAgo(200),
      updatedAt: daysAgo(200),
    },
  ],
  creationTemplates: [
    {
      prefix: 'docker-hub',
      description: 'what the cache makes',
      encryptionConfiguration: kms(key.Arn),
      resourceTags: [{ Key: 'Team', Value: 'platform' }],
      imageTagMutability: 'MUTABLE',
      repositoryPolicy: policies.ownAccount,
      lifecyclePolicy: lifecycles.untaggedAndAny,
      appliedFor: ['PULL_THROUGH_CACHE'],
      customRoleArn: 'arn:aws:iam::111122223333:role/ecr-templates',
      createdAt: daysAgo(200),
      updatedAt: daysAgo(200),
    },
  ],
  signing: {
    rules: [
      {
        signingProfileArn: 'arn:aws:signer:us-east-1:111122223333:/signing-profiles/release',
        repositoryFilters: [{ filter: 'prod/*', filterType: 'WILDCARD_MATCH' }],
      },
    ],
  },
  pullTimeExclusions: ['arn:aws:iam::111122223333:role/auditor'],
  keys: [key, dyingKey, awsKey],
};
