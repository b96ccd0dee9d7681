import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type IamPolicyOptions, iamPolicy } from '../../src/app/iam-policy.js';
import { type LiveOptions, readLive } from '../../src/app/read-live.js';
import type { UnreadRecord } from '../../src/schema/generated/inventory-record.js';
import { exampleEstate, memberAccount } from '../fake-aws/example-estate.js';
import { exampleNow, examplePlace } from '../fake-aws/example-place.js';
import { callName, type FakeCall } from '../fake-aws/fake-call.js';
import { fakeEnvironment } from '../fake-aws/fake-clients.js';
import { faults } from '../fake-aws/faults.js';
import { type FakeAws, startFakeAws } from '../fake-aws/start-fake-aws.js';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws(exampleEstate);
  for (const [name, value] of Object.entries(fakeEnvironment(aws.endpoint, examplePlace.us.account))) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const plain: IamPolicyOptions = {
  regions: ['us-east-1'],
  role: undefined,
  organization: false,
  leaveOut: [],
  readManifests: false,
  verify: false,
};
const allowed = (options: IamPolicyOptions) => new Set(iamPolicy(['scan'], options).Statement.flatMap(({ Action }) => Action));

/** Scans where only these actions are allowed, and gives what could not be read. */
async function scan(isAllowed: (call: FakeCall) => boolean, options: LiveOptions): Promise<readonly UnreadRecord[]> {
  aws.intercept((call) => (isAllowed(call) ? undefined : faults.accessDenied));
  const unread: UnreadRecord[] = [];
  for await (const record of readLive({ ...options, now: exampleNow })) if (record.record === 'unread') unread.push(record);
  return unread;
}

const variants: readonly (readonly [string, Partial<IamPolicyOptions>])[] = [
  ['as it is', {}],
  ['of all regions', { regions: ['all'] }],
  ['that reads manifests', { readManifests: true }],
  ['without some probes', { leaveOut: ['kms', 'inspector', 'scan-findings'] }],
];

describe('a scan under exactly the printed policy', () => {
  it.each(variants)('%s reads everything', async (_, more) => {
    const options = { ...plain, ...more };
    const actions = allowed(options);
    expect(await scan((call) => actions.has(callName(call)), options)).toEqual([]);
  });

  it('of an organization reads everything, with the one policy for whoever scans and the other for the role', async () => {
    const caller = allowed({ ...plain, organization: true, role: 'auditor' });
    const reader = allowed(plain);
    const isAllowed = (call: FakeCall) => (call.account === memberAccount ? reader : caller).has(callName(call));
    const options = { regions: ['us-east-1'], organization: true, role: 'auditor', externalId: 'audit-42' };
    expect(await scan(isAllowed, options)).toEqual([]);
    expect(aws.calls.some(({ account }) => account === memberAccount)).toBe(true);
  });

  // Amazon ECR asks Inspector itself, so the fake has no such call to refuse.
  const each = [...allowed({ ...plain, regions: ['all'], readManifests: true })].filter((action) => action !== 'inspector2:ListFindings');
  it.each(each)('but for %s names it', async (action) => {
    const unread = await scan((call) => callName(call) !== action, { regions: ['us-east-1', 'eu-west-1', 'all'], readManifests: true });
    const [service = ''] = action.split(':');
    expect(unread.map(({ hint }) => hint)).toContainEqual(expect.stringContaining(`allow ${action} `));
    // Where Inspector is off it refuses two calls, which without its status cannot be told from a lack of permission.
    for (const { hint } of unread) expect(hint).toContain(`allow ${service}:`);
  });
});
