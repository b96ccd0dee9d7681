import { ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { ListCoverageCommand } from '@aws-sdk/client-inspector2';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import type { AwsClients } from '../../src/sources/aws/aws-clients.js';
import { faultCode } from '../../src/sources/aws/fault-code.js';
import { type Ask, ecr, exampleAws } from './ask.js';
import { fakeClients } from './fake-clients.js';
import { type FaultName, faults } from './faults.js';

const { fake } = await exampleAws();
afterEach(() => fake.intercept());

/** A region that is not always on, where the fault of keys that are not known is that of the region. */
const optIn = 'eu-south-1';

/** One call of each protocol. */
const callsIn = (region: string): Readonly<Record<string, Ask>> => ({
  'JSON 1.1': async (of: AwsClients) => (await of('ecr', region)).send(new DescribeRepositoriesCommand({})),
  'JSON 1.0': async (of) => (await of('cloudwatch', region)).send(new DescribeAlarmsCommand({})),
  'REST of Inspector': async (of) => (await of('inspector2', region)).send(new ListCoverageCommand({})),
  'REST of Account': async (of) => (await of('account', region)).send(new ListRegionsCommand({})),
  'EC2 query': async (of) => (await of('ec2', region)).send(new DescribeVpcEndpointsCommand({})),
  query: async (of) => (await of('sts', region)).send(new GetCallerIdentityCommand({})),
});

const calls = callsIn(optIn);
const answered = Object.entries(callsIn('us-east-1'));

const codes: readonly (readonly [FaultName, string])[] = [
  ['throttle', 'throttled'],
  ['serverError', 'server-error'],
  ['htmlError', 'server-error'],
  ['timeOut', 'timed-out'],
  ['accessDenied', 'access-denied'],
  ['expiredToken', 'expired-token'],
];

describe('a fault comes to the real clients as what it is', () => {
  it.each(codes.flatMap(([fault, code]) => Object.entries(calls).map(([name, ask]) => [fault, name, code, ask] as const)))(
    '%s, %s: %s',
    async (fault, _, code, ask) => {
      fake.intercept(() => faults[fault]);
      const clients = fakeClients(fake.endpoint, '111122223333', { timeout: 300, maxAttempts: 1 });
      const error = await ask(clients).catch((thrown: unknown) => thrown);
      expect(faultCode(error, optIn)).toBe(code);
    },
  );

  it.each(Object.entries(calls).filter(([name]) => name !== 'EC2 query'))('a region that is off, %s', async (_, ask) => {
    fake.intercept(() => faults.regionOff);
    const error = await ask(fakeClients(fake.endpoint, '111122223333', { maxAttempts: 1 })).catch((thrown: unknown) => thrown);
    expect(faultCode(error, optIn)).toBe('region-off');
  });
});

describe('answers that only look like answers', () => {
  const clients = fakeClients(fake.endpoint, '111122223333', { maxAttempts: 1 });

  it.each(answered.filter(([name]) => !name.endsWith('query')))('cut JSON is a SyntaxError, %s', async (_, ask) => {
    fake.intercept(() => faults.truncatedBody);
    await expect(ask(clients)).rejects.toMatchObject({ name: 'SyntaxError' });
  });

  it('an empty body under 200 says nothing of repositories', async () => {
    fake.intercept(() => faults.emptyBody);
    expect(await ecr(new DescribeRepositoriesCommand({}))(clients)).not.toHaveProperty('repositories');
  });

  it.each(answered.filter(([name]) => name !== 'query'))('a list that never ends, %s', async (_, ask) => {
    fake.intercept(() => faults.endlessToken);
    const { nextToken, NextToken } = (await ask(clients)) as { readonly nextToken?: string; readonly NextToken?: string };
    expect(nextToken ?? NextToken).toBe('again');
  });

  it('a list that never ends takes its own token', async () => {
    fake.intercept(() => faults.endlessToken);
    const answer = await ecr(new DescribeRepositoriesCommand({ nextToken: 'again', maxResults: 2 }))(clients);
    expect(answer).toMatchObject({ repositories: [{ repositoryName: 'prod/api' }, { repositoryName: 'prod/ledger' }], nextToken: 'again' });
  });
});
