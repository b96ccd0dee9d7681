import { describe, expect, it } from 'vitest';
import { scanPermissions } from '../../src/sources/aws/permissions.js';
import { filledEmulator } from './filled-emulator.js';
import { putUserPolicy } from './put-user-policy.js';
import { readRegion } from './records.js';

const fakecloud = await filledEmulator('fakecloud', ['--iam', 'strict']);

/** Without an option: what every scan needs. */
const needed = scanPermissions.filter(({ option }) => option === undefined).map(({ action }) => action);

/** fakecloud 0.51 enforces IAM in few services; of those that a scan calls in these. */
const enforced = needed.filter((action) => /^(kms|sts):/.test(action));

async function deniedWith(actions: readonly string[]) {
  if (fakecloud?.auditor === undefined) throw new Error('fakecloud made no auditor');
  await putUserPolicy(fakecloud.endpoint, { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] });
  const { of } = await readRegion(fakecloud.endpoint, { keys: fakecloud.auditor });
  return of('unread').filter(({ why }) => why.startsWith('access denied'));
}

describe.skipIf(fakecloud === undefined)('the permissions of a scan, by fakecloud', () => {
  it('suffice', async () => {
    expect(enforced).toEqual(['kms:DescribeKey', 'sts:GetCallerIdentity']);
    expect(await deniedWith(needed)).toEqual([]);
  });

  it.each(enforced)('name %s where it is missing', async (missing) => {
    const denied = await deniedWith(needed.filter((action) => action !== missing));
    expect(denied.length).toBeGreaterThan(0);
    for (const { hint } of denied) expect(hint).toContain(missing);
  });
});
