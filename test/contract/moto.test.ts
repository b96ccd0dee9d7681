import { describe, expect, it } from 'vitest';
import { filledEmulator } from './filled-emulator.js';
import { noRecords, readRegion } from './records.js';

const moto = await filledEmulator('moto');

const html = 'the service failed (HTTP 500)';
const notFound = 'the service does not know this call (HTTP 404)';

/** What moto does not answer, and how. */
const unread = {
  'account setting BASIC_SCAN_TYPE_VERSION': html,
  'account setting BLOB_MOUNTING': html,
  'account setting REGISTRY_POLICY_SCOPE': html,
  'images in use': notFound,
  'public repositories': html,
  'pull-through cache rules': html,
  'pull-time update exclusions': html,
  're-scan window of Amazon Inspector': notFound,
  'repository creation templates': html,
  'signing configuration': html,
  'status of Amazon Inspector': 'the answer lacks the account',
};

describe.skipIf(moto === undefined)('the source against moto', async () => {
  const { invalid, of } = moto === undefined ? noRecords : await readRegion(moto.endpoint);
  const registry = of('registry')[0]?.registry;
  const repositories = of('repository').map(({ repository }) => repository);
  const named = (name: string) => repositories.find((repository) => repository.name === name);

  it('names all that moto does not answer, once each, with what to do', () => {
    expect(Object.fromEntries(of('unread').map(({ what, why }) => [what, why]))).toEqual(unread);
    expect(of('unread')).toHaveLength(Object.keys(unread).length);
    for (const { account, region, hint } of of('unread'))
      expect([account, region, hint !== '']).toEqual(['123456789012', 'us-east-1', true]);
  });

  it('gives records that the schema takes', () => {
    expect(invalid).toEqual([]);
  });

  it('never calls that none', () => {
    for (const value of [
      registry?.pullThroughCacheRules,
      registry?.creationTemplates,
      registry?.signingRules,
      registry?.pullTimeExclusions,
      registry?.inspectorCoversEcr,
      registry?.inspectorRescan,
      ...(registry?.accountSettings.map((setting) => setting.value) ?? []),
      ...of('repository-end').map(({ use }) => use),
      of('registry-end')[0]?.publicRepositories,
    ])
      expect(value).toMatchObject({ unknown: 'not-read' });
  });

  it('reads the registry', () => {
    expect(registry).toMatchObject({
      key: '123456789012/us-east-1',
      scanning: [{ scanType: 'BASIC', rules: [{ scanFrequency: 'SCAN_ON_PUSH', filters: ['prod/*'] }] }],
      replication: [{ rules: [{ destinations: [{ region: 'eu-west-1', registryId: '123456789012' }], filters: ['prod/'] }] }],
      policies: [{ present: true, text: expect.stringContaining('ecr:ReplicateImage') }],
    });
  });

  it('reads what stands around it', () => {
    expect(registry).toMatchObject({
      eventRules: [
        { name: 'ecr-scan-findings', enabled: true, targets: [expect.stringMatching(/:log-group:\/aws\/events\/ecr-scan-findings$/)] },
      ],
      logGroups: [{ name: '/aws/events/ecr-scan-findings', retentionInDays: 30, receivesScanFindings: true }],
      metricFilters: [{ namespace: 'EcrAudit', metric: 'CriticalFindings' }],
      vpcEndpoints: [
        { serviceName: 'com.amazonaws.us-east-1.ecr.api', type: 'Interface' },
        { serviceName: 'com.amazonaws.us-east-1.ecr.dkr', type: 'Interface' },
        { serviceName: 'com.amazonaws.us-east-1.s3', type: 'Gateway' },
      ],
    });
    const { alarms = [] } = registry ?? {};
    const names = Array.isArray(alarms) ? alarms.map(({ name }) => name) : alarms;
    expect(names).toEqual(expect.arrayContaining(['critical-findings', 'unusual-pulls', 'repository-size']));
    expect(names).not.toContain('cpu');
  });

  it('reads every mutability, key, policy and tag', () => {
    expect(named('prod/api')).toMatchObject({
      tagMutability: 'IMMUTABLE',
      encryption: { type: 'KMS', keyManager: 'customer', keyState: 'Enabled' },
      scanFrequency: 'SCAN_ON_PUSH',
      lifecyclePolicy: { present: true },
      policy: { present: false },
      tags: { Environment: 'prod', Criticality: 'high' },
    });
    expect(named('prod/ledger')).toMatchObject({
      tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      tagMutabilityExclusionFilters: ['latest'],
      encryption: { keyState: 'PendingDeletion' },
      policy: { present: true, text: expect.stringContaining('999900001111') },
    });
    expect(named('staging/web')).toMatchObject({
      tagMutability: 'MUTABLE_WITH_EXCLUSION',
      tagMutabilityExclusionFilters: ['v*', 'prod*', 'release*'],
      encryption: { type: 'AES256', keyManager: 'none', keyState: '' },
    });
    expect(named('dev/playground')).toMatchObject({ tagMutability: 'MUTABLE', scanOnPush: false, lifecyclePolicy: { present: false } });
  });

  it('reads images, and the scan of the newest', () => {
    expect(of('images').map(({ images }) => images.length)).toEqual([4, 1, 1]);
    expect(of('repository-end').map(({ images }) => images)).toEqual([4, 1, 1, 0]);
    expect(of('repository-end')[1]?.scans).toMatchObject([{ scan: { status: 'COMPLETE', scanner: 'basic', counts: { HIGH: 1 } } }]);
  });

  it('reads the children of an index where it may', async () => {
    if (moto === undefined) return;
    const { index, amd64, arm64 } = moto.digests;
    const withManifests = await readRegion(moto.endpoint, { readManifests: true });
    expect(withManifests.of('repository-end')[0]?.indexes).toEqual([{ digest: index, children: [amd64, arm64] }]);
  });
});
