import type { AccountClient } from '@aws-sdk/client-account';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ECRClient, ECRClientConfig } from '@aws-sdk/client-ecr';
import type { ECRPUBLICClient } from '@aws-sdk/client-ecr-public';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Inspector2Client } from '@aws-sdk/client-inspector2';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { STSClient } from '@aws-sdk/client-sts';

/** The services that a scan reads, each with its client. */
export interface ServiceClients {
  readonly account: AccountClient;
  readonly cloudwatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly 'ecr-public': ECRPUBLICClient;
  readonly events: EventBridgeClient;
  readonly inspector2: Inspector2Client;
  readonly kms: KMSClient;
  readonly logs: CloudWatchLogsClient;
  readonly organizations: OrganizationsClient;
  readonly sts: STSClient;
}

export type AwsService = keyof ServiceClients;

/** What every client takes alike. */
export type ClientConfig = Pick<ECRClientConfig, 'region' | 'profile' | 'credentials' | 'endpoint' | 'retryStrategy' | 'requestHandler'>;

/** Each package is imported when its first client is made: commands that read no AWS never pay for it. */
export const makeClient: { readonly [S in AwsService]: (config: ClientConfig) => Promise<ServiceClients[S]> } = {
  account: async (config) => new (await import('@aws-sdk/client-account')).AccountClient(config),
  cloudwatch: async (config) => new (await import('@aws-sdk/client-cloudwatch')).CloudWatchClient(config),
  ec2: async (config) => new (await import('@aws-sdk/client-ec2')).EC2Client(config),
  ecr: async (config) => new (await import('@aws-sdk/client-ecr')).ECRClient(config),
  'ecr-public': async (config) => new (await import('@aws-sdk/client-ecr-public')).ECRPUBLICClient(config),
  events: async (config) => new (await import('@aws-sdk/client-eventbridge')).EventBridgeClient(config),
  inspector2: async (config) => new (await import('@aws-sdk/client-inspector2')).Inspector2Client(config),
  kms: async (config) => new (await import('@aws-sdk/client-kms')).KMSClient(config),
  logs: async (config) => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient(config),
  organizations: async (config) => new (await import('@aws-sdk/client-organizations')).OrganizationsClient(config),
  sts: async (config) => new (await import('@aws-sdk/client-sts')).STSClient(config),
};
