import type { InventoryRecord } from '../../../src/schema/generated/inventory-record.js';
import {
  imageOf,
  imagesRecord,
  inventoryOf,
  policyOf,
  registryRecord,
  repositoryEnd,
  repositoryRecord,
  unread,
} from './inventory-fixture.js';

/** What must not be found in a redacted inventory: each stands in it in many places. */
export interface Secrets {
  /** A word of small letters: of names, tags, roles, texts. */
  readonly word: string;
  /** Twelve digits, another account. */
  readonly account: string;
}

const lifecycle = (word: string) =>
  policyOf({
    rules: [
      {
        rulePriority: 1,
        description: `keep ${word}`,
        selection: { tagStatus: 'tagged', tagPrefixList: [`${word}-`], countType: 'imageCountMoreThan', countNumber: 5 },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
        selection: {
          tagStatus: 'tagged',
          tagPatternList: ['v*', `*-${word}`],
          countType: 'sinceImagePushed',
          countUnit: 'days',
          countNumber: 9,
        },
        action: { type: 'expire' },
      },
    ],
  });

const access = ({ word, account }: Secrets) =>
  policyOf({
    Version: '2012-10-17',
    Id: word,
    Statement: [
      { Sid: word, Effect: 'Allow', Principal: { AWS: [account, `arn:aws:iam::${account}:role/${word}/ci`] }, Action: 'ecr:BatchGetImage' },
      {
        Effect: 'Allow',
        Principal: '*',
        Action: ['ecr:PutImage'],
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij', [`aws:ResourceTag/${word}`]: word } },
      },
    ],
  });

/** An inventory that has something in every place. */
export function richInventory(secrets: Secrets): InventoryRecord[] {
  const { word, account } = secrets;
  const unknown = { unknown: 'access-denied', detail: `images of ${word} (${account}/eu-west-1): access denied` } as const;
  const tags = {
    Environment: 'Production',
    [`${word}:owner`]: word,
    CostCenter: word,
    Criticality: 'high',
    'ecr-audit:waive': `old-image until=2027-01-31 reason=${word}`,
  };
  const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${account}:${resource}`;
  const registry = registryRecord({
    scanning: [{ scanType: 'ENHANCED', rules: [{ scanFrequency: 'CONTINUOUS_SCAN', filters: [word, `${word}/*`, 'prod*'] }], address: '' }],
    replication: [{ rules: [{ destinations: [{ region: 'us-east-1', registryId: account }], filters: [`${word}/`] }], address: '' }],
    policies: [access(secrets)],
    pullThroughCacheRules: [
      {
        prefix: `hub-${word}`,
        upstreamRegistryUrl: 'registry-1.docker.io',
        upstreamPrefix: 'ROOT',
        credentialArn: arn('secretsmanager', `secret:ecr-pullthroughcache/${word}-AbCdEf`),
        customRoleArn: '',
        address: '',
      },
      {
        prefix: 'ROOT',
        upstreamRegistryUrl: `${word}.azurecr.io`,
        upstreamPrefix: word,
        credentialArn: '',
        customRoleArn: `arn:aws:iam::${account}:role/${word}`,
        address: '',
      },
    ],
    creationTemplates: [
      {
        prefix: word,
        appliedFor: ['PULL_THROUGH_CACHE'],
        encryption: {
          type: 'KMS',
          kmsKey: arn('kms', 'key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'),
          keyManager: 'customer',
          keyState: 'Enabled',
        },
        tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        tagMutabilityExclusionFilters: ['latest', `${word}*`],
        policy: access(secrets),
        lifecyclePolicy: lifecycle(word),
        resourceTags: tags,
        customRoleArn: `arn:aws:iam::${account}:role/${word}`,
        address: '',
      },
    ],
    accountSettings: [{ name: 'REGISTRY_POLICY_SCOPE', value: 'V2', address: '' }],
    alarms: [
      {
        name: word,
        metrics: [{ namespace: 'AWS/ECR', name: 'RepositoryPullCount', dimensions: { RepositoryName: `${word}/api` } }],
        hasAction: true,
        address: '',
      },
      { name: 'x', metrics: [{ namespace: word, name: word, dimensions: { [word]: word } }], hasAction: unknown, address: '' },
    ],
    eventRules: [
      {
        name: word,
        bus: 'default',
        pattern: JSON.stringify({
          source: ['aws.ecr'],
          'detail-type': ['ECR Image Scan'],
          account: [account],
          detail: { 'repository-name': [{ prefix: word }] },
        }),
        enabled: true,
        targets: [arn('sns', word), arn('logs', `log-group:/aws/events/${word}-scan-findings:*`)],
        address: '',
      },
    ],
    logGroups: [
      {
        name: `/aws/events/${word}-scan-findings`,
        arn: arn('logs', `log-group:/aws/events/${word}-scan-findings:*`),
        retentionInDays: 30,
        receivesScanFindings: true,
        address: '',
      },
    ],
    metricFilters: [{ logGroup: `/aws/events/${word}-scan-findings`, namespace: word, metric: word, address: '' }],
    vpcEndpoints: [
      { serviceName: 'com.amazonaws.eu-west-1.ecr.api', type: 'Interface', vpc: 'vpc-0a1b2c3d4e5f', address: '' },
      { serviceName: `com.amazonaws.vpce.eu-west-1.vpce-svc-${word}`, type: 'Interface', vpc: 'vpc-0a1b2c3d4e5f', address: '' },
    ],
    signingRules: [{ profileArn: arn('signer', `/signing-profiles/${word}`), filters: [`${word}*`] }],
    pullTimeExclusions: [`arn:aws:iam::${account}:role/${word}`],
    inspectorRescan: unknown,
  });
  const api = `${word}/api`;
  const image = {
    ...imageOf('a', [`${word}-1`, 'v1.2.3', `feature-${word}`]),
    artifactType: `application/vnd.${word}.thing`,
    subject: `sha256:${'b'.repeat(64)}`,
  };
  return inventoryOf(
    [
      repositoryRecord(api, {
        tagMutability: 'MUTABLE_WITH_EXCLUSION',
        tagMutabilityExclusionFilters: ['v*', `${word}-*`],
        encryption: { type: 'KMS', kmsKey: arn('kms', `alias/${word}`), keyManager: 'customer', keyState: 'Enabled' },
        lifecyclePolicy: lifecycle(word),
        policy: access(secrets),
        tags,
        certainTags: tags,
        pulls: unknown,
      }),
      imagesRecord(api, [image, imageOf('b')]),
      {
        ...repositoryEnd(api, 2),
        indexes: [{ digest: image.digest, children: [imageOf('b').digest] }],
        scans: [
          {
            digest: image.digest,
            scan: {
              status: 'COMPLETE',
              reason: `scan of ${word}`,
              completedAt: '2026-11-02T00:00:00.000Z',
              scanner: 'enhanced',
              counts: { CRITICAL: 1 },
              findings: [
                { name: 'CVE-2026-12345', severity: 'CRITICAL', fixAvailable: 'YES', firstObservedAt: '', package: `@${word}/lib` },
                { name: `${word}-1`, severity: 'LOW', fixAvailable: '', firstObservedAt: '', package: '' },
              ],
            },
          },
          { digest: imageOf('b').digest, scan: unknown },
        ],
        use: [{ digest: image.digest, inUseCount: 2, lastInUseAt: '2026-11-19T00:00:00.000Z' }],
        preview: {
          policyText: lifecycle(word).text,
          images: [{ digest: image.digest, tags: image.tags, action: 'expire', rulePriority: 1, storageClass: 'STANDARD' }],
        },
      },
      { ...unread, repository: api, account, why: `access denied (${word})`, hint: `allow ecr:DescribeImages to ${word}` },
      repositoryRecord(`prod-${word}`, { policy: { present: true, text: unknown, address: '' }, tags: unknown }),
      { ...repositoryEnd(`prod-${word}`, 0), images: unknown, indexes: unknown, use: unknown },
    ],
    registry,
  ).map((record) => (record.record === 'registry-end' ? { ...record, repositories: unknown } : record));
}
