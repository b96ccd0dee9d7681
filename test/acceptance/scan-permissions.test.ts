import { describe, expect, it } from 'vitest';
import { type IamPolicyOptions, iamPolicy } from '../../src/app/iam-policy.js';
import { readLive } from '../../src/app/read-live.js';
import type { UnreadRecord } from '../../src/schema/generated/inventory-record.js';
import { allowOnly } from '../fake-aws/allow-only.js';
import { exampleEstate } from '../fake-aws/example-estate.js';
import { callName } from '../fake-aws/fake-call.js';
import { fakeEnvironment } from '../fake-aws/fake-clients.js';
import { startFakeAws } from '../fake-aws/start-fake-aws.js';

const plain: IamPolicyOptions = {
  regions: ['us-east-1'],
  role: undefined,
  organization: false,
  leaveOut: [],
  readManifests: true,
  verify: false,
};
const actionsOf = (options: IamPolicyOptions) => iamPolicy(['scan'], options).Statement.flatMap(({ Action }) => Action);

/** What could not be read by a caller with just those permissions, and which calls were made. */
async function scanWith(actions: readonly string[]) {
  const aws = await startFakeAws(exampleEstate);
  Object.assign(process.env, fakeEnvironment(aws.endpoint, '111122223333'));
  aws.intercept(allowOnly(actions));
  const unread: UnreadRecord[] = [];
  for await (const record of readLive({ regions: ['us-east-1'], readManifests: true, endpoint: aws.endpoint }))
    if (record.record === 'unread') unread.push(record);
  await aws.close();
  return { unread, called: [...new Set(aws.calls.map(callName))].sort() };
}

const all = actionsOf(plain);
const { unread, called } = await scanWith(all);

describe('a scan with the permissions that iam-policy prints', () => {
  it('reads everything, and has none that it does not use', () => {
    expect(unread).toEqual([]);
    // ECR asks Amazon Inspector for findings on behalf of whoever asks ECR for them.
    expect(all.filter((action) => action !== 'inspector2:ListFindings').sort()).toEqual(called);
  });

  it.each(called)('without %s names it', async (missing) => {
    const { unread: denied } = await scanWith(all.filter((action) => action !== missing));
    expect(denied.length).toBeGreaterThan(0);
    for (const { hint } of denied) expect(hint).toContain(`allow ${missing} `);
  });
});
