import { afterAll, afterEach, beforeAll } from 'vitest';
import type { InventoryRecord } from '../../../src/schema/generated/inventory-record.js';
import { type AwsReadOptions, readEstate } from '../../../src/sources/aws/read-estate.js';
import type { ScanTarget } from '../../../src/sources/aws/scan-target.js';
import type { FakeEstate } from '../../fake-aws/estate.js';
import { exampleNow } from '../../fake-aws/example-place.js';
import { callName } from '../../fake-aws/fake-call.js';
import { fakeEnvironment } from '../../fake-aws/fake-clients.js';
import { type FakeAws, startFakeAws } from '../../fake-aws/start-fake-aws.js';

const place: ScanTarget = {
  profile: undefined,
  role: undefined,
  externalId: undefined,
  accounts: [],
  organization: false,
  regions: ['us-east-1'],
};

/** A fake AWS that is read as a scan reads it, for the tests of one file. */
export function scannedEstate(estate: FakeEstate, account = '111122223333') {
  let fake: FakeAws | undefined;
  const kept = { ...process.env };
  const aws = (): FakeAws => {
    if (fake === undefined) throw new Error('the fake AWS has not started');
    return fake;
  };
  beforeAll(async () => {
    fake = await startFakeAws(estate);
    Object.assign(process.env, fakeEnvironment(fake.endpoint, account));
  });
  afterEach(() => {
    aws().intercept();
    aws().forget();
  });
  afterAll(async () => {
    await aws().close();
    process.env = kept;
  });
  return {
    aws,
    scan: (target: Partial<ScanTarget> = {}, more: Partial<AwsReadOptions> = {}) => gather([{ ...place, ...target }], more),
    callNames: () => aws().calls.map(callName),
  };
}

async function gather(targets: readonly ScanTarget[], more: Partial<AwsReadOptions>): Promise<InventoryRecord[]> {
  const options: AwsReadOptions = {
    tool: { name: 'ecr-audit', version: '0.0.0' },
    now: exampleNow,
    endpoint: undefined,
    timeout: 5_000,
    concurrency: 4,
    leftOut: new Set(),
    readManifests: false,
    parts: { images: true, scans: true },
    ...more,
  };
  const records: InventoryRecord[] = [];
  for await (const record of readEstate(targets, options)) records.push(record);
  return records;
}

/** The records of one kind. */
export function ofKind<K extends InventoryRecord['record']>(records: readonly InventoryRecord[], kind: K) {
  return records.filter((record): record is Extract<InventoryRecord, { record: K }> => record.record === kind);
}
