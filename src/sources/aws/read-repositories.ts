import { DescribeRepositoriesCommand, type DescribeRepositoriesCommandOutput, type Repository as EcrRepository } from '@aws-sdk/client-ecr';
import type { Knowable } from '../../model/unknown.js';
import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import { firstOfEach } from './first-of-each.js';
import { giveRepositories } from './give-repositories.js';
import { mapInOrder } from './in-order.js';
import { pageSize, readPages } from './pages.js';
import type { Read } from './read-call.js';
import { effectiveScanningReader } from './read-effective-scanning.js';
import type { ReadFault } from './read-fault.js';
import { pullsReader } from './read-pulls.js';
import { type RepositoryAsks, type RepositoryReading, readRepository } from './read-repository.js';
import { ofRepository, type RepositoryRead } from './repository-read.js';
import { followList, type ListSelection } from './selection.js';
import { validRecords } from './valid-records.js';

/**
 * Reads every private repository of a registry: its opening, the pages of its images and its close, in the order in which the service
 * lists them, and what could not be read.
 *
 * @param said - Faults that were told already.
 * @returns How many were read; unknown where those are not all that there are.
 */
export async function* readRepositories(
  read: RepositoryRead,
  said: Set<ReadFault>,
): AsyncGenerator<InventoryRecord, Knowable<number>, undefined> {
  const { takes, count } = followList(read.selection);
  return count(yield* giveRepositories(mapInOrder(listed(read, takes), read.concurrency, readOne(read)), said));
}

interface Listed {
  readonly repository: EcrRepository;
  readonly asks: RepositoryAsks;
}

/** The repositories, each with what is asked about several at a time. */
async function* listed(read: RepositoryRead, takes: ListSelection['takes']): AsyncGenerator<Read<Listed>, void, undefined> {
  const isFresh = firstOfEach(({ repositoryArn }: EcrRepository) => repositoryArn);
  for await (const page of describeRepositories(read)) {
    if ('fault' in page) {
      yield page;
      continue;
    }
    const fresh = page.value.filter((repository) => isFresh(repository) && takes(repository.repositoryName ?? ''));
    const names = fresh.map(({ repositoryName = '' }) => repositoryName);
    const asks: RepositoryAsks = { frequencyOf: effectiveScanningReader(read, names), pullsOf: pullsReader(read, names) };
    for (const repository of fresh) yield { value: { repository, asks } };
  }
}

function describeRepositories(read: RepositoryRead): AsyncIterable<Read<readonly EcrRepository[]>> {
  return readPages<DescribeRepositoriesCommandOutput, EcrRepository>({
    what: 'repositories',
    permission: 'ecr:DescribeRepositories',
    place: read.place,
    send: async (nextToken) => {
      const ecr = await read.clients('ecr', read.place.region);
      return ecr.send(new DescribeRepositoriesCommand({ maxResults: pageSize, ...(nextToken === undefined ? {} : { nextToken }) }));
    },
    take: ({ repositories, nextToken }) =>
      repositories?.every(({ repositoryName, repositoryArn }) => repositoryName !== undefined && repositoryArn !== undefined)
        ? { items: repositories, nextToken }
        : undefined,
  });
}

function readOne(read: RepositoryRead): (listed: Read<Listed>) => Promise<Read<RepositoryReading>> {
  return async (one) => {
    if ('fault' in one) return one;
    const { repository, asks } = one.value;
    const reading = await readRepository(read, repository, asks);
    return validRecords(reading, ofRepository(read, String(repository.repositoryName), 'the repository', 'ecr:DescribeRepositories'));
  };
}
