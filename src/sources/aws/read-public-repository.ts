import {
  GetRepositoryPolicyCommand,
  type GetRepositoryPolicyCommandOutput,
  ListTagsForResourceCommand,
  type ListTagsForResourceCommandOutput,
  type Repository as PublicRepository,
} from '@aws-sdk/client-ecr-public';
import type { Knowable } from '../../model/unknown.js';
import type { RepositoryEnd } from '../../schema/generated/inventory-record.js';
import { readCall, readSetting } from './read-call.js';
import { type ReadSubject, unreadValue } from './read-fault.js';
import { gatherPublicImages, type PublicImages, publicRegion } from './read-public-images.js';
import { notLookedAt, type RepositoryReading } from './read-repository.js';
import { policyReading, tagMap, tagsReading } from './read-repository-settings.js';
import type { RepositoryRead } from './repository-read.js';
import { notOffered, translatePublicRepository } from './translate-public.js';

/** Reads what belongs to one public repository, and its images. */
export async function readPublicRepository(read: RepositoryRead, described: PublicRepository): Promise<RepositoryReading> {
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
        take: ({ policyText }) => policyText || undefined,
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
  const repository = translatePublicRepository(described, read.registry, policy.value, tags.value);
  const end: RepositoryEnd = {
    record: 'repository-end',
    repository: key,
    images: countOf(read, images),
    indexes: notOffered('manifests'),
    scans: [],
    use: [],
  };
  return {
    records: [{ record: 'repository', repository }, ...images.pages, end],
    faults: [policy.fault, tags.fault, images.fault].flatMap((fault) => fault ?? []),
  };
}

function countOf({ parts }: RepositoryRead, { pages, fault }: PublicImages): Knowable<number> {
  if (!parts.images) return notLookedAt;
  return fault === undefined ? pages.reduce((sum, page) => sum + page.images.length, 0) : unreadValue(fault);
}
