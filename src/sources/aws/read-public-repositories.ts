import {
  DescribeRepositoriesCommand,
  type DescribeRepositoriesCommandOutput,
  type Repository as PublicRepository,
} from '@aws-sdk/client-ecr-public';
import type { Knowable } from '../../model/unknown.js';
import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import { firstOfEach } from './first-of-each.js';
import { giveRepositories } from './give-repositories.js';
import { mapInOrder } from './in-order.js';
import { pageSize, readPages } from './pages.js';
import { leftOutValue } from './probes.js';
import type { Read } from './read-call.js';
import { notAskedFor } from './read-extent.js';
import type { ReadSubject } from './read-fault.js';
import { publicRegion } from './read-public-images.js';
import { readPublicRepository } from './read-public-repository.js';
import type { RepositoryReading } from './read-repository.js';
import type { RepositoryRead } from './repository-read.js';
import { followList, type ListSelection } from './selection.js';
import { validRecords } from './valid-records.js';

/**
 * Reads the public repositories of an account. They have no scanning, no lifecycle, and pulls are not recorded.
 *
 * @returns How many were read; unknown where those are not all that there are.
 */
export async function* readPublicRepositories(read: RepositoryRead): AsyncGenerator<InventoryRecord, Knowable<number>, undefined> {
  if (read.leftOut.has('ecr-public')) return leftOutValue('ecr-public');
  if (read.extent === 'lifecycle') return notAskedFor('public repositories');
  const { takes, count } = followList(read.selection);
  return count(yield* giveRepositories(mapInOrder(listed(read, takes), read.concurrency, readOne(read)), new Set()));
}

async function* listed(read: RepositoryRead, takes: ListSelection['takes']): AsyncGenerator<Read<PublicRepository>, void, undefined> {
  const isFresh = firstOfEach(({ repositoryArn }: PublicRepository) => repositoryArn);
  for await (const page of describeRepositories(read)) {
    if ('fault' in page) yield page;
    else yield* page.value.filter((one) => isFresh(one) && takes(one.repositoryName ?? '')).map((value) => ({ value }));
  }
}

function describeRepositories(read: RepositoryRead): AsyncIterable<Read<readonly PublicRepository[]>> {
  return readPages<DescribeRepositoriesCommandOutput, PublicRepository>({
    what: 'public repositories',
    permission: 'ecr-public:DescribeRepositories',
    place: read.place,
    send: async (nextToken) => {
      const client = await read.clients('ecr-public', publicRegion);
      return client.send(new DescribeRepositoriesCommand({ maxResults: pageSize, ...(nextToken === undefined ? {} : { nextToken }) }));
    },
    take: ({ repositories, nextToken }) =>
      repositories?.every(({ repositoryName, repositoryArn }) => repositoryName !== undefined && repositoryArn !== undefined)
        ? { items: repositories, nextToken }
        : undefined,
  });
}

function readOne(read: RepositoryRead) {
  return async (one: Read<PublicRepository>): Promise<Read<RepositoryReading>> =>
    'fault' in one ? one : validRecords(await readPublicRepository(read, one.value), ofPublic(read, String(one.value.repositoryName)));
}

function ofPublic(read: RepositoryRead, name: string): ReadSubject {
  return { what: 'the public repository', permission: 'ecr-public:DescribeRepositories', place: { ...read.place, repository: name } };
}
