import { describe, expect, it } from 'vitest';
import { shared } from '../../shared-data.js';
import type { Answers } from './answering-service.js';
import { failure, json } from './loopback-service.js';
import { readWith } from './reading-registry.js';
import { account, endpointsXml, goodRegistry } from './registry-answers.js';

describe('a list in pages is read to its end', () => {
  const cases: readonly (readonly [string, Answers, object])[] = [
    [
      'DescribePullThroughCacheRules',
      {
        DescribePullThroughCacheRules: [
          { pullThroughCacheRules: [{ ecrRepositoryPrefix: 'a', upstreamRegistryUrl: 'quay.io' }], nextToken: 't' },
          { pullThroughCacheRules: [{ ecrRepositoryPrefix: 'b', upstreamRegistryUrl: 'quay.io' }] },
        ],
      },
      { pullThroughCacheRules: [{ prefix: 'a' }, { prefix: 'b' }] },
    ],
    [
      'DescribeRepositoryCreationTemplates',
      {
        DescribeRepositoryCreationTemplates: [
          { repositoryCreationTemplates: [{ prefix: 'a', appliedFor: [] }], nextToken: 't' },
          { repositoryCreationTemplates: [{ prefix: 'ROOT', appliedFor: ['REPLICATION'] }] },
        ],
      },
      { creationTemplates: [{ prefix: 'a' }, { prefix: 'ROOT' }] },
    ],
    [
      'ListPullTimeUpdateExclusions',
      { ListPullTimeUpdateExclusions: [{ pullTimeUpdateExclusions: ['a'], nextToken: 't' }, { pullTimeUpdateExclusions: ['b'] }] },
      { pullTimeExclusions: ['a', 'b'] },
    ],
    [
      'DescribeVpcEndpoints',
      {
        DescribeVpcEndpoints: [
          endpointsXml('').replace('</Desc', '<nextToken>t</nextToken></Desc'),
          endpointsXml(
            '<item><vpcEndpointType>Interface</vpcEndpointType><vpcId>v</vpcId><serviceName>cn.com.amazonaws.cn-north-1.ecr.dkr</serviceName><state>available</state></item>',
          ),
        ],
      },
      { vpcEndpoints: [{ serviceName: 'cn.com.amazonaws.cn-north-1.ecr.dkr', type: 'Interface', vpc: 'v' }] },
    ],
  ];

  it.each(cases)('%s', async (operation, answers, expected) => {
    const { registry, unread, asked } = await readWith(answers);
    expect(unread).toEqual([]);
    expect(registry).toMatchObject(expected);
    expect(asked.filter((one) => one.operation === operation)).toHaveLength(2);
  });
});

describe('an answer that lacks what the service always sends', () => {
  it.each<readonly [string, object, string]>([
    ['DescribeRegistry', { registryId: account, replicationConfiguration: {} }, 'replication'],
    ['DescribeRegistry', { replicationConfiguration: { rules: [{ destinations: [{ region: 'eu-west-2' }] }] } }, 'replication'],
    ['GetRegistryScanningConfiguration', { scanningConfiguration: { rules: [] } }, 'scanning'],
    ['GetRegistryScanningConfiguration', { scanningConfiguration: { scanType: 'BASIC' } }, 'scanning'],
    [
      'GetRegistryScanningConfiguration',
      { scanningConfiguration: { scanType: 'BASIC', rules: [{ scanFrequency: 'MANUAL' }] } },
      'scanning',
    ],
    ['GetRegistryPolicy', { registryId: account }, 'policies'],
    ['DescribePullThroughCacheRules', { pullThroughCacheRules: [{ ecrRepositoryPrefix: 'quay' }] }, 'pullThroughCacheRules'],
    ['DescribePullThroughCacheRules', { pullThroughCacheRules: [null] }, 'pullThroughCacheRules'],
    ['DescribeRepositoryCreationTemplates', { repositoryCreationTemplates: [{ prefix: 'a' }] }, 'creationTemplates'],
    ['GetSigningConfiguration', { signingConfiguration: { rules: [{ repositoryFilters: [] }] } }, 'signingRules'],
    ['DescribeAlarms', { MetricAlarms: [{ Namespace: 'AWS/ECR' }] }, 'alarms'],
    ['ListRules', { Rules: [{ Name: 'a' }] }, 'eventRules'],
    ['ListTargetsByRule', { Targets: [{ Id: '1' }] }, 'eventRules'],
    ['BatchGetAccountStatus', { accounts: [] }, 'inspectorCoversEcr'],
    ['GetConfiguration', {}, 'inspectorRescan'],
  ])('%s %j', async (operation, answer, part) => {
    const { registry, unread } = await readWith({ [operation]: answer });
    expect(unread).toMatchObject([{ code: 'malformed-answer' }]);
    expect(JSON.stringify(Reflect.get(registry, part))).toContain('"unknown":"not-read"');
  });
});

describe('what is newer than this version', () => {
  it('survives where it is only a word', async () => {
    const { registry } = await readWith({
      GetRegistryScanningConfiguration: {
        scanningConfiguration: { scanType: 'QUANTUM', rules: [{ scanFrequency: 'HOURLY', repositoryFilters: [] }] },
      },
      DescribeRepositoryCreationTemplates: {
        repositoryCreationTemplates: [{ prefix: 'a', appliedFor: ['DREAM'], imageTagMutability: 'FROZEN' }],
      },
    });
    expect(registry).toMatchObject({
      scanning: [{ scanType: 'QUANTUM', rules: [{ scanFrequency: 'HOURLY', filters: [] }] }],
      creationTemplates: [{ appliedFor: ['DREAM'], tagMutability: 'FROZEN' }],
    });
  });

  it('makes unknown what a filter of another type matches', async () => {
    const filters = [{ filter: 'prod.+', filterType: 'REGEX_MATCH' }];
    const { registry, unread } = await readWith({
      DescribeRegistry: { replicationConfiguration: { rules: [{ destinations: [], repositoryFilters: filters }] } },
      GetRegistryScanningConfiguration: {
        scanningConfiguration: { scanType: 'ENHANCED', rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: filters }] },
      },
      GetSigningConfiguration: { signingConfiguration: { rules: [{ signingProfileArn: 'p', repositoryFilters: filters }] } },
    });
    expect(unread).toEqual([]);
    expect(registry).toMatchObject({
      replication: [{ rules: [{ filters: { unknown: 'not-told' } }] }],
      scanning: [{ rules: [{ filters: { unknown: 'not-told' } }] }],
      signingRules: [{ filters: { unknown: 'not-told' } }],
    });
  });
});

describe('a creation template', () => {
  const templates = (...list: readonly object[]): Answers => ({
    DescribeRepositoryCreationTemplates: { repositoryCreationTemplates: list },
  });

  it('has what a repository has of which nothing is said', async () => {
    const { registry } = await readWith(templates({ prefix: 'a', appliedFor: ['REPLICATION'] }));
    expect(registry.creationTemplates).toEqual([
      {
        prefix: 'a',
        appliedFor: ['REPLICATION'],
        encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' },
        tagMutability: 'MUTABLE',
        tagMutabilityExclusionFilters: [],
        policy: { present: false, text: '', address: '' },
        lifecyclePolicy: { present: false, text: '', address: '' },
        resourceTags: {},
        customRoleArn: '',
        address: '',
      },
    ]);
  });

  it('has the key of AWS where it names none', async () => {
    const { registry, asked } = await readWith({
      ...templates({ prefix: 'a', appliedFor: [], encryptionConfiguration: { encryptionType: 'KMS' } }),
      DescribeKey: { KeyMetadata: { KeyId: 'k', KeyManager: 'AWS', KeyState: 'Enabled' } },
    });
    expect(registry.creationTemplates).toMatchObject([{ encryption: { type: 'KMS', kmsKey: '', keyManager: 'aws', keyState: 'Enabled' } }]);
    expect(asked.find(({ operation }) => operation === 'DescribeKey')?.body).toBe('{"KeyId":"alias/aws/ecr"}');
  });

  it('is there though its key was refused, which is said once for all that have it', async () => {
    const encryptionConfiguration = { encryptionType: 'KMS', kmsKey: 'alias/ours' };
    const { registry, unread, asked } = await readWith({
      ...templates({ prefix: 'a', appliedFor: [], encryptionConfiguration }, { prefix: 'b', appliedFor: [], encryptionConfiguration }),
      DescribeKey: failure('AccessDeniedException'),
    });
    const why = { unknown: 'access-denied' };
    expect(registry.creationTemplates).toMatchObject([
      { prefix: 'a', encryption: { type: 'KMS', kmsKey: 'alias/ours', keyManager: why, keyState: why } },
      { prefix: 'b', encryption: { keyState: why } },
    ]);
    expect(unread).toMatchObject([{ what: 'KMS key alias/ours' }]);
    expect(asked.filter(({ operation }) => operation === 'DescribeKey')).toHaveLength(1);
  });
});

describe.skipIf(!shared.isThere)('answers that AWS prints in its documentation', () => {
  // The pages print times as the command line does; the service sends seconds.
  const asSent = (name: string, value: unknown): unknown => (/At$/.test(name) ? Date.parse(String(value)) / 1_000 : value);
  const recorded = (name: string) => json(JSON.parse(shared.text(`data/api/aws-docs/${name}.1.json`), asSent));

  it('are read', async () => {
    const { registry, unread } = await readWith({
      DescribeRepositoryCreationTemplates: recorded('api-describerepositorycreationtemplates'),
      ListPullTimeUpdateExclusions: recorded('api-listpulltimeupdateexclusions'),
    });
    expect(unread).toEqual([]);
    expect(registry).toMatchObject({
      creationTemplates: [
        { prefix: 'eng/test', appliedFor: ['PULL_THROUGH_CACHE', 'REPLICATION', 'CREATE_ON_PUSH'], encryption: { type: 'AES256' } },
        { prefix: 'eng/replication-test', tagMutability: 'IMMUTABLE' },
      ],
      pullTimeExclusions: ['arn:aws:iam::012345678910:role/ECRAccess'],
      scanning: goodRegistry.scanning,
    });
  });
});
