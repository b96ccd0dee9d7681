import { describe, expect, it } from 'vitest';
import { isEcrAuditError } from '../../../src/model/errors.js';
import { exampleEstate, memberAccount } from '../../fake-aws/example-estate.js';
import { faults } from '../../fake-aws/faults.js';
import { ofKind, scannedEstate } from './scanned-estate.js';

const own = '111122223333';
const { aws, scan, callNames } = scannedEstate(exampleEstate, own);

async function refusal(running: Promise<unknown>): Promise<string> {
  const error = await running.catch((thrown: unknown) => thrown);
  if (!isEcrAuditError(error)) throw new Error('it was not refused');
  return `${error.code}: ${error.message}; ${error.hint}`;
}

const registriesIn = async (...[target, more]: Parameters<typeof scan>) =>
  (await scan(target, more)).flatMap((record) => (record.record === 'header' ? record.registries : []));

describe('the accounts of a scan', () => {
  it('are that of the credentials', async () => {
    expect(await registriesIn()).toEqual([`${own}/us-east-1`]);
  });

  it('that the credentials are not of is refused before anything is read', async () => {
    expect(await refusal(scan({ accounts: [memberAccount] }))).toMatch(/^wrong-account: the credentials are of account 111122223333/);
    expect(callNames()).toEqual(['sts:GetCallerIdentity']);
  });

  it('beside that of the credentials want a role', async () => {
    expect(await refusal(scan({ accounts: [own, memberAccount] }))).toMatch(/^wrong-account: .* cannot read 444455556666; .*--assume-role/);
  });

  it.each([
    ['by ARN', `arn:aws:iam::${memberAccount}:role/auditor`, []],
    ['by name', 'auditor', [memberAccount]],
  ])('are entered by a role %s, which is assumed once', async (_, role, accounts) => {
    expect(await registriesIn({ role, externalId: 'audit-42', accounts })).toEqual([`${memberAccount}/us-east-1`]);
    expect(callNames().filter((name) => name === 'sts:AssumeRole')).toHaveLength(1);
    const read = aws().calls.filter(({ service }) => service === 'ecr');
    expect(new Set(read.map(({ account }) => account))).toEqual(new Set([memberAccount]));
  });

  it('whose role is refused are said, and the others are read', async () => {
    const records = await scan({ role: 'auditor', accounts: [own, memberAccount, '123456789012'], externalId: 'audit-42' });
    expect(ofKind(records, 'registry').map(({ registry }) => registry.account)).toEqual([own, memberAccount]);
    expect(ofKind(records, 'unread')).toMatchObject([
      { what: 'the account, by its role auditor', account: '123456789012', why: expect.stringContaining('access denied') },
    ]);
  });

  it('of an organization are those that are active, its own without a role', async () => {
    expect(await registriesIn({ organization: true, role: 'auditor', externalId: 'audit-42' })).toEqual([
      `${own}/us-east-1`,
      `${memberAccount}/us-east-1`,
    ]);
    expect(callNames().filter((name) => name === 'sts:AssumeRole')).toHaveLength(1);
  });

  it('of an organization that does not tell them leave a scan incomplete', async () => {
    aws().intercept((call) => (call.operation === 'ListAccounts' ? faults.accessDenied : undefined));
    const records = await scan({ organization: true, role: 'auditor' });
    expect(ofKind(records, 'unread')).toMatchObject([{ what: 'the accounts of the organization' }]);
    expect(records.at(-1)).toMatchObject({ registries: 0, unread: 1 });
  });

  it('that are named and are none of the organization are said', async () => {
    const records = await scan({ organization: true, role: 'auditor', externalId: 'audit-42', accounts: [memberAccount, '777788889999'] });
    expect(ofKind(records, 'registry').map(({ registry }) => registry.account)).toEqual([memberAccount]);
    expect(ofKind(records, 'unread')).toMatchObject([{ account: '777788889999', why: 'it is no active account of the organization' }]);
  });

  it('cannot be verified where nobody tells whose the credentials are', async () => {
    aws().intercept((call) => (['GetCallerIdentity', 'DescribeRegistry'].includes(call.operation) ? faults.serverError : undefined));
    const records = await scan({ accounts: [memberAccount] });
    expect(ofKind(records, 'registry')).toEqual([]);
    expect(ofKind(records, 'unread').map(({ why }) => why)).toContain('it cannot be told whether the credentials are of this account');
  });

  it('are told by the registry where STS does not, and refused all the same', async () => {
    aws().intercept((call) => (call.operation === 'GetCallerIdentity' ? faults.serverError : undefined));
    expect(await refusal(scan({ accounts: [memberAccount] }))).toContain('wrong-account');
  });
});

describe('the regions of a scan', () => {
  it('are all that the account has enabled, on its word', async () => {
    const registries = await registriesIn({ regions: ['all'] });
    expect(registries).toContain(`${own}/eu-west-1`);
    expect(registries).not.toContain(`${own}/eu-south-2`);
  });

  it('that are named twice are read once', async () => {
    expect(await registriesIn({ regions: ['eu-west-1', 'eu-west-1'] })).toEqual([`${own}/eu-west-1`]);
  });

  it('leave a scan incomplete where the account does not tell them', async () => {
    aws().intercept((call) => (call.operation === 'ListRegions' ? faults.accessDenied : undefined));
    const records = await scan({ regions: ['all'] });
    expect(ofKind(records, 'unread')).toMatchObject([
      { what: 'the regions that the account has enabled', hint: expect.stringContaining('account:ListRegions') },
    ]);
  });

  it('are the one of the environment where none is named, and an error where that has none', async () => {
    process.env['AWS_REGION'] = 'eu-west-1';
    expect(await registriesIn({ regions: [] })).toEqual([`${own}/eu-west-1`]);
    delete process.env['AWS_REGION'];
    expect(await refusal(scan({ regions: [] }))).toBe(
      'region-missing: there is no region to scan; say --region NAME (repeatable) or --region all, or set AWS_REGION',
    );
  });
});
