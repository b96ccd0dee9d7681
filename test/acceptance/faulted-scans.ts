import { groupUnread } from '../../src/app/group-unread.js';
import { judgeScan } from '../../src/app/judge-scan.js';
import { type LiveOptions, readLive } from '../../src/app/read-live.js';
import type { InventoryRecord, UnreadRecord } from '../../src/schema/generated/inventory-record.js';
import type { Report } from '../../src/schema/generated/report.js';
import type { FakeEstate } from '../fake-aws/estate.js';
import { exampleNow } from '../fake-aws/example-place.js';
import { callName, type FakeCall } from '../fake-aws/fake-call.js';
import { fakeEnvironment } from '../fake-aws/fake-clients.js';
import { type FaultName, faults } from '../fake-aws/faults.js';
import { startFakeAws } from '../fake-aws/start-fake-aws.js';

/** A scan that is run again and again, each time with one call at fault. */
export interface FaultedScans {
  /** The scan without a fault. */
  readonly clean: Report;
  /** The calls of that scan, each once, as service and operation. */
  readonly calls: readonly string[];
  /** The scan in which that call is at fault wherever it is sent. */
  readonly withFault: (call: string, fault: FaultName) => Promise<Report>;
}

/** What is scanned, and by which packs it is judged. */
interface ScanSetting {
  readonly estate: FakeEstate;
  readonly account: string;
  readonly scope: LiveOptions;
  readonly packs: readonly string[];
}

/** Milliseconds: long enough that a busy machine lets no other call hang. */
const patience = { hanging: 1_500, other: 10_000 };

/** Scans without a fault, keeping every outcome. Each scan has an AWS of its own, so that many may run at a time. */
export async function faultedScans({ estate, account, scope, packs }: ScanSetting): Promise<FaultedScans> {
  const judge = onceForEach((records) => judgeScan(oneByOne(records), { allOutcomes: true, packs }));
  const scan = async (timeout: number, choose: Parameters<typeof readAll>[2]) => {
    const read = await readAll(estate, { ...scope, timeout, now: exampleNow }, choose);
    return { ...read, report: { ...(await judge(read.records)), incomplete: groupUnread(read.records.filter(isUnread)) } };
  };
  // The keys of the account; the endpoint is that of each scan.
  Object.assign(process.env, fakeEnvironment('', account));
  const { report, calls } = await scan(patience.other, () => undefined);
  return {
    clean: report,
    calls: [...new Set(calls.map(callName))].sort(),
    withFault: async (call, fault) => {
      const timeout = fault === 'timeOut' ? patience.hanging : patience.other;
      return (await scan(timeout, (sent) => (callName(sent) === call ? faults[fault] : undefined))).report;
    },
  };
}

async function readAll(estate: FakeEstate, options: LiveOptions, choose: (call: FakeCall) => (typeof faults)[FaultName] | undefined) {
  const aws = await startFakeAws(estate);
  aws.intercept(choose);
  const records: InventoryRecord[] = [];
  try {
    for await (const record of readLive({ ...options, endpoint: aws.endpoint })) records.push(record);
  } finally {
    await aws.close();
  }
  return { records, calls: aws.calls };
}

async function* oneByOne(records: readonly InventoryRecord[]): AsyncGenerator<InventoryRecord, void, undefined> {
  yield* records;
}

const isUnread = (record: InventoryRecord): record is UnreadRecord => record.record === 'unread';

type Judge = (records: readonly InventoryRecord[]) => Promise<Report>;

/** Most faults of a call leave the same records but for the words that say why; those are judged once. */
function onceForEach(judge: Judge): Judge {
  const reports = new Map<string, Promise<Report>>();
  return (records) => {
    const key = JSON.stringify(records, (name, value) => (['detail', 'why', 'hint'].includes(name) ? '' : value));
    const report = reports.get(key) ?? judge(records);
    reports.set(key, report);
    return report;
  };
}
