import type { AwsClients } from './aws-clients.js';

/** Credentials, the accounts that they lead to and the regions that are read there. */
export interface ScanTarget {
  /** Profile of the shared config; undefined for what the SDK finds by itself. */
  readonly profile: string | undefined;
  /** ARN or name of the role to assume in each account; undefined for none. */
  readonly role: string | undefined;
  readonly externalId: string | undefined;
  /** Account ids; empty for the account of the credentials. */
  readonly accounts: readonly string[];
  /** True for every active account of the organization. */
  readonly organization: boolean;
  /** Region names, or `all` for those that the account has enabled; empty for the SDK's default region. */
  readonly regions: readonly string[];
}

/** One account in one region, and what reads it. */
export interface RegistryTarget {
  readonly clients: AwsClients;
  /** Empty where it could not be told. */
  readonly account: string;
  /** Where the account could not be told: the one that was asked for; empty where any will do. */
  readonly expected: string;
  readonly partition: string;
  /** ARN of whoever reads; empty where it could not be told. */
  readonly principal: string;
  readonly region: string;
  readonly profile: string | undefined;
}
