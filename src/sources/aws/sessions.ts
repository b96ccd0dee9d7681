import { type AwsClientOptions, type AwsClients, createAwsClients } from './aws-clients.js';
import type { ClientConfig } from './aws-services.js';
import type { RateLimiters } from './limit-attempts.js';

/** What all clients of a run share. */
export interface SessionOptions {
  readonly limiters: RateLimiters;
  readonly endpoint: string | undefined;
  /** Milliseconds that one attempt may take. */
  readonly timeout: number | undefined;
}

/** Whose calls they are. */
export interface Session {
  readonly profile: string | undefined;
  readonly credentials: NonNullable<ClientConfig['credentials']> | undefined;
}

/** Makes the clients of a session in an account, whose rate limits count. */
export function clientsOf({ profile, credentials }: Session, account: string, options: SessionOptions): AwsClients {
  const { limiters, endpoint, timeout } = options;
  const own: AwsClientOptions = {
    account,
    limiters,
    ...(profile === undefined ? {} : { profile }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(timeout === undefined ? {} : { timeout }),
  };
  return createAwsClients(own);
}

/** A role to be assumed. */
export interface AssumedRole {
  readonly arn: string;
  readonly externalId: string | undefined;
  readonly region: string;
}

/** Temporary credentials last so much longer than the calls that use them. */
const renewEarly = 5 * 60 * 1_000;

/** The session of a role that another session assumes: once, and again before its credentials expire. */
export async function assumeRole(base: Session, { arn, externalId, region }: AssumedRole, options: SessionOptions): Promise<Session> {
  const [{ fromNodeProviderChain, fromTemporaryCredentials }, { memoize }] = await Promise.all([
    import('@aws-sdk/credential-providers'),
    import('@smithy/core/config'),
  ]);
  const credentials = fromTemporaryCredentials({
    masterCredentials: base.credentials ?? fromNodeProviderChain(base.profile === undefined ? {} : { profile: base.profile }),
    params: { RoleArn: arn, RoleSessionName: 'ecr-audit', ...(externalId === undefined ? {} : { ExternalId: externalId }) },
    clientConfig: { region, ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }) },
  });
  const kept = memoize(
    credentials,
    ({ expiration }) => expiration !== undefined && expiration.getTime() - Date.now() < renewEarly,
    ({ expiration }) => expiration !== undefined,
  );
  return { profile: base.profile, credentials: kept };
}

/** The region that the SDK takes where none is named: of the environment, else of the profile; undefined where neither has one. */
export async function defaultRegion(profile: string | undefined): Promise<string | undefined> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

/** The partition of a region, where no answer of AWS has told it. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
