import { createServer, type ServerResponse } from 'node:http';
import { createAwsClients } from '../../../src/sources/aws/aws-clients.js';
import { createRateLimiters } from '../../../src/sources/aws/limit-attempts.js';

/** What the service answers to an attempt; `cut` announces more bytes than it sends, `stall` sends half and then nothing. */
export type Reply = { readonly status: number; readonly body: string; readonly type?: string } | 'hang' | 'cut' | 'stall';

/** Answers with JSON as ECR does. */
export const json = (body: object, status = 200): Reply => ({ status, body: JSON.stringify(body) });

/** An error as ECR answers it. */
export const failure = (name: string, status = 400, message = 'refused'): Reply => json({ __type: name, message }, status);

export interface LoopbackService {
  readonly endpoint: string;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** A service on loopback that answers the n-th request, from 0, with `reply(n)`. */
export async function startService(reply: (count: number) => Reply): Promise<LoopbackService> {
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      send(reply(requests), response);
      requests += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the service has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests: () => requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Sends a reply, or does to the connection what it says. */
export function send(reply: Reply, response: ServerResponse): void {
  if (reply === 'hang') return;
  if (reply === 'cut' || reply === 'stall') {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': '1000' });
    response.write('{"repositories":[');
    if (reply === 'cut') setTimeout(() => response.destroy(), 5);
    return;
  }
  response.writeHead(reply.status, { 'content-type': reply.type ?? 'application/x-amz-json-1.1' });
  response.end(reply.body);
}

/** Clients of that service, with keys that open nothing. */
export const clientsOf = (endpoint: string, timeout = 5_000, maxAttempts = 3) =>
  createAwsClients({
    account: '111122223333',
    limiters: createRateLimiters(),
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret-of-the-test' },
    endpoint,
    timeout,
    maxAttempts,
  });
