import { describe, expect, it } from 'vitest';
import { exampleEstate } from '../../fake-aws/example-estate.js';
import type { Fault } from '../../fake-aws/faults.js';
import { ofKind, scannedEstate } from './scanned-estate.js';

const { aws, scan } = scannedEstate(exampleEstate);

/** An answer of our own in place of the service's. */
const answers =
  (body: object): Fault =>
  () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

describe('a scan that nobody tells what to read', () => {
  it.each([
    ['no account', 'ListAccounts', { Accounts: [] }, 'the accounts of the organization', 'the answer names none that is active'],
    [
      'accounts that are all closed',
      'ListAccounts',
      { Accounts: [{ Id: '777788889999', State: 'CLOSED' }] },
      'the accounts of the organization',
      'names none',
    ],
    ['an account without an id', 'ListAccounts', { Accounts: [{ State: 'ACTIVE' }] }, 'the accounts of the organization', 'lacks'],
  ])('is incomplete where the organization names %s', async (_, operation, body, what, why) => {
    aws().intercept((call) => (call.operation === operation ? answers(body) : undefined));
    const records = await scan({ organization: true, role: 'auditor' });
    expect(ofKind(records, 'unread')).toMatchObject([{ what, why: expect.stringContaining(why) }]);
  });

  it.each([
    ['no region', { Regions: [] }, 'the answer names none'],
    ['a region without a name', { Regions: [{ RegionOptStatus: 'ENABLED' }] }, 'lacks'],
  ])('is incomplete where the account names %s', async (_, body, why) => {
    aws().intercept((call) => (call.operation === 'ListRegions' ? answers(body) : undefined));
    const records = await scan({ regions: ['all'] });
    expect(ofKind(records, 'unread')).toMatchObject([
      { what: 'the regions that the account has enabled', why: expect.stringContaining(why) },
    ]);
  });

  it('tries an account in a state that nobody knows yet', async () => {
    const body = { Accounts: [{ Id: '123456789012', State: 'RESTING' }] };
    aws().intercept((call) => (call.operation === 'ListAccounts' ? answers(body) : undefined));
    const records = await scan({ organization: true, role: 'auditor' });
    expect(ofKind(records, 'unread')).toMatchObject([{ account: '123456789012', why: expect.stringContaining('access denied') }]);
  });
});
