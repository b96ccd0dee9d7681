import type { Answers } from './answering-service.js';

export const account = '111122223333';
export const region = 'eu-west-1';

const key = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const group = `arn:aws:logs:${region}:${account}:log-group:/aws/events/findings`;
const digest = `sha256:${'a'.repeat(64)}`;

const endpoint = (id: string, service: string, type: string, state = 'available') =>
  `<item><vpcEndpointId>${id}</vpcEndpointId><vpcEndpointType>${type}</vpcEndpointType><vpcId>vpc-1</vpcId>` +
  `<serviceName>com.amazonaws.${region}.${service}</serviceName><state>${state}</state></item>`;

/** The answer of EC2 to DescribeVpcEndpoints. */
export const endpointsXml = (items: string) =>
  `<DescribeVpcEndpointsResponse><vpcEndpointSet>${items}</vpcEndpointSet></DescribeVpcEndpointsResponse>`;

/** A registry that has one of everything, as the services answer. */
export const goodAnswers: Answers = {
  DescribeRegistry: {
    registryId: account,
    replicationConfiguration: {
      rules: [
        {
          destinations: [{ region: 'eu-central-1', registryId: account }],
          repositoryFilters: [{ filter: 'prod/', filterType: 'PREFIX_MATCH' }],
        },
      ],
    },
  },
  GetRegistryScanningConfiguration: {
    registryId: account,
    scanningConfiguration: {
      scanType: 'ENHANCED',
      rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter: 'prod/*', filterType: 'WILDCARD' }] }],
    },
  },
  GetRegistryPolicy: { registryId: account, policyText: '{"Version":"2012-10-17","Statement":[]}' },
  DescribePullThroughCacheRules: {
    pullThroughCacheRules: [
      {
        ecrRepositoryPrefix: 'docker-hub',
        upstreamRegistryUrl: 'registry-1.docker.io',
        credentialArn: `arn:aws:secretsmanager:${region}:${account}:secret:ecr-pullthroughcache/hub`,
      },
    ],
  },
  DescribeRepositoryCreationTemplates: {
    repositoryCreationTemplates: [
      {
        prefix: 'docker-hub',
        appliedFor: ['PULL_THROUGH_CACHE'],
        encryptionConfiguration: { encryptionType: 'KMS', kmsKey: key },
        imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filter: 'v*', filterType: 'WILDCARD' }],
        lifecyclePolicy: '{"rules":[]}',
        resourceTags: [{ Key: 'Team', Value: 'platform' }],
        customRoleArn: `arn:aws:iam::${account}:role/ecr-templates`,
      },
    ],
  },
  GetAccountSetting: { name: 'REGISTRY_POLICY_SCOPE', value: 'V2' },
  GetSigningConfiguration: {
    signingConfiguration: {
      rules: [
        {
          signingProfileArn: `arn:aws:signer:${region}:${account}:/signing-profiles/ecr`,
          repositoryFilters: [{ filter: 'prod/*', filterType: 'WILDCARD_MATCH' }],
        },
      ],
    },
  },
  ListPullTimeUpdateExclusions: { pullTimeUpdateExclusions: [`arn:aws:iam::${account}:role/auditor`] },
  DescribeAlarms: {
    MetricAlarms: [
      {
        AlarmName: 'pulls',
        Namespace: 'AWS/ECR',
        MetricName: 'RepositoryPullCount',
        Dimensions: [{ Name: 'RepositoryName', Value: 'prod/api' }],
        ActionsEnabled: true,
        AlarmActions: [`arn:aws:sns:${region}:${account}:ops`],
      },
      {
        AlarmName: 'findings',
        ActionsEnabled: false,
        AlarmActions: [`arn:aws:sns:${region}:${account}:ops`],
        Metrics: [
          {
            Id: 'm1',
            MetricStat: { Metric: { Namespace: 'Security', MetricName: 'Critical' }, Period: 60, Stat: 'Sum' },
            ReturnData: false,
          },
          { Id: 'e1', Expression: 'm1 * 2' },
        ],
      },
      { AlarmName: 'cpu', Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', ActionsEnabled: true, AlarmActions: [] },
    ],
  },
  ListRules: {
    Rules: [
      { Name: 'findings', State: 'ENABLED', EventPattern: '{"source":["aws.ecr"],"detail-type":["ECR Image Scan"]}' },
      { Name: 'pushes', State: 'ENABLED', EventPattern: '{"source":["aws.ecr"],"detail-type":["ECR Image Action"]}' },
      { Name: 'nightly', State: 'ENABLED', ScheduleExpression: 'rate(1 day)' },
    ],
  },
  ListTargetsByRule: { Targets: [{ Id: '1', Arn: `${group}:*` }] },
  DescribeLogGroups: {
    logGroups: [
      { logGroupName: '/aws/events/findings', arn: `${group}:*`, retentionInDays: 90 },
      { logGroupName: '/aws/events/findings-old', arn: `${group}-old:*` },
    ],
  },
  DescribeMetricFilters: {
    metricFilters: [
      { filterName: 'critical', metricTransformations: [{ metricNamespace: 'Security', metricName: 'Critical', metricValue: '1' }] },
    ],
  },
  DescribeVpcEndpoints: endpointsXml(
    endpoint('vpce-1', 'ecr.api', 'Interface') +
      endpoint('vpce-2', 's3', 'Gateway') +
      endpoint('vpce-3', 'ecr.dkr', 'Interface', 'pendingAcceptance') +
      endpoint('vpce-4', 'sqs', 'Interface'),
  ),
  BatchGetAccountStatus: {
    accounts: [
      { accountId: account, state: { status: 'ENABLED' }, resourceState: { ec2: { status: 'DISABLED' }, ecr: { status: 'ENABLED' } } },
    ],
  },
  GetConfiguration: {
    ecrConfiguration: {
      rescanDurationState: { rescanDuration: 'LIFETIME', pullDateRescanDuration: 'DAYS_90', pullDateRescanMode: 'LAST_IN_USE_AT' },
    },
  },
  ListCoverage: {
    coveredResources: [
      {
        resourceType: 'AWS_ECR_CONTAINER_IMAGE',
        resourceId: `arn:aws:ecr:${region}:${account}:repository/prod/api/${digest}`,
        accountId: account,
        scanType: 'PACKAGE',
        resourceMetadata: { ecrImage: { inUseCount: 2, lastInUseAt: 1_767_225_600 } },
      },
      {
        resourceType: 'AWS_ECR_CONTAINER_IMAGE',
        resourceId: `arn:aws:ecr:${region}:999999999999:repository/prod/api/${digest}`,
        accountId: '999999999999',
        scanType: 'PACKAGE',
        resourceMetadata: { ecrImage: { inUseCount: 7 } },
      },
    ],
  },
  DescribeKey: { KeyMetadata: { KeyId: '1234abcd', Arn: key, KeyManager: 'CUSTOMER', KeyState: 'Enabled' } },
};

/** What those answers come to. */
export const goodRegistry = {
  key: `${account}/${region}`,
  account,
  region,
  scanning: [{ scanType: 'ENHANCED', rules: [{ scanFrequency: 'CONTINUOUS_SCAN', filters: ['prod/*'] }], address: '' }],
  replication: [{ rules: [{ destinations: [{ region: 'eu-central-1', registryId: account }], filters: ['prod/'] }], address: '' }],
  policies: [{ present: true, text: '{"Version":"2012-10-17","Statement":[]}', address: '' }],
  pullThroughCacheRules: [
    {
      prefix: 'docker-hub',
      upstreamRegistryUrl: 'registry-1.docker.io',
      upstreamPrefix: '',
      credentialArn: `arn:aws:secretsmanager:${region}:${account}:secret:ecr-pullthroughcache/hub`,
      customRoleArn: '',
      address: '',
    },
  ],
  creationTemplates: [
    {
      prefix: 'docker-hub',
      appliedFor: ['PULL_THROUGH_CACHE'],
      encryption: { type: 'KMS', kmsKey: key, keyManager: 'customer', keyState: 'Enabled' },
      tagMutability: 'MUTABLE_WITH_EXCLUSION',
      tagMutabilityExclusionFilters: ['v*'],
      policy: { present: false, text: '', address: '' },
      lifecyclePolicy: { present: true, text: '{"rules":[]}', address: '' },
      resourceTags: { Team: 'platform' },
      customRoleArn: `arn:aws:iam::${account}:role/ecr-templates`,
      address: '',
    },
  ],
  accountSettings: [
    { name: 'BASIC_SCAN_TYPE_VERSION', value: 'V2', address: '' },
    { name: 'REGISTRY_POLICY_SCOPE', value: 'V2', address: '' },
    { name: 'BLOB_MOUNTING', value: 'V2', address: '' },
  ],
  alarms: [
    {
      name: 'pulls',
      metrics: [{ namespace: 'AWS/ECR', name: 'RepositoryPullCount', dimensions: { RepositoryName: 'prod/api' } }],
      hasAction: true,
      address: '',
    },
    { name: 'findings', metrics: [{ namespace: 'Security', name: 'Critical', dimensions: {} }], hasAction: false, address: '' },
  ],
  eventRules: [
    {
      name: 'findings',
      bus: 'default',
      pattern: '{"source":["aws.ecr"],"detail-type":["ECR Image Scan"]}',
      enabled: true,
      targets: [`${group}:*`],
      address: '',
    },
  ],
  logGroups: [{ name: '/aws/events/findings', arn: group, retentionInDays: 90, receivesScanFindings: true, address: '' }],
  metricFilters: [{ logGroup: '/aws/events/findings', namespace: 'Security', metric: 'Critical', address: '' }],
  vpcEndpoints: [
    { serviceName: `com.amazonaws.${region}.ecr.api`, type: 'Interface', vpc: 'vpc-1', address: '' },
    { serviceName: `com.amazonaws.${region}.s3`, type: 'Gateway', vpc: 'vpc-1', address: '' },
  ],
  inspectorCoversEcr: true,
  inspectorRescan: { duration: 'LIFETIME', pullDateDuration: 'DAYS_90', pullDateMode: 'LAST_IN_USE_AT' },
  signingRules: [{ profileArn: `arn:aws:signer:${region}:${account}:/signing-profiles/ecr`, filters: ['prod/*'] }],
  pullTimeExclusions: [`arn:aws:iam::${account}:role/auditor`],
};

/** The images in use of those answers. */
export const goodUse = new Map([['prod/api', [{ digest, inUseCount: 2, lastInUseAt: '2026-01-01T00:00:00.000Z' }]]]);
