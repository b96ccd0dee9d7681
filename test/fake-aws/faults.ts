import { type FakeCall, protocolOf, Refusal, type WireAnswer } from './fake-call.js';
import { writeRefusal } from './write-answer.js';

/**
 * What goes wrong with a call instead of its answer; `answer` gives what the answer would have been to this call or to another.
 * `hang`: nothing is ever sent.
 */
export type Fault = (call: FakeCall, answer: (call: FakeCall) => WireAnswer) => WireAnswer | 'hang';

type Names = { readonly [P in (typeof protocolOf)[keyof typeof protocolOf]]: readonly [name: string, status: number] };

/** Refuses by the name and status that each protocol's services have for it. */
const refusal =
  (message: string, names: Names): Fault =>
  (call) =>
    writeRefusal(call, new Refusal(names[protocolOf[call.service]][0], message, names[protocolOf[call.service]][1]));

const throttle = refusal('Rate exceeded', {
  json: ['ThrottlingException', 400],
  'query-json': ['Throttling', 400],
  'rest-json': ['ThrottlingException', 429],
  'ec2-query': ['RequestLimitExceeded', 503],
  query: ['Throttling', 400],
});

const serverError = refusal('An internal error occurred', {
  json: ['ServerException', 500],
  'query-json': ['InternalServiceFault', 500],
  'rest-json': ['InternalServerException', 500],
  'ec2-query': ['InternalError', 500],
  query: ['InternalFailure', 500],
});

const accessDenied = refusal('User: arn:aws:iam::111122223333:role/auditor is not authorized to perform this action', {
  json: ['AccessDeniedException', 400],
  'query-json': ['AccessDenied', 403],
  'rest-json': ['AccessDeniedException', 403],
  'ec2-query': ['UnauthorizedOperation', 403],
  query: ['AccessDenied', 403],
});

const expiredToken = refusal('The security token included in the request is expired', {
  json: ['ExpiredTokenException', 400],
  'query-json': ['ExpiredToken', 403],
  'rest-json': ['ExpiredTokenException', 403],
  'ec2-query': ['RequestExpired', 400],
  query: ['ExpiredToken', 403],
});

const regionOff = refusal('The security token included in the request is invalid', {
  json: ['UnrecognizedClientException', 400],
  'query-json': ['InvalidClientTokenId', 403],
  'rest-json': ['UnrecognizedClientException', 403],
  'ec2-query': ['AuthFailure', 401],
  query: ['InvalidClientTokenId', 403],
});

const timeOut: Fault = () => 'hang';

/** A page of a proxy, or of an emulator that does not know the call. */
const htmlError: Fault = () => ({
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><h1>Internal Server Error</h1></html>',
});

/** A whole HTTP answer whose body stops in the middle. */
const truncatedBody: Fault = (call, answer) => {
  const whole = answer(call);
  return { ...whole, status: 200, body: whole.body.slice(0, Math.max(1, Math.floor(whole.body.length / 2))) };
};

const emptyBody: Fault = (call, answer) => ({ ...answer(call), status: 200, body: '' });

/** Always the first page, always with the same token for more. */
const endlessToken: Fault = (call, answer) => {
  const { nextToken: _, NextToken: __, ...first } = call.input;
  const page = answer({ ...call, input: first });
  if (page.status !== 200 || protocolOf[call.service] === 'query') return page;
  if (protocolOf[call.service] === 'ec2-query') return { ...page, body: page.body.replace(/<\/\w+>$/, '<nextToken>again</nextToken>$&') };
  const name = ['cloudwatch', 'events', 'organizations', 'account'].includes(call.service) ? 'NextToken' : 'nextToken';
  return { ...page, body: JSON.stringify({ ...JSON.parse(page.body), [name]: 'again' }) };
};

/** Everything that AWS, a proxy or a network does to a call, by name. */
export const faults = {
  throttle,
  serverError,
  timeOut,
  accessDenied,
  expiredToken,
  truncatedBody,
  emptyBody,
  endlessToken,
  regionOff,
  htmlError,
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;
