import { type FakeCall, protocolOf, type Refusal, type WireAnswer } from './fake-call.js';
import { toXml } from './xml.js';

const jsonTypes = {
  json: 'application/x-amz-json-1.1',
  'query-json': 'application/x-amz-json-1.0',
  'rest-json': 'application/json',
} as const;
const requestId = '00000000-0000-4000-8000-000000000000';

/** Puts what an operation gives into the words of its protocol. */
export function writeOutput({ service, operation }: FakeCall, output: object): WireAnswer {
  const protocol = protocolOf[service];
  if (protocol === 'query') return xml(200, `${operation}Response`, { [`${operation}Result`]: output, ResponseMetadata: { requestId } });
  if (protocol === 'ec2-query') return xml(200, `${operation}Response`, { requestId, ...output });
  return json(200, jsonTypes[protocol], output);
}

/** Puts a refusal into the words of its protocol. */
export function writeRefusal({ service }: Pick<FakeCall, 'service'>, { name, message, status }: Refusal): WireAnswer {
  switch (protocolOf[service]) {
    case 'json':
      return json(status, jsonTypes.json, { __type: name, message });
    case 'query-json':
      return withHeader(json(status, jsonTypes['query-json'], { __type: name, message }), 'x-amzn-query-error', `${name};Sender`);
    case 'rest-json':
      return withHeader(json(status, jsonTypes['rest-json'], { message }), 'x-amzn-errortype', name);
    case 'ec2-query':
      return xml(status, 'Response', { Errors: { Error: { Code: name, Message: message } }, RequestID: requestId });
    case 'query':
      return xml(status, 'ErrorResponse', { Error: { Type: 'Sender', Code: name, Message: message }, RequestId: requestId });
  }
}

const json = (status: number, type: string, output: object): WireAnswer => ({
  status,
  headers: { 'content-type': type, 'x-amzn-requestid': requestId },
  body: JSON.stringify(output, inSeconds),
});

const xml = (status: number, root: string, content: object): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body: toXml(root, content),
});

const withHeader = (answer: WireAnswer, name: string, value: string): WireAnswer => ({
  ...answer,
  headers: { ...answer.headers, [name]: value },
});

/** A time is in seconds since 1970 in all JSON protocols. `JSON.stringify` has made a text of it before it asks. */
function inSeconds(this: unknown, key: string, value: unknown): unknown {
  const own: unknown = typeof this === 'object' && this !== null ? Reflect.get(this, key) : undefined;
  return own instanceof Date ? own.getTime() / 1_000 : value;
}
