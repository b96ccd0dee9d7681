import { describe, expect, it, vi } from 'vitest';
import { exampleEstate } from '../fake-aws/example-estate.js';
import type { FaultName } from '../fake-aws/faults.js';
import { checkFaultedScan } from './check-faulted-scan.js';
import { dependsOn } from './depends-on.js';
import { faultedScans } from './faulted-scans.js';

vi.mock('../../src/sources/aws/clock.js', () => import('./hurried-clock.js'));
vi.spyOn(Math, 'random').mockReturnValue(0);

const { clean, calls, withFault } = await faultedScans({
  estate: exampleEstate,
  account: '111122223333',
  scope: { regions: ['us-east-1', 'eu-west-1'], readManifests: true },
  packs: ['strict', 'cost', 'enterprise'],
});

/** What the issue of scans names. */
const kinds: readonly FaultName[] = ['throttle', 'serverError', 'timeOut', 'accessDenied', 'expiredToken', 'truncatedBody'];

describe('a scan without a fault', () => {
  it('is whole, and has outcomes of every kind', () => {
    expect(clean.incomplete).toEqual([]);
    expect(new Set(clean.findings.map(({ outcome }) => outcome))).toEqual(new Set(['pass', 'fail', 'unknown', 'not-applicable']));
  });

  it('sends every call that a rule depends on, and those rules are asked', () => {
    expect(Object.keys(dependsOn).filter((call) => !calls.includes(call))).toEqual([]);
    const asked = new Set(clean.findings.map(({ rule }) => rule));
    expect(
      Object.values(dependsOn)
        .flat()
        .filter((rule) => !asked.has(rule)),
    ).toEqual([]);
  });
});

describe.concurrent('a scan in which one call is at fault', () => {
  it.each(calls.flatMap((call) => kinds.map((fault) => [call, fault] as const)))('%s: %s', async (call, fault) => {
    checkFaultedScan(clean, await withFault(call, fault), call, fault);
  });
});
