import type * as Public from '@aws-sdk/client-ecr-public';
import type { FakePublicRepository } from '../estate.js';
import { Refusal } from '../fake-call.js';
import { ecrPaging, pageOf } from '../page-of.js';
import { type Held, type Operations, operation } from './operation.js';

/** ECR Public; its API is in us-east-1 alone. */
export const publicOperations: Operations = {
  DescribeRepositories: operation<Public.DescribeRepositoriesRequest, Public.DescribeRepositoriesResponse>(
    ({ maxResults, nextToken }, { region }) => {
      const page = pageOf(region.publicRepositories, { size: maxResults, token: nextToken }, ecrPaging);
      return { repositories: page.items.map(({ details }) => details), nextToken: page.nextToken };
    },
  ),
  DescribeImages: operation<Public.DescribeImagesRequest, Public.DescribeImagesResponse>((input, held) => {
    const { images } = publicRepository(held, input.repositoryName);
    const page = pageOf(images, { size: input.maxResults, token: input.nextToken }, ecrPaging);
    return { imageDetails: page.items, nextToken: page.nextToken };
  }),
  GetRepositoryPolicy: operation<Public.GetRepositoryPolicyRequest, Public.GetRepositoryPolicyResponse>(({ repositoryName }, held) => {
    const { policy } = publicRepository(held, repositoryName);
    if (policy === '') throw new Refusal('RepositoryPolicyNotFoundException');
    return { registryId: held.accountId, repositoryName, policyText: policy };
  }),
  ListTagsForResource: operation<Public.ListTagsForResourceRequest, Public.ListTagsForResourceResponse>(({ resourceArn }, { region }) => {
    const found = region.publicRepositories.find(({ details }) => details.repositoryArn === resourceArn);
    if (found === undefined) throw new Refusal('RepositoryNotFoundException');
    return { tags: Object.entries(found.tags).map(([Key, Value]) => ({ Key, Value })) };
  }),
};

function publicRepository({ region }: Held, name: string | undefined): FakePublicRepository {
  const found = region.publicRepositories.find(({ details }) => details.repositoryName === name);
  if (found === undefined) throw new Refusal('RepositoryNotFoundException');
  return found;
}
