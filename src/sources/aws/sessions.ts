import { AssumeRoleCommand, type AssumeRoleCommandInput, type AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { type AwsClientOptions, type AwsClients, createAwsClients, silenceNodeWarning } from './aws-clients.js';
import type { ClientConfig } from './aws-services.js';
import type { RateLimiters } from './limit-attempts.js';
import { type Read, readCall } from './read-call.js';
import type { ReadPlace } from './read-fault.js';

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
  /** What is read by it, and where. */
  readonly what: string;
  readonly place: ReadPlace;
  /** The region whose STS is asked. */
  readonly region: string;
}

/** Temporary credentials last so much longer than the calls that use them. */
const renewEarly = 5 * 60 * 1_000;

/**
 * The session of a role that another session assumes: once, and again before its credentials expire. It is asked for as all else is,
 * since the SDK's own provider knows neither our time-out nor which call it was that failed.
 */
export async function assumeRole(base: Session, role: AssumedRole, options: SessionOptions): Promise<Read<Session>> {
  const { memoize } = await import('@smithy/core/config');
  const sts = await clientsOf(base, '', options)('sts', role.region);
  const ask = () => sts.send(new AssumeRoleCommand(requestOf(role)));
  const first = await readCall({ what: role.what, permission: 'sts:AssumeRole', place: role.place, send: ask, take: keysOf });
  if ('fault' in first) return first;
  let unused: AwsCredentialIdentity | undefined = first.value;
  const keys = async (): Promise<AwsCredentialIdentity> => {
    const given = unused ?? keysOf(await ask());
    unused = undefined;
    if (given === undefined) throw new Error('STS gave no credentials');
    return given;
  };
  const kept = memoize(
    keys,
    ({ expiration }) => expiration !== undefined && expiration.getTime() - Date.now() < renewEarly,
    ({ expiration }) => expiration !== undefined,
  );
  return { value: { profile: base.profile, credentials: kept } };
}

const requestOf = ({ arn, externalId }: AssumedRole): AssumeRoleCommandInput => ({
  RoleArn: arn,
  RoleSessionName: 'ecr-audit',
  ...(externalId === undefined ? {} : { ExternalId: externalId }),
});

function keysOf({ Credentials }: AssumeRoleCommandOutput): AwsCredentialIdentity | undefined {
  const {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiration,
  } = Credentials ?? {};
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken, ...(expiration === undefined ? {} : { expiration }) };
}

/** The region that the SDK takes where none is named: of the environment, else of the profile; undefined where neither has one. */
export async function defaultRegion(profile: string | undefined): Promise<string | undefined> {
  silenceNodeWarning();
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
