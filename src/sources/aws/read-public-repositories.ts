import {
  DescribeRepositoriesCommand,
  type DescribeRepositoriesCommandOutput,
  GetRepositoryPolicyCommand,
  type GetRepositoryPolicyCommandOutput,
  ListTagsForResourceCommand,
  type ListTagsForResourceCommandOutput,
  type Repository as PublicRepository,
} from '@aws-sdk/client-ecr-public';
import type { Knowable } from '../../model/unknown.js';
import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import { mapInOrder } from './in-order.js';
import { pageSize, readPages } from './pages.js';
import { leftOutValue } from './probes.js';
import { type Read, readCall, readSetting } from './read-call.js';
import { type ReadFault, type ReadSubject, unreadRecord, unreadValue } from './read-fault.js';
import { gatherPublicImages, publicRegion } from './read-public-images.js';
import { policyReading, tagMap, tagsReading } from './read-repository-settings.js';
import type { RepositoryRead } from './repository-read.js';
import { notOffered, translatePublicRepository } from './translate-public.js';
import { validRecords } from './valid-records.js';

/**
 * Reads the public repositories of an account. They have no scanning, no lifecycle, and pulls are not recorded.
 *
 * @returns How many there were; unknown where those are not all.
 */
export async function* readPublicRepositories(read: RepositoryRead): AsyncGenerator<InventoryRecord, Knowable<number>, undefined> {
  if (read.leftOut.has('ecr-public')) return leftOutValue('ecr-public');
  let count = 0;
  let cut: ReadFault | undefined;
  for await (const one of mapInOrder(listed(read), read.concurrency, readOne(read))) {
    if ('fault' in one) {
      cut = one.fault;
      yield unreadRecord(cut);
      continue;
    }
    count += 1;
    yield* one.value.records;
  }
  return cut === undefined ? count : unreadValue(cut);
}

async function* listed(read: RepositoryRead): AsyncGenerator<Read<PublicRepository>, void, undefined> {
  for await (const page of describeRepositories(read)) {
    if ('fault' in page) yield page;
    else yield* page.value.map((value) => ({ value }));
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
  return async (one: Read<PublicRepository>): Promise<Read<{ readonly records: readonly InventoryRecord[] }>> =>
    'fault' in one
      ? one
      : validRecords({ records: await readRepository(read, one.value) }, ofPublic(read, String(one.value.repositoryName)));
}

async function readRepository(read: RepositoryRead, described: PublicRepository): Promise<readonly InventoryRecord[]> {
  const { repositoryName: name = '', repositoryArn: key = '' } = described;
  const client = await read.clients('ecr-public', publicRegion);
  const of = (what: string, permission: ReadSubject['permission']): ReadSubject => ({
    what,
    permission,
    place: { ...read.place, repository: name },
  });
  const [policy, tags, images] = await Promise.all([
    readSetting<GetRepositoryPolicyCommandOutput, string>(
      {
        ...of('repository policy', 'ecr-public:GetRepositoryPolicy'),
        send: () => client.send(new GetRepositoryPolicyCommand({ repositoryName: name })),
        take: ({ policyText }) => policyText,
      },
      ['RepositoryPolicyNotFoundException'],
    ).then(policyReading),
    readCall<ListTagsForResourceCommandOutput, Record<string, string>>({
      ...of('resource tags', 'ecr-public:ListTagsForResource'),
      send: () => client.send(new ListTagsForResourceCommand({ resourceArn: key })),
      take: (output) => tagMap(output.tags),
    }).then(tagsReading),
    gatherPublicImages(read, name, key),
  ]);
  const count = images.pages.reduce((sum, page) => sum + page.images.length, 0);
  const repository = translatePublicRepository(described, read.registry, policy.value, tags.value);
  const faults = [policy.fault, tags.fault, images.fault].flatMap((fault) => fault ?? []);
  return [
    { record: 'repository', repository },
    ...images.pages,
    {
      record: 'repository-end',
      repository: key,
      images: images.fault === undefined ? count : unreadValue(images.fault),
      indexes: notOffered('manifests'),
      scans: [],
      use: [],
    },
    ...faults.map(unreadRecord),
  ];
}

function ofPublic(read: RepositoryRead, name: string): ReadSubject {
  return { what: 'the public repository', permission: 'ecr-public:DescribeRepositories', place: { ...read.place, repository: name } };
}
