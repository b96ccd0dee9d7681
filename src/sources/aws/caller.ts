import { GetCallerIdentityCommand, type GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import type { AwsClients } from './aws-clients.js';
import { type Read, readCall } from './read-call.js';

/** Who calls: the account, and the partition that it is in. */
export interface Caller {
  readonly account: string;
  /** aws, aws-cn, aws-us-gov … */
  readonly partition: string;
  /** ARN of the user or role, as pull-time exclusions name it; a role's path is not told. Empty where there is none. */
  readonly principal: string;
}

/** Asks who the credentials are of. */
export async function readCaller(clients: AwsClients, region: string, profile: string | undefined): Promise<Read<Caller>> {
  return readCall<GetCallerIdentityCommandOutput, Caller>({
    what: 'the account of the credentials',
    permission: 'sts:GetCallerIdentity',
    place: { account: '', region, ...(profile === undefined ? {} : { profile }) },
    send: async () => (await clients('sts', region)).send(new GetCallerIdentityCommand({})),
    take: ({ Account: account, Arn = '' }) =>
      account === undefined ? undefined : { account, partition: Arn.split(':')[1] || 'aws', principal: principalOf(Arn) },
  });
}

/** A session of a role is `arn:aws:sts::123456789012:assumed-role/NAME/SESSION`. */
function principalOf(arn: string): string {
  return arn.replace(/^(arn:[^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, '$1:iam::$2:role/$3');
}
