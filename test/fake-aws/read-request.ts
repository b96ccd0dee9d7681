import type { IncomingMessage } from 'node:http';
import type { AwsService } from '../../src/sources/aws/aws-services.js';
import { type FakeCall, protocolOf } from './fake-call.js';

/** The names by which requests are signed, where they are not our own. */
const serviceOfScope: ReadonlyMap<string, AwsService> = new Map([['monitoring', 'cloudwatch']]);

const operationOfPath: ReadonlyMap<string, string> = new Map([
  ['/listRegions', 'ListRegions'],
  ['/getAccountInformation', 'GetAccountInformation'],
  ['/coverage/list', 'ListCoverage'],
  ['/coverage/statistics/list', 'ListCoverageStatistics'],
  ['/configuration/get', 'GetConfiguration'],
  ['/status/batch/get', 'BatchGetAccountStatus'],
  ['/usage/list', 'ListUsageTotals'],
  ['/findings/list', 'ListFindings'],
]);

/**
 * Reads a signed request of the SDK.
 *
 * @throws Error for one that is not signed, or for a service that a scan does not read.
 */
export function readRequest(request: Pick<IncomingMessage, 'headers' | 'url'>, body: string): FakeCall {
  const [key = '', , region = '', scope = ''] = credentialScope(request.headers.authorization ?? '');
  const service = serviceOfScope.get(scope) ?? scope;
  if (!isService(service)) throw new Error(`a request that no service of the fake takes: signed for "${scope}"`);
  const input = protocolOf[service].endsWith('query') ? readForm(body) : readJson(body);
  return { service, operation: operationOf(request, input), account: /\d{12}$/.exec(key)?.[0] ?? '', region, input };
}

const credentialScope = (authorization: string) => (/Credential=([^,]*)/.exec(authorization)?.[1] ?? '').split('/');

const isService = (name: string): name is AwsService => name in protocolOf;

function operationOf({ headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>, input: FakeCall['input']): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.indexOf('.') + 1);
  const action = input['Action'];
  return typeof action === 'string' ? action : (operationOfPath.get(url) ?? url);
}

const readJson = (body: string): FakeCall['input'] => (body === '' ? {} : JSON.parse(body));

/** `Filter.1.Value.2=b` is `{ Filter: { 1: { Value: { 2: 'b' } } } }`. */
function readForm(body: string): FakeCall['input'] {
  const root: Tree = new Map();
  for (const [path, value] of new URLSearchParams(body)) put(root, path.split('.'), value);
  return plain(root);
}

type Tree = Map<string, Tree | string>;

function put(tree: Tree, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) return void tree.set(first, value);
  const found = tree.get(first);
  const branch: Tree = found instanceof Map ? found : new Map();
  tree.set(first, branch);
  put(branch, rest, value);
}

const plain = (tree: Tree): Record<string, unknown> =>
  Object.fromEntries([...tree].map(([key, value]) => [key, typeof value === 'string' ? value : plain(value)]));
