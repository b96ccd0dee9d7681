import { ListPullTimeUpdateExclusionsCommand, type ListPullTimeUpdateExclusionsCommandOutput } from '@aws-sdk/client-ecr';
import type { Knowable } from '../../model/unknown.js';
import { gatherPages, pageSize, readPages } from './pages.js';
import { ofRegistry, type PartRead, partOfList, type RegistryRead } from './registry-read.js';

/**
 * Reads whose pulls do not move the recorded pull time.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListPullTimeUpdateExclusions.html
 */
export async function readPullTimeExclusions(read: RegistryRead): Promise<PartRead<Knowable<string[]>>> {
  const ecr = await read.clients('ecr', read.region);
  return partOfList(
    await gatherPages(
      readPages<ListPullTimeUpdateExclusionsCommandOutput, string>({
        ...ofRegistry(read, 'pull-time update exclusions', 'ecr:ListPullTimeUpdateExclusions'),
        send: (nextToken) =>
          ecr.send(new ListPullTimeUpdateExclusionsCommand({ maxResults: pageSize, ...(nextToken === undefined ? {} : { nextToken }) })),
        take: ({ pullTimeUpdateExclusions: items, nextToken }) => (items?.every(isText) === true ? { items, nextToken } : undefined),
      }),
    ),
  );
}

/** The SDK gives the members of a list as they came. */
const isText = (item: unknown): boolean => typeof item === 'string';
