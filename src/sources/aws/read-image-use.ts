import { type CoveredResource, ListCoverageCommand, type ListCoverageCommandOutput } from '@aws-sdk/client-inspector2';
import { addTo } from '../../model/grouped.js';
import type { ImageUse } from '../../model/image.js';
import { gatherPages, readPages } from './pages.js';
import type { Read } from './read-call.js';
import { ofRegistry, type RegistryRead } from './registry-read.js';
import { everyOne, instant } from './translate-image.js';

/** https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListCoverage.html */
const largestPage = 200;

interface UseOf {
  readonly repository: string;
  readonly use: ImageUse;
}

/** Reads the images that Amazon Inspector has seen in use, by the name of their repository. The others it need not list. */
export async function readImageUse(read: RegistryRead): Promise<Read<ReadonlyMap<string, readonly ImageUse[]>>> {
  const { items, fault } = await gatherPages(await listCoverage(read));
  if (fault !== undefined) return { fault };
  const byRepository = new Map<string, ImageUse[]>();
  for (const { repository, use } of items) addTo(byRepository, repository, use);
  return { value: byRepository };
}

async function listCoverage(read: RegistryRead) {
  const inspector = await read.clients('inspector2', read.region);
  return readPages<ListCoverageCommandOutput, UseOf>({
    ...ofRegistry(read, 'images in use', 'inspector2:ListCoverage'),
    send: (nextToken) =>
      inspector.send(
        new ListCoverageCommand({
          maxResults: largestPage,
          filterCriteria: {
            resourceType: [{ comparison: 'EQUALS', value: 'AWS_ECR_CONTAINER_IMAGE' }],
            ecrImageLastInUseAt: [{ startInclusive: new Date(0) }],
            // To an administrator of Inspector, the images of its members are listed too.
            ...(read.account === '' ? {} : { accountId: [{ comparison: 'EQUALS' as const, value: read.account }] }),
          },
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      ),
    take: ({ coveredResources, nextToken }) => {
      const uses = everyOne(coveredResources?.filter(isOwnImage(read.account)), useOf);
      return uses && { items: uses.filter(({ use }) => use.inUseCount > 0 || use.lastInUseAt !== ''), nextToken };
    },
  });
}

function isOwnImage(account: string): (resource: CoveredResource) => boolean {
  return ({ resourceType, accountId }) => resourceType === 'AWS_ECR_CONTAINER_IMAGE' && (account === '' || accountId === account);
}

// arn:aws:ecr:eu-west-1:123456789012:repository/team/api/sha256:…
const imageArn = /:repository\/(?<repository>[^:]+)\/(?<digest>sha256:[0-9a-f]{64})$/u;

function useOf({ resourceId = '', resourceMetadata }: CoveredResource): UseOf | undefined {
  const { repository, digest } = imageArn.exec(resourceId)?.groups ?? {};
  if (repository === undefined || digest === undefined) return undefined;
  const { inUseCount = 0, lastInUseAt } = resourceMetadata?.ecrImage ?? {};
  return { repository, use: { digest, inUseCount, lastInUseAt: instant(lastInUseAt) } };
}
