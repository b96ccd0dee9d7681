import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/schema/generated/validate-inventory-record.js';
import type { AwsReadOptions } from '../../../src/sources/aws/read-estate.js';
import { exampleEstate } from '../../fake-aws/example-estate.js';
import { faults } from '../../fake-aws/faults.js';
import { digestOf } from '../../fake-aws/make-estate.js';
import { ofKind, scannedEstate } from './scanned-estate.js';

const { aws, scan, callNames } = scannedEstate(exampleEstate);
const lifecycle: Partial<AwsReadOptions> = { extent: 'lifecycle', parts: { images: true, scans: false } };

describe('what a lifecycle policy hangs on', () => {
  it('is read by these calls alone', async () => {
    await scan({}, lifecycle);
    expect([...new Set(callNames())].sort()).toEqual([
      'ecr:DescribeImages',
      'ecr:DescribePullThroughCacheRules',
      'ecr:DescribeRepositories',
      'ecr:GetLifecyclePolicy',
      'ecr:ListTagsForResource',
      'inspector2:BatchGetAccountStatus',
      'inspector2:ListCoverage',
      'sts:GetCallerIdentity',
    ]);
  });

  it('is the same as a scan reads, and all else is unknown', async () => {
    const whole = await scan();
    const records = await scan({}, lifecycle);
    for (const record of records) expect(validate(record), JSON.stringify(validate.errors?.[0])).toBe(true);
    expect(ofKind(records, 'unread')).toEqual([]);
    expect(ofKind(records, 'header')).toEqual(ofKind(whole, 'header'));
    expect(ofKind(records, 'images')).toEqual(ofKind(whole, 'images').filter(({ repository }) => !repository.includes('ecr-public')));
    const described = ofKind(records, 'repository').map(({ repository }) => repository);
    expect(described).toHaveLength(5);
    for (const repository of described) {
      const other = ofKind(whole, 'repository').find(({ repository: { key } }) => key === repository.key)?.repository;
      const { name, lifecyclePolicy, tags, certainTags, tagMutability } = other ?? repository;
      expect(repository).toMatchObject({ name, lifecyclePolicy, tags, certainTags, tagMutability });
      expect(repository.policy).toMatchObject({ present: { unknown: 'left-out' }, text: { unknown: 'left-out' } });
      expect(repository).toMatchObject({ scanFrequency: { unknown: 'left-out' }, pulls: { unknown: 'left-out' } });
    }
    const [registry] = ofKind(records, 'registry').map((record) => record.registry);
    const { key, account, region, pullThroughCacheRules, inspectorCoversEcr } = ofKind(whole, 'registry')[0]?.registry ?? {};
    const { key: _k, account: _a, region: _r, pullThroughCacheRules: _p, inspectorCoversEcr: _i, ...others } = registry ?? {};
    expect(registry).toMatchObject({ key, account, region, pullThroughCacheRules, inspectorCoversEcr });
    for (const value of Object.values(others)) expect(JSON.stringify(value)).toContain('"unknown":"left-out"');
  });

  it('says nothing of a key that was not asked about', async () => {
    const [first] = ofKind(await scan({}, lifecycle), 'repository');
    expect(first?.repository.encryption).toMatchObject({
      type: 'KMS',
      keyManager: { unknown: 'left-out' },
      keyState: { unknown: 'left-out' },
    });
  });

  it('has no public repositories, which have no lifecycle policy', async () => {
    expect(ofKind(await scan({}, lifecycle), 'registry-end')).toMatchObject([
      { repositories: 5, publicRepositories: { unknown: 'left-out' } },
    ]);
  });

  it('includes whose pulls do not count, where manifests are pulled', async () => {
    const records = await scan({}, { ...lifecycle, readManifests: true });
    expect(ofKind(records, 'registry')[0]?.registry.pullTimeExclusions).toEqual(['arn:aws:iam::111122223333:role/auditor']);
    expect(callNames()).toContain('ecr:BatchGetImage');
  });

  it('leaves Inspector out where that is asked for', async () => {
    const records = await scan({}, { ...lifecycle, leftOut: new Set(['inspector']) });
    expect(callNames().filter((name) => name.startsWith('inspector2:'))).toEqual([]);
    expect(ofKind(records, 'repository-end')[0]?.use).toMatchObject({ unknown: 'left-out' });
    expect(ofKind(records, 'header')[0]?.leftOut).toEqual(['inspector']);
  });

  it.each(['DescribePullThroughCacheRules', 'BatchGetAccountStatus', 'ListCoverage', 'GetLifecyclePolicy', 'ListTagsForResource'])(
    'says what %s could not read',
    async (operation) => {
      aws().intercept((call) => (call.operation === operation ? faults.accessDenied : undefined));
      const records = await scan({}, lifecycle);
      expect(ofKind(records, 'unread').length).toBeGreaterThan(0);
      for (const { hint } of ofKind(records, 'unread')) expect(hint).toContain(`:${operation} `);
    },
  );

  it('is of the account that the registry names where the credentials do not say theirs', async () => {
    aws().intercept((call) => (call.operation === 'GetCallerIdentity' ? faults.serverError : undefined));
    const records = await scan({}, lifecycle);
    expect(ofKind(records, 'registry')[0]?.registry).toMatchObject({ account: '111122223333' });
    expect(ofKind(records, 'unread')).toMatchObject([{ what: 'the account of the credentials' }]);
  });

  it('is one fault where nothing of the registry can be read', async () => {
    aws().intercept((call) => (call.region === 'eu-south-2' ? faults.regionOff : undefined));
    const records = await scan({ regions: ['us-east-1', 'eu-south-2'] }, lifecycle);
    expect(ofKind(records, 'unread')).toMatchObject([{ what: 'the registry', region: 'eu-south-2' }]);
    expect(ofKind(records, 'registry').map(({ registry }) => registry.region)).toEqual(['us-east-1']);
  });
});

describe('a preview by AWS', () => {
  const preview = { policyText: null };

  it('stands at the close of each repository, and of nothing that has no lifecycle policy', async () => {
    const ends = ofKind(await scan({}, { ...lifecycle, preview }), 'repository-end');
    expect(ends.map((end) => typeof end.preview)).toEqual(Array.from({ length: 5 }, () => 'object'));
    expect(callNames().filter((name) => name === 'ecr:StartLifecyclePolicyPreview')).toHaveLength(2);
    expect(ends[1]?.preview).toEqual({ policyText: '', images: [] });
  });

  it('is not there where nobody asked for it', async () => {
    for (const end of ofKind(await scan({}, lifecycle), 'repository-end')) expect(end).not.toHaveProperty('preview');
    expect(callNames()).not.toContain('ecr:StartLifecyclePolicyPreview');
  });

  it('that is denied leaves the rest of the repository as it is', async () => {
    aws().intercept((call) => (call.operation === 'StartLifecyclePolicyPreview' ? faults.accessDenied : undefined));
    const records = await scan({}, { ...lifecycle, preview });
    expect(ofKind(records, 'repository-end')[0]).toMatchObject({ images: 7, preview: { unknown: 'access-denied' } });
    expect(ofKind(records, 'unread').map(({ what }) => what)).toEqual([
      'preview of the lifecycle policy',
      'preview of the lifecycle policy',
    ]);
    expect(ofKind(records, 'images')[0]?.images.map(({ digest }) => digest)).toContain(digestOf('api index'));
  });
});

describe('the repositories that are chosen', () => {
  const chosen = (...globs: string[]) => {
    const passedOver: string[] = [];
    return { passedOver, options: { selection: { globs, passOver: (name: string) => void passedOver.push(name) } } };
  };

  it('are read, and nothing is asked of the others', async () => {
    const { passedOver, options } = chosen('prod/*', 'staging/web');
    const records = await scan({}, options);
    expect(ofKind(records, 'repository').map(({ repository }) => repository.name)).toEqual(['prod/api', 'prod/ledger', 'staging/web']);
    expect(passedOver.sort()).toEqual(['dev/playground', 'docker-hub/library/nginx', 'tools']);
    const about = aws().calls.flatMap(({ input }) => [input['repositoryName'], input['resourceArn']].filter((name) => name !== undefined));
    for (const name of about) expect(String(name)).toMatch(/prod\/(api|ledger)$|staging\/web$/);
  });

  it('leave the number of all of them unknown', async () => {
    const records = await scan({}, chosen('prod/api').options);
    expect(ofKind(records, 'registry-end')).toMatchObject([
      { repositories: { unknown: 'left-out' }, publicRepositories: { unknown: 'left-out' } },
    ]);
    expect(records.at(-1)).toMatchObject({ record: 'end', repositories: 1, images: 7, unread: 0 });
  });

  it('may be all of them, which are counted', async () => {
    const { passedOver, options } = chosen('*');
    expect(ofKind(await scan({}, options), 'registry-end')).toMatchObject([{ repositories: 5, publicRepositories: 1 }]);
    expect(passedOver).toEqual([]);
  });

  it('are not all where the list of them broke off', async () => {
    aws().intercept((call) => (call.operation === 'DescribeRepositories' && call.service === 'ecr' ? faults.accessDenied : undefined));
    expect(ofKind(await scan({}, chosen('prod/api').options), 'registry-end')).toMatchObject([
      { repositories: { unknown: 'access-denied' } },
    ]);
  });
});
