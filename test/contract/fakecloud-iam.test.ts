import { describe, expect, it } from 'vitest';
import { iamPolicy } from '../../src/app/iam-policy.js';
import { filledEmulator } from './filled-emulator.js';
import { putUserPolicy } from './put-user-policy.js';
import { readRegion } from './records.js';

const fakecloud = await filledEmulator('fakecloud', ['--iam', 'strict']);

const policy = iamPolicy(['scan'], { regions: [], role: undefined, organization: false, leaveOut: [], readManifests: false });

/** fakecloud 0.51 enforces IAM in few services; of those that a scan calls in these. */
const enforced = policy.Statement.flatMap(({ Action }) => Action).filter((action) => /^(kms|sts):/.test(action));

/** What is denied under the printed policy without that action. */
async function deniedWithout(missing: string) {
  if (fakecloud?.auditor === undefined) throw new Error('fakecloud made no auditor');
  const statements = policy.Statement.filter(({ Action }) => !Action.includes(missing));
  await putUserPolicy(fakecloud.endpoint, { ...policy, Statement: statements });
  const { of } = await readRegion(fakecloud.endpoint, { keys: fakecloud.auditor });
  return of('unread').filter(({ why }) => why.startsWith('access denied'));
}

describe.skipIf(fakecloud === undefined)('the printed policy, by fakecloud', () => {
  it('suffice', async () => {
    expect(enforced).toEqual(['kms:DescribeKey', 'sts:GetCallerIdentity']);
    expect(await deniedWithout('nothing')).toEqual([]);
  });

  it.each(enforced)('name %s where it is missing', async (missing) => {
    const denied = await deniedWithout(missing);
    expect(denied.length).toBeGreaterThan(0);
    for (const { hint } of denied) expect(hint).toContain(missing);
  });
});
