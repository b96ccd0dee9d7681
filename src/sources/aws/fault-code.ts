import { type ErrorFacts, errorFacts } from './error-facts.js';
import { isThrottling } from './throttling.js';

/** Why something was not read; stable, for scripts and tests. */
export type FaultCode =
  | 'access-denied'
  | 'throttled'
  | 'server-error'
  | 'timed-out'
  | 'expired-token'
  | 'bad-credentials'
  | 'region-off'
  | 'malformed-answer'
  | 'network'
  | 'not-supported'
  | 'gone'
  | 'refused';

/**
 * Regions that every account of the partition `aws` has and cannot turn off (Account Management user guide, "Enable or
 * disable AWS Regions"): there, credentials that a region does not know are just wrong ones.
 */
const alwaysOn = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
]);

const codeOfName: ReadonlyMap<string, FaultCode> = new Map<string, FaultCode>([
  ...named(
    'access-denied',
    'AccessDenied',
    'AccessDeniedException',
    'ACCESS_DENIED',
    'UnauthorizedOperation',
    'NotAuthorized',
    'AuthorizationErrorException',
  ),
  ...named('expired-token', 'ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'),
  ...named('bad-credentials', 'CredentialsProviderError', 'TokenProviderError', 'AuthFailure', 'SignatureDoesNotMatch'),
  ...named('bad-credentials', 'IncompleteSignature', 'InvalidSignatureException', 'MissingAuthenticationToken'),
  ...named('region-off', 'OptInRequired', 'RegionDisabledException'),
  ...named('not-supported', 'UnknownOperationException', 'UnsupportedCommandException', 'UnsupportedOperationException', 'InvalidAction'),
  ...named('gone', 'RepositoryNotFoundException', 'ImageNotFoundException', 'NotFoundException', 'ResourceNotFoundException'),
  ...named('timed-out', 'TimeoutError', 'RequestTimeout', 'RequestTimeoutException'),
  ...named('server-error', 'ServerException', 'InternalServerException', 'InternalFailure', 'INTERNAL_ERROR', 'ServiceUnavailable'),
]);

/** What STS and the services answer to keys that their region does not know: those of an account that has not enabled it among them. */
const unknownKeys = new Set(['UnrecognizedClientException', 'InvalidClientTokenId']);

/** Sorts an error of a call in a region by what mends it. */
export function faultCode(error: unknown, region: string): FaultCode {
  const facts = errorFacts(error);
  if (isThrottling(error)) return 'throttled';
  if (unknownKeys.has(facts.name)) return alwaysOn.has(region) ? 'bad-credentials' : 'region-off';
  if (facts.code === 'ENOTFOUND') return alwaysOn.has(region) ? 'network' : 'region-off';
  if (isExpiredSession(facts)) return 'expired-token';
  return codeOfName.get(facts.name) ?? codeOfStatus(facts);
}

function codeOfStatus({ name, code, status }: ErrorFacts): FaultCode {
  if (status !== undefined && status >= 500) return 'server-error';
  if (status === 404) return 'not-supported';
  if (name === 'SyntaxError') return 'malformed-answer';
  if (code === 'ETIMEDOUT') return 'timed-out';
  if (code !== '') return 'network';
  if (status === 401 || status === 403) return 'access-denied';
  return status === 200 ? 'malformed-answer' : 'refused';
}

/** A session of IAM Identity Center that ran out is found by the SDK, before any call, and has no name of its own. */
const isExpiredSession = ({ name, message }: ErrorFacts) =>
  (name === 'CredentialsProviderError' || name === 'TokenProviderError') && /\bexpired\b|aws sso login/.test(message);

function named(code: FaultCode, ...names: readonly string[]): readonly (readonly [string, FaultCode])[] {
  return names.map((name) => [name, code]);
}
