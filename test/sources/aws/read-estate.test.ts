import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/schema/generated/validate-inventory-record.js';
import { exampleEstate } from '../../fake-aws/example-estate.js';
import { faults } from '../../fake-aws/faults.js';
import { ofKind, scannedEstate } from './scanned-estate.js';

const { aws, scan, callNames } = scannedEstate(exampleEstate);
const [us, eu] = ['us-east-1', 'eu-west-1'];

describe('the records of live registries', () => {
  it('are those of the schema, header first and counts last', async () => {
    const records = await scan({ regions: [us, eu] });
    for (const record of records) expect(validate(record), JSON.stringify(validate.errors?.[0])).toBe(true);
    expect(records[0]).toMatchObject({
      record: 'header',
      takenAt: '2026-11-21T12:00:00.000Z',
      registries: ['111122223333/us-east-1', '111122223333/eu-west-1'],
    });
    expect(records.at(-1)).toEqual({
      record: 'end',
      registries: 2,
      repositories: ofKind(records, 'repository').length,
      images: ofKind(records, 'images').flatMap(({ images }) => images).length,
      unread: 0,
    });
  });

  it('keep what belongs together together, registry by registry', async () => {
    const kinds = (await scan({ regions: [us, eu] })).map(({ record }) => record).join(' ');
    expect(kinds).toMatch(/^header( registry( repository( images)* repository-end)* registry-end){2} end$/);
  });

  it('are the same in the same order, however fast the answers come', async () => {
    const once = await scan({ regions: [us, eu] }, { concurrency: 1 });
    expect(await scan({ regions: [us, eu] }, { concurrency: 20 })).toEqual(once);
  });
});

describe('a scan', () => {
  it('asks nothing twice and pulls no image', async () => {
    await scan({ regions: [us, eu] });
    const asked = aws().calls.map(({ service, operation, region, input }) => `${service}:${operation} ${region} ${JSON.stringify(input)}`);
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([]);
    expect(callNames()).not.toContain('ecr:BatchGetImage');
  });

  it('reads manifests where it is told to, of indexes alone and after every description of the repository', async () => {
    const records = await scan({}, { readManifests: true });
    const [end] = ofKind(records, 'repository-end');
    expect(end?.indexes).toMatchObject([{ children: [expect.stringMatching(/^sha256:/), expect.stringMatching(/^sha256:/)] }]);
    expect(callNames().filter((name) => name === 'ecr:BatchGetImage')).toHaveLength(1);
    expect(callNames().indexOf('ecr:BatchGetImage')).toBeGreaterThan(callNames().indexOf('ecr:DescribeImages'));
  });

  it('asks for archived images too', async () => {
    const images = ofKind(await scan(), 'images').flatMap((page) => page.images);
    expect(images.map(({ status }) => status)).toContain('ARCHIVED');
  });

  it('says of an index whose manifest it did not read what would tell its children, and asks of those that it probably has', async () => {
    const [end] = ofKind(await scan(), 'repository-end');
    expect(end?.indexes).toMatchObject({ unknown: 'left-out', detail: expect.stringContaining('--read-manifests') });
    expect(end?.scans.length).toBeGreaterThan(0);
  });

  it.each([
    ['scan-findings', 'ecr:DescribeImageScanFindings'],
    ['pulls', 'cloudwatch:GetMetricData'],
    ['ecr-public', 'ecr-public:DescribeRepositories'],
    ['kms', 'kms:DescribeKey'],
    ['inspector', 'inspector2:ListCoverage'],
  ] as const)('leaves out %s on purpose: nothing is asked, and nothing is incomplete', async (probe, call) => {
    const records = await scan({}, { leftOut: new Set([probe]) });
    expect(callNames()).not.toContain(call);
    expect(ofKind(records, 'unread')).toEqual([]);
    expect(ofKind(records, 'header')[0]?.leftOut).toEqual([probe]);
  });
});

describe('what nobody will look at', () => {
  it('is not read, is unknown, and leaves nothing incomplete', async () => {
    const records = await scan({}, { parts: { images: false, scans: false } });
    expect(callNames()).not.toContain('ecr:DescribeImages');
    expect(ofKind(records, 'repository-end')[0]).toMatchObject({ images: { unknown: 'left-out' }, scans: [] });
    expect(ofKind(records, 'unread')).toEqual([]);
  });

  it('may be the scans alone', async () => {
    const records = await scan({}, { parts: { images: true, scans: false } });
    expect(callNames()).toContain('ecr:DescribeImages');
    expect(callNames()).not.toContain('ecr:DescribeImageScanFindings');
    expect(ofKind(records, 'repository-end')[0]).toMatchObject({ images: 7, scans: [] });
  });
});

describe('what one call refuses', () => {
  it.each([
    ['GetLifecyclePolicy', { lifecyclePolicy: { present: { unknown: 'access-denied' } } }],
    ['GetRepositoryPolicy', { policy: { present: { unknown: 'access-denied' } } }],
    ['ListTagsForResource', { tags: { unknown: 'access-denied' }, certainTags: {} }],
    ['BatchGetRepositoryScanningConfiguration', { scanFrequency: { unknown: 'access-denied' } }],
    ['GetMetricData', { pulls: { unknown: 'access-denied' } }],
    ['DescribeKey', { encryption: { keyState: { unknown: 'access-denied' }, keyManager: { unknown: 'access-denied' } } }],
  ])('%s is unknown in each repository, and the rest is there', async (operation, expected) => {
    aws().intercept((call) => (call.operation === operation && call.service !== 'ecr-public' ? faults.accessDenied : undefined));
    const records = await scan();
    expect(ofKind(records, 'repository')[0]?.repository).toMatchObject({
      name: 'prod/api',
      tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      ...expected,
    });
    const unread = ofKind(records, 'unread');
    expect(unread.length).toBeGreaterThan(0);
    for (const { hint } of unread) expect(hint).toContain(operation);
    expect(records.at(-1)).toMatchObject({ record: 'end', repositories: 6, unread: unread.length });
  });

  it('for 25 repositories at a time is said once', async () => {
    aws().intercept((call) => (call.operation === 'BatchGetRepositoryScanningConfiguration' ? faults.accessDenied : undefined));
    expect(ofKind(await scan(), 'unread')).toHaveLength(1);
  });

  it('leaves the images of a repository unknown, with those that came', async () => {
    aws().intercept((call) => (call.operation === 'DescribeImages' && call.service === 'ecr' ? faults.serverError : undefined));
    const records = await scan();
    expect(ofKind(records, 'repository-end')[0]).toMatchObject({ images: { unknown: 'not-read' }, scans: [] });
    expect(ofKind(records, 'unread').map(({ what, repository }) => `${what} ${repository}`)).toContain('images prod/api');
  });

  it('leaves the number of repositories unknown where their list is refused', async () => {
    aws().intercept((call) => (call.operation === 'DescribeRepositories' && call.service === 'ecr' ? faults.accessDenied : undefined));
    const records = await scan();
    expect(ofKind(records, 'registry-end')).toMatchObject([{ repositories: { unknown: 'access-denied' }, publicRepositories: 1 }]);
  });

  it('of a scan is unknown, never an image without findings', async () => {
    aws().intercept((call) => (call.operation === 'DescribeImageScanFindings' ? faults.emptyBody : undefined));
    const records = await scan();
    const scans = ofKind(records, 'repository-end').flatMap((end) => end.scans);
    expect(scans.length).toBeGreaterThan(0);
    for (const { scan: of } of scans) expect(of).toMatchObject({ unknown: 'not-read' });
  });

  it('to every call of a region is said once', async () => {
    aws().intercept((call) => (call.region === eu ? faults.regionOff : undefined));
    const records = await scan({ regions: [us, 'eu-south-2'] });
    expect(ofKind(records, 'unread')).toMatchObject([
      { what: 'the registry', region: 'eu-south-2', hint: expect.stringContaining('enable-region') },
    ]);
    expect(ofKind(records, 'registry').map(({ registry }) => registry.region)).toEqual([us]);
  });

  it('to whom the credentials belong is said, and the registry tells the account', async () => {
    aws().intercept((call) => (call.operation === 'GetCallerIdentity' ? faults.serverError : undefined));
    const records = await scan();
    expect(ofKind(records, 'unread')).toMatchObject([{ what: 'the account of the credentials' }]);
    expect(ofKind(records, 'registry')[0]?.registry).toMatchObject({ account: '111122223333' });
  });
});
