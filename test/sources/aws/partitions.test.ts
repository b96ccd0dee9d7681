import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAwsClients } from '../../../src/sources/aws/aws-clients.js';
import { createRateLimiters } from '../../../src/sources/aws/limit-attempts.js';

/** The host that a call would be sent to; nothing is sent. */
async function hostIn(region: string): Promise<string> {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret-of-the-test' };
  const clients = createAwsClients({ account: '', limiters: createRateLimiters(), credentials, maxAttempts: 1 });
  const client = await clients('sts', region);
  let host = '';
  client.middlewareStack.add(
    () =>
      async ({ request }) => {
        host = String(Reflect.get(Object(request), 'hostname'));
        throw new Error('far enough');
      },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toThrow('far enough');
  return host;
}

describe('the endpoint of a region', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['us-east-1', 'false', 'sts.us-east-1.amazonaws.com'],
    ['us-gov-west-1', 'false', 'sts.us-gov-west-1.amazonaws.com'],
    ['cn-north-1', 'false', 'sts.cn-north-1.amazonaws.com.cn'],
    ['us-east-1', 'true', 'sts-fips.us-east-1.amazonaws.com'],
  ])('in %s with FIPS %s is %s', async (region, fips, host) => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', fips);
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    expect(await hostIn(region)).toBe(host);
  });
});
