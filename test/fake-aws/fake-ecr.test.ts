import * as Ecr from '@aws-sdk/client-ecr';
import * as Public from '@aws-sdk/client-ecr-public';
import { describe, expect, it } from 'vitest';
import { type Ask, ecr, exampleAws, region } from './ask.js';
import { daysAgo } from './example-place.js';
import { digestOf } from './make-estate.js';
import { knownOperations } from './operations/index.js';

const { askOnce } = await exampleAws();

const answers: Readonly<Record<string, readonly [Ask, object]>> = {
  'ecr:DescribeRepositories': [
    ecr(new Ecr.DescribeRepositoriesCommand({ repositoryNames: ['prod/api'] })),
    { repositories: [{ repositoryName: 'prod/api', createdAt: new Date('2026-01-05T08:00:00Z') }] },
  ],
  'ecr:DescribeImages': [
    ecr(new Ecr.DescribeImagesCommand({ repositoryName: 'prod/api', imageIds: [{ imageTag: 'v2.0.0' }] })),
    { imageDetails: [{ imageDigest: digestOf('api index'), imagePushedAt: daysAgo(3) }] },
  ],
  'ecr:ListImages': [
    ecr(new Ecr.ListImagesCommand({ repositoryName: 'staging/web' })),
    { imageIds: [{ imageTag: '1.4.2' }, { imageTag: '1.4.1' }] },
  ],
  'ecr:BatchGetImage': [
    ecr(
      new Ecr.BatchGetImageCommand({ repositoryName: 'prod/api', imageIds: [{ imageDigest: digestOf('api index') }, { imageTag: 'no' }] }),
    ),
    { images: [{ imageId: { imageDigest: digestOf('api index') } }], failures: [{ failureCode: 'ImageNotFound' }] },
  ],
  'ecr:DescribeImageScanFindings': [
    ecr(new Ecr.DescribeImageScanFindingsCommand({ repositoryName: 'prod/api', imageId: { imageDigest: digestOf('api amd64') } })),
    { imageScanStatus: { status: 'ACTIVE' }, imageScanFindings: { enhancedFindings: [{ firstObservedAt: daysAgo(20) }, {}] } },
  ],
  'ecr:GetLifecyclePolicy': [
    ecr(new Ecr.GetLifecyclePolicyCommand({ repositoryName: 'prod/api' })),
    { lifecyclePolicyText: expect.stringContaining('tagPatternList') },
  ],
  'ecr:StartLifecyclePolicyPreview': [
    ecr(new Ecr.StartLifecyclePolicyPreviewCommand({ repositoryName: 'staging/web' })),
    { lifecyclePolicyText: expect.stringContaining('rulePriority'), status: 'IN_PROGRESS' },
  ],
  'ecr:GetLifecyclePolicyPreview': [
    ecr(new Ecr.GetLifecyclePolicyPreviewCommand({ repositoryName: 'staging/web' })),
    { lifecyclePolicyText: expect.stringContaining('rulePriority'), status: 'COMPLETE', previewResults: [] },
  ],
  'ecr:GetRepositoryPolicy': [
    ecr(new Ecr.GetRepositoryPolicyCommand({ repositoryName: 'prod/api' })),
    { policyText: expect.stringContaining('aws:PrincipalOrgID') },
  ],
  'ecr:ListTagsForResource': [
    ecr(new Ecr.ListTagsForResourceCommand({ resourceArn: 'arn:aws:ecr:us-east-1:111122223333:repository/prod/api' })),
    {
      tags: [
        { Key: 'Environment', Value: 'prod' },
        { Key: 'Criticality', Value: 'high' },
      ],
    },
  ],
  'ecr:BatchGetRepositoryScanningConfiguration': [
    ecr(new Ecr.BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: ['prod/api', 'staging/web', 'dev/playground', 'gone'] })),
    {
      scanningConfigurations: [{ scanFrequency: 'CONTINUOUS_SCAN' }, { scanFrequency: 'SCAN_ON_PUSH' }, { scanFrequency: 'MANUAL' }],
      failures: [{ repositoryName: 'gone', failureCode: 'REPOSITORY_NOT_FOUND' }],
    },
  ],
  'ecr:DescribeRegistry': [
    ecr(new Ecr.DescribeRegistryCommand({})),
    { registryId: '111122223333', replicationConfiguration: { rules: [{ destinations: [{ region: 'eu-west-1' }] }] } },
  ],
  'ecr:GetRegistryScanningConfiguration': [
    ecr(new Ecr.GetRegistryScanningConfigurationCommand({})),
    { scanningConfiguration: { scanType: 'ENHANCED', rules: [{ scanFrequency: 'CONTINUOUS_SCAN' }, {}] } },
  ],
  'ecr:GetRegistryPolicy': [ecr(new Ecr.GetRegistryPolicyCommand({})), { policyText: expect.stringContaining('ReplicateImage') }],
  'ecr:DescribePullThroughCacheRules': [
    ecr(new Ecr.DescribePullThroughCacheRulesCommand({})),
    { pullThroughCacheRules: [{ ecrRepositoryPrefix: 'docker-hub' }] },
  ],
  'ecr:DescribeRepositoryCreationTemplates': [
    ecr(new Ecr.DescribeRepositoryCreationTemplatesCommand({})),
    { repositoryCreationTemplates: [{ prefix: 'docker-hub', appliedFor: ['PULL_THROUGH_CACHE'] }] },
  ],
  'ecr:GetAccountSetting': [ecr(new Ecr.GetAccountSettingCommand({ name: 'REGISTRY_POLICY_SCOPE' })), { value: 'V2' }],
  'ecr:GetSigningConfiguration': [
    ecr(new Ecr.GetSigningConfigurationCommand({})),
    { signingConfiguration: { rules: [{ repositoryFilters: [{ filter: 'prod/*' }] }] } },
  ],
  'ecr:ListPullTimeUpdateExclusions': [
    ecr(new Ecr.ListPullTimeUpdateExclusionsCommand({})),
    { pullTimeUpdateExclusions: ['arn:aws:iam::111122223333:role/auditor'] },
  ],
  'ecr-public:DescribeRepositories': [
    async (of) => (await of('ecr-public', region)).send(new Public.DescribeRepositoriesCommand({})),
    { repositories: [{ repositoryName: 'tools' }] },
  ],
  'ecr-public:DescribeImages': [
    async (of) => (await of('ecr-public', region)).send(new Public.DescribeImagesCommand({ repositoryName: 'tools' })),
    { imageDetails: [{ imageTags: ['1.0'], imagePushedAt: daysAgo(50) }] },
  ],
  'ecr-public:GetRepositoryPolicy': [
    async (of) => (await of('ecr-public', region)).send(new Public.GetRepositoryPolicyCommand({ repositoryName: 'tools' })),
    { policyText: expect.stringContaining('Own') },
  ],
  'ecr-public:ListTagsForResource': [
    async (of) =>
      (await of('ecr-public', region)).send(
        new Public.ListTagsForResourceCommand({ resourceArn: 'arn:aws:ecr-public::111122223333:repository/tools' }),
      ),
    { tags: [{ Key: 'Team', Value: 'platform' }] },
  ],
};

describe('the fake ECR answers the real clients', () => {
  it('in every operation that it knows', () => {
    expect(Object.keys(answers).sort()).toEqual(knownOperations.filter((name) => name.startsWith('ecr')).sort());
  });

  it.each(Object.entries(answers))('%s', (name, [ask, answer]) => askOnce(name, ask, answer));
});
