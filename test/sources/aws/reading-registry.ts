import { createKeyReader } from '../../../src/sources/aws/key-reader.js';
import type { ProbeName } from '../../../src/sources/aws/probes.js';
import { type RegistryReading, readRegistry } from '../../../src/sources/aws/read-registry.js';
import type { RegistryRead } from '../../../src/sources/aws/registry-read.js';
import { type AnsweringService, type Answers, startAnswering } from './answering-service.js';
import { clientsOf } from './loopback-service.js';
import { account, goodAnswers, region } from './registry-answers.js';

/** How a registry is read in a test, where it is not as usual. */
export type ReadWith = Partial<Pick<RegistryRead, 'account' | 'partition'>> & {
  readonly leftOut?: readonly ProbeName[];
  readonly timeout?: number;
};

/** How to read from a service of the test. */
export function askedOf(service: AnsweringService, { leftOut = [], timeout = 5_000, ...more }: ReadWith = {}): RegistryRead {
  const clients = clientsOf(service.endpoint, timeout, 1);
  return { clients, account, region, partition: 'aws', leftOut: new Set(leftOut), ...more };
}

/** Reads a registry whose services answer as the good ones do but for what is given. */
export async function readWith(
  answers: Answers,
  how: ReadWith = {},
): Promise<RegistryReading & { readonly asked: ReturnType<AnsweringService['asked']> }> {
  const service = await startAnswering(() => ({ ...goodAnswers, ...answers }));
  try {
    const asked = askedOf(service, how);
    return { ...(await readRegistry(asked, createKeyReader(asked))), asked: service.asked() };
  } finally {
    await service.close();
  }
}
