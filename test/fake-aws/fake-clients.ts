import { type AwsClients, createAwsClients } from '../../src/sources/aws/aws-clients.js';
import { createRateLimiters } from '../../src/sources/aws/limit-attempts.js';
import { keysOf } from './operations/identity.js';

interface FakeClientOptions {
  readonly timeout?: number;
  readonly maxAttempts?: number;
}

/** The real clients, with keys by which the fake knows the account. */
export function fakeClients(endpoint: string, account: string, { timeout = 5_000, maxAttempts = 3 }: FakeClientOptions = {}): AwsClients {
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = keysOf(account);
  return createAwsClients({
    account,
    limiters: createRateLimiters(),
    credentials: { accessKeyId, secretAccessKey },
    endpoint,
    timeout,
    maxAttempts,
  });
}

/** What a command of its own process needs to find the fake and nothing else. */
export function fakeEnvironment(endpoint: string, account: string): Readonly<Record<string, string>> {
  const { AccessKeyId, SecretAccessKey } = keysOf(account);
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: AccessKeyId,
    AWS_SECRET_ACCESS_KEY: SecretAccessKey,
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
