import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EmulatorName } from './emulators.js';

export interface Emulator {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly args: (port: number) => readonly string[];
  readonly env: (port: number) => Readonly<Record<string, string>>;
}

const ministackEnv = (port: number) => ({
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  LOG_LEVEL: 'ERROR',
  SERVICES: 'account,ecr,inspector2,sts',
  // Else it takes a second port, always the same one.
  IOT_MTLS_ENABLED: 'false',
});

const starts: { readonly [N in EmulatorName]: Start } = {
  moto: { args: (port) => ['-H', '127.0.0.1', '-p', String(port)], env: () => ({}) },
  ministack: { args: () => [], env: ministackEnv },
  fakecloud: { args: (port) => ['--addr', `127.0.0.1:${port}`], env: () => ({}) },
};

/** Ends the program when its standard input ends, so that a test run that is killed leaves no server behind. */
const guard = '"$@" < /dev/null & server=$!; cat > /dev/null; kill "$server"; wait "$server" 2> /dev/null';

const patience = 60_000;

/**
 * Starts an emulator on a free port of loopback and waits until it answers.
 *
 * @throws Error, with what it printed, for one that ends or does not answer within a minute.
 */
export async function startEmulator(name: EmulatorName, program: string, moreArgs: readonly string[] = []): Promise<Emulator> {
  const port = await freePort();
  const home = mkdtempSync(path.join(tmpdir(), `emulator-${name}-`));
  const { args, env } = starts[name];
  const child = spawn('bash', ['-c', guard, 'bash', program, ...args(port), ...moreArgs], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, TMPDIR: home, AWS_EC2_METADATA_DISABLED: 'true', ...env(port) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const printed = lastWords(child);
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await answering(endpoint, child);
  } catch (error) {
    await end(child, home);
    throw new Error(`${name} does not answer: ${printed()}`, { cause: error });
  }
  return { endpoint, stop: () => end(child, home) };
}

async function answering(endpoint: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    if (await answers(endpoint)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('a minute went by');
}

const answers = (endpoint: string) =>
  fetch(endpoint, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  );

async function end(child: ChildProcess, home: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
}

function lastWords(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      chunks.push(chunk.toString());
      if (chunks.length > 20) chunks.shift();
    });
  }
  return () => chunks.join('').slice(-2_000);
}

/** Another program may take it before ours does; then the emulator ends at once and the test says so. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}
