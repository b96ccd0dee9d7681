import { type AwsService, type ClientConfig, makeClient, type ServiceClients } from './aws-services.js';
import { giveUp } from './give-up.js';
import { limitAttempts, type RateLimiters } from './limit-attempts.js';
import { createRetryStrategy } from './retry-strategy.js';

/** Whose clients they are and how they call. What is left out, the SDK finds where it always does: environment, profile, chain. */
export interface AwsClientOptions {
  /** The account whose rate limits count; empty as long as it is not known. */
  readonly account: string;
  readonly limiters: RateLimiters;
  readonly profile?: string;
  readonly credentials?: NonNullable<ClientConfig['credentials']>;
  readonly endpoint?: string;
  /** Milliseconds that one attempt may take. */
  readonly timeout?: number;
  /** How often one call is sent at most, throttled or not. */
  readonly maxAttempts?: number;
}

/** Gives the client of a service in a region; asked twice, it gives the same one. */
export type AwsClients = <S extends AwsService>(service: S, region: string) => Promise<ServiceClients[S]>;

const defaultTimeout = 10_000;
const defaultAttempts = 8;
const connectionTimeout = 5_000;
/** Of one client; how many calls are under way at a time is for who sends them. */
const maxSockets = 50;

/** Makes the clients of one set of credentials: standard retries, a time-out that ends the call, and the account's rate limits. */
export function createAwsClients(options: AwsClientOptions): AwsClients {
  silenceNodeWarning();
  const made: { [S in AwsService]?: Map<string, Promise<ServiceClients[S]>> } = {};
  const credentials = once(() => findCredentials(options));
  return (service, region) => {
    const ofService = made[service] ?? new Map();
    made[service] = ofService;
    const client = ofService.get(region) ?? newClient(service, region, options, credentials);
    ofService.set(region, client);
    return client;
  };
}

/** Else the first client of a process on Node 20 writes seven lines to stderr. */
export function silenceNodeWarning(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}

async function newClient<S extends AwsService>(
  service: S,
  region: string,
  options: AwsClientOptions,
  credentials: () => Promise<NonNullable<ClientConfig['credentials']>>,
): Promise<ServiceClients[S]> {
  const client = await makeClient[service]({
    region,
    credentials: await credentials(),
    retryStrategy: await createRetryStrategy(options.maxAttempts ?? defaultAttempts),
    requestHandler: requestHandler(options.timeout ?? defaultTimeout),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  });
  client.middlewareStack.use(limitAttempts(options.limiters, options.account, region));
  client.middlewareStack.use(giveUp(region));
  return client;
}

/** `requestTimeout` alone only warns and then waits for ever, and it ends with the headers: a body that stalls is for `socketTimeout`. */
const requestHandler = (timeout: number): NonNullable<ClientConfig['requestHandler']> => ({
  requestTimeout: timeout,
  throwOnRequestTimeout: true,
  socketTimeout: timeout,
  connectionTimeout: Math.min(connectionTimeout, timeout),
  httpAgent: { keepAlive: true, maxSockets },
  httpsAgent: { keepAlive: true, maxSockets },
});

/** One chain for all clients: each of its own would start the profile's credential process, or ask for a role, once a region. */
async function findCredentials({ credentials, profile }: AwsClientOptions): Promise<NonNullable<ClientConfig['credentials']>> {
  if (credentials !== undefined) return credentials;
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  return fromNodeProviderChain(profile === undefined ? {} : { profile });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
