import type { AwsService } from '../../src/sources/aws/aws-services.js';

/** One request, as the service understands it. */
export interface FakeCall {
  readonly service: AwsService;
  readonly operation: string;
  /** Told by the last twelve digits of the access key id; empty where it ends otherwise. */
  readonly account: string;
  /** As it is signed for. */
  readonly region: string;
  /** The parameters; of a query protocol as texts, a list as an object with the keys 1, 2, …. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** What is sent back. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Something that the service refuses to do: its own name of the error, and the HTTP status where that is not 400. */
export class Refusal extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, message = 'refused', status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** How each service speaks with the pinned clients. `query-json` is JSON 1.0 of a service that spoke the query protocol before. */
export const protocolOf: { readonly [S in AwsService]: 'json' | 'query-json' | 'rest-json' | 'ec2-query' | 'query' } = {
  account: 'rest-json',
  cloudwatch: 'query-json',
  ec2: 'ec2-query',
  ecr: 'json',
  'ecr-public': 'json',
  events: 'json',
  inspector2: 'rest-json',
  kms: 'json',
  logs: 'json',
  organizations: 'json',
  sts: 'query',
};

/** A call in two words, for lists of calls. */
export const callName = ({ service, operation }: Pick<FakeCall, 'service' | 'operation'>): string => `${service}:${operation}`;
