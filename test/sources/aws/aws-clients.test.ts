import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAwsClients } from '../../../src/sources/aws/aws-clients.js';
import { type AwsService, makeClient } from '../../../src/sources/aws/aws-services.js';
import { createRateLimiters } from '../../../src/sources/aws/limit-attempts.js';

afterEach(() => vi.unstubAllEnvs());

const clients = (more: object = {}) =>
  createAwsClients({
    account: '111122223333',
    limiters: createRateLimiters(),
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret-of-the-test' },
    ...more,
  });

const isService = (name: string): name is AwsService => name in makeClient;

describe('the clients of an account', () => {
  it.each(Object.keys(makeClient).filter(isService))('has one for %s, that limits each attempt before it is signed', async (service) => {
    const client = await clients()(service, 'eu-west-1');
    const steps = client.middlewareStack.identify().map((step) => step.replace(/ .*/, ''));
    expect(await client.config.region()).toBe('eu-west-1');
    expect(steps.indexOf('limitAttempts')).toBeGreaterThan(steps.indexOf('retryMiddleware'));
    expect(steps.indexOf('limitAttempts')).toBeLessThan(steps.indexOf('httpSigningMiddleware'));
  });

  it('gives the same client for the same service and region, and another one for another', async () => {
    const of = clients();
    expect(await of('ecr', 'eu-west-1')).toBe(await of('ecr', 'eu-west-1'));
    expect(await of('ecr', 'eu-west-1')).not.toBe(await of('ecr', 'us-east-1'));
    expect(await of('kms', 'eu-west-1')).not.toBe(await of('ecr', 'eu-west-1'));
  });

  it('takes FIPS and the endpoint from the environment, as the SDK does', async () => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
    const client = await clients()('ecr', 'us-gov-west-1');
    expect(await client.config.useFipsEndpoint()).toBe(true);
  });

  it('takes the keys of the environment where it is given none', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOFENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-of-the-environment');
    const of = createAwsClients({ account: '', limiters: createRateLimiters() });
    const client = await of('sts', 'eu-west-1');
    expect((await client.config.credentials()).accessKeyId).toBe('AKIAOFENV');
  });

  it('does not let the SDK warn of this Node', () => {
    clients();
    expect(process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED']).toBe('true');
  });
});
