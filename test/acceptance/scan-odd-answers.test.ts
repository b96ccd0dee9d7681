import { describe, it, vi } from 'vitest';
import { exampleEstate } from '../fake-aws/example-estate.js';
import type { FaultName } from '../fake-aws/faults.js';
import { checkFaultedScan } from './check-faulted-scan.js';
import { faultedScans } from './faulted-scans.js';

vi.mock('../../src/sources/aws/clock.js', () => import('./hurried-clock.js'));
vi.spyOn(Math, 'random').mockReturnValue(0);

const { clean, calls, withFault } = await faultedScans({
  estate: exampleEstate,
  account: '111122223333',
  scope: { regions: ['us-east-1', 'eu-west-1'], readManifests: true },
  packs: ['strict', 'cost', 'enterprise'],
});

/** Answers that look like answers, and refusals of a proxy, an emulator or a region. */
const kinds: readonly FaultName[] = ['emptyBody', 'regionOff', 'htmlError'];

/** Of the rest a token for more is no fault: they have no pages, or ask for one log group or 25 repositories by name. */
const listed = calls.filter((call) => /:(Describe(?!Registry|Key|LogGroups)|List(?!TagsForResource)|GetMetricData)/.test(call));

describe.concurrent('a scan in which one call is answered oddly', () => {
  it.each(calls.flatMap((call) => kinds.map((fault) => [call, fault] as const)))('%s: %s', async (call, fault) => {
    checkFaultedScan(clean, await withFault(call, fault), call, fault);
  });

  it.each(listed)('%s: a list that never ends', async (call) => {
    checkFaultedScan(clean, await withFault(call, 'endlessToken'), call, 'endlessToken');
  });
});
