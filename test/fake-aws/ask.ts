import type { ECRClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-ecr';
import type { Command } from '@smithy/types';
import { afterAll, expect } from 'vitest';
import type { AwsClients } from '../../src/sources/aws/aws-clients.js';
import { exampleEstate, memberAccount } from './example-estate.js';
import { callName, type FakeCall } from './fake-call.js';
import { fakeClients } from './fake-clients.js';
import { startFakeAws } from './start-fake-aws.js';

/** One call of a client, whichever. */
export type Ask = (clients: AwsClients) => Promise<object>;

export const region = 'us-east-1';

/** A call of ECR in us-east-1. */
export const ecr =
  <I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    command: Command<ServiceInputTypes, I, ServiceOutputTypes, O, ECRClientResolvedConfig>,
  ): Ask =>
  async (clients) =>
    (await clients('ecr', region)).send(command);

/** The role of the second account, and the external id that a caller brings. */
export const roleOf = (ExternalId: string) => ({
  RoleArn: `arn:aws:iam::${memberAccount}:role/auditor`,
  RoleSessionName: 'audit',
  ExternalId,
});

/** The example estate behind a fake AWS, for the tests of one file. */
export async function exampleAws() {
  const fake = await startFakeAws(exampleEstate);
  afterAll(() => fake.close());
  const clients = fakeClients(fake.endpoint, '111122223333');
  return {
    fake,
    clients,
    /** Asks, and proves that this was one request for that operation. */
    askOnce: async (name: string, ask: Ask, answer: object) => {
      fake.forget();
      expect(await ask(clients)).toMatchObject(answer);
      expect(fake.calls.map((call: FakeCall) => [callName(call), call.account])).toEqual([[name, '111122223333']]);
    },
  };
}
