import { DescribeImagesCommand, type DescribeImagesCommandOutput } from '@aws-sdk/client-ecr';
import type { Image } from '../../model/image.js';
import { pageSize, readPages } from './pages.js';
import type { Read } from './read-call.js';
import { ofRepository, type RepositoryRead } from './repository-read.js';
import { everyOne, translateImage } from './translate-image.js';

/** The images of a repository, archived ones too, which cost as well: without the filter the service gives active ones alone. */
export async function* readImages(read: RepositoryRead, repository: string): AsyncGenerator<Read<readonly Image[]>, void, undefined> {
  const ecr = await read.clients('ecr', read.place.region);
  yield* readPages<DescribeImagesCommandOutput, Image>({
    ...ofRepository(read, repository, 'images', 'ecr:DescribeImages'),
    send: (nextToken) =>
      ecr.send(
        new DescribeImagesCommand({
          repositoryName: repository,
          maxResults: pageSize,
          filter: { imageStatus: 'ANY' },
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      ),
    take: ({ imageDetails, nextToken }) => {
      const items = everyOne(imageDetails, translateImage);
      return items === undefined ? undefined : { items, nextToken };
    },
  });
}
