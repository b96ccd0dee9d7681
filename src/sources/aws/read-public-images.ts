import { DescribeImagesCommand, type DescribeImagesCommandOutput } from '@aws-sdk/client-ecr-public';
import type { Image } from '../../model/image.js';
import type { ImagesRecord } from '../../schema/generated/inventory-record.js';
import { firstOfEach } from './first-of-each.js';
import { pageSize, readPages } from './pages.js';
import type { ReadFault } from './read-fault.js';
import type { RepositoryRead } from './repository-read.js';
import { everyOne } from './translate-image.js';
import { translatePublicImage } from './translate-public.js';

/** The one region whose endpoint serves Amazon ECR Public. https://docs.aws.amazon.com/general/latest/gr/ecr-public.html */
export const publicRegion = 'us-east-1';

/** The pages of the images of a public repository, and why those are not all. */
export interface PublicImages {
  readonly pages: readonly ImagesRecord[];
  readonly fault: ReadFault | undefined;
}

export async function gatherPublicImages(read: RepositoryRead, name: string, key: string): Promise<PublicImages> {
  if (!read.parts.images) return { pages: [], fault: undefined };
  const client = await read.clients('ecr-public', publicRegion);
  const pages: ImagesRecord[] = [];
  const isFresh = firstOfEach(({ digest }: Image) => digest);
  const all = readPages<DescribeImagesCommandOutput, Image>({
    what: 'images',
    permission: 'ecr-public:DescribeImages',
    place: { ...read.place, repository: name },
    send: (nextToken) =>
      client.send(
        new DescribeImagesCommand({ repositoryName: name, maxResults: pageSize, ...(nextToken === undefined ? {} : { nextToken }) }),
      ),
    take: ({ imageDetails, nextToken }) => {
      const items = everyOne(imageDetails, translatePublicImage);
      return items === undefined ? undefined : { items, nextToken };
    },
  });
  for await (const page of all) {
    if ('fault' in page) return { pages, fault: page.fault };
    const images = page.value.filter(isFresh);
    if (images.length > 0) pages.push({ record: 'images', repository: key, images });
  }
  return { pages, fault: undefined };
}
