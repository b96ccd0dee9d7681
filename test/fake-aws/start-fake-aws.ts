import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FakeEstate } from './estate.js';
import { type FakeCall, Refusal, type WireAnswer } from './fake-call.js';
import { type Fault, faults } from './faults.js';
import { emptyRegion } from './make-estate.js';
import { operationFor } from './operations/index.js';
import { readRequest } from './read-request.js';
import { writeOutput, writeRefusal } from './write-answer.js';

/** A loopback AWS: every service at one endpoint. */
export interface FakeAws {
  readonly endpoint: string;
  /** Every request so far, retries too, in the order of arrival. */
  readonly calls: readonly FakeCall[];
  /** How many requests were being answered at a time, at most. */
  readonly mostAtOnce: () => number;
  /** Puts a fault in place of answers: `undefined` lets a call pass. Without an argument all pass again. */
  readonly intercept: (choose?: (call: FakeCall) => Fault | undefined) => void;
  /** Forgets the calls so far. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a fake AWS over an estate; every answer comes `delay` milliseconds after its request. */
export async function startFakeAws(estate: FakeEstate, { delay = 0 }: { readonly delay?: number } = {}): Promise<FakeAws> {
  const calls: FakeCall[] = [];
  let choose: (call: FakeCall) => Fault | undefined = () => undefined;
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer(async (request, response) => {
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    const call = readRequest(request, await textOf(request));
    calls.push(call);
    const fault = choose(call);
    const answer = fault === undefined ? answerOf(call, estate) : fault(call, (other) => answerOf(other, estate));
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    atOnce -= 1;
    if (answer !== 'hang') send(answer, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake AWS has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    calls,
    mostAtOnce: () => mostAtOnce,
    intercept: (choice = () => undefined) => {
      choose = choice;
    },
    forget: () => {
      calls.length = 0;
      mostAtOnce = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answerOf(call: FakeCall, estate: FakeEstate): WireAnswer {
  const account = estate.accounts[call.account];
  if (account === undefined || account.regionsOff.includes(call.region)) return wholeAnswer(faults.regionOff, call);
  const region = account.regions[call.region] ?? emptyRegion;
  try {
    return writeOutput(call, operationFor(call)(call, { estate, account, accountId: call.account, region, regionName: call.region }));
  } catch (error) {
    if (error instanceof Refusal) return writeRefusal(call, error);
    // A fault of the fake itself must be seen: the SDK would try again and call it a server error.
    console.error(error);
    return writeRefusal(call, new Refusal('FakeAwsIsAtFault', String(error)));
  }
}

function wholeAnswer(fault: Fault, call: FakeCall): WireAnswer {
  const answer = fault(call, () => ({ status: 500, headers: {}, body: '' }));
  if (answer === 'hang') throw new Error('a refusal never hangs');
  return answer;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send({ status, headers, body }: WireAnswer, response: ServerResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}
