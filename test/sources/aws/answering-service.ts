import { createServer, type IncomingMessage } from 'node:http';
import { json, type LoopbackService, type Reply, send } from './loopback-service.js';

/** What a service answers to each operation: an object for JSON, a text for XML, or any other reply; several in a row, the last for ever. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>;
type Answer = Reply | object | string;

export interface AnsweringService extends LoopbackService {
  /** The operations that were asked for, in order, each with its input as it was sent. */
  readonly asked: () => readonly { readonly operation: string; readonly body: string }[];
}

/** An error as services that speak XML answer it. */
export const xmlFailure = (name: string, status: number): Reply => ({
  status,
  type: 'text/xml',
  body: `<Response><Errors><Error><Code>${name}</Code><Message>refused</Message></Error></Errors></Response>`,
});

/** A service on loopback that answers by the operation that is asked for, in any of the protocols of AWS. */
export async function startAnswering(answers: () => Answers): Promise<AnsweringService> {
  const asked: { operation: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const operation = operationOf(request, body);
      asked.push({ operation, body });
      const turn = asked.filter((one) => one.operation === operation).length;
      send(replyOf(answers()[operation], turn), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the service has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests: () => asked.length,
    asked: () => asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const paths: Readonly<Record<string, string>> = {
  '/status/batch/get': 'BatchGetAccountStatus',
  '/configuration/get': 'GetConfiguration',
  '/coverage/list': 'ListCoverage',
};

function operationOf({ headers, url = '' }: IncomingMessage, body: string): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  return new URLSearchParams(body).get('Action') ?? paths[url] ?? url;
}

function replyOf(answer: Answers[string] | undefined, turn: number): Reply {
  const one = Array.isArray(answer) ? answer[Math.min(turn, answer.length) - 1] : answer;
  if (one === undefined) return { status: 404, body: '' };
  if (one === 'hang' || one === 'cut' || one === 'stall') return one;
  if (typeof one === 'string') return { status: 200, body: one, type: 'text/xml' };
  return isReply(one) ? one : json(one);
}

function isReply(answer: object): answer is Exclude<Reply, string> {
  return 'status' in answer && 'body' in answer;
}
