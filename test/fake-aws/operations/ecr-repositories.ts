import type * as Ecr from '@aws-sdk/client-ecr';
import type { FakeRepository } from '../estate.js';
import { Refusal } from '../fake-call.js';
import { ecrPaging, pageOf } from '../page-of.js';
import { effectiveScanning } from './effective-scanning.js';
import { type Held, type Operations, operation } from './operation.js';

/** Finds a repository by name. @throws Refusal where there is none. */
export function repositoryNamed({ region }: Held, name: string | undefined): FakeRepository {
  const found = region.repositories.find(({ details }) => details.repositoryName === name);
  if (found === undefined) throw new Refusal('RepositoryNotFoundException', `The repository with name '${name}' does not exist`);
  return found;
}

/** ECR's operations on repositories as such. */
export const repositoryOperations: Operations = {
  DescribeRepositories: operation<Ecr.DescribeRepositoriesRequest, Ecr.DescribeRepositoriesResponse>(
    ({ repositoryNames, maxResults, nextToken }, held) => {
      if (repositoryNames !== undefined) return { repositories: repositoryNames.map((name) => repositoryNamed(held, name).details) };
      const page = pageOf(held.region.repositories, { size: maxResults, token: nextToken }, ecrPaging);
      return { repositories: page.items.map(({ details }) => details), nextToken: page.nextToken };
    },
  ),
  GetLifecyclePolicy: operation<Ecr.GetLifecyclePolicyRequest, Ecr.GetLifecyclePolicyResponse>(({ repositoryName }, held) => {
    const { details, lifecyclePolicy } = repositoryNamed(held, repositoryName);
    if (lifecyclePolicy === '') throw new Refusal('LifecyclePolicyNotFoundException');
    return { registryId: held.accountId, repositoryName: details.repositoryName, lifecyclePolicyText: lifecyclePolicy };
  }),
  GetRepositoryPolicy: operation<Ecr.GetRepositoryPolicyRequest, Ecr.GetRepositoryPolicyResponse>(({ repositoryName }, held) => {
    const { details, policy } = repositoryNamed(held, repositoryName);
    if (policy === '') throw new Refusal('RepositoryPolicyNotFoundException');
    return { registryId: held.accountId, repositoryName: details.repositoryName, policyText: policy };
  }),
  ListTagsForResource: operation<Ecr.ListTagsForResourceRequest, Ecr.ListTagsForResourceResponse>(({ resourceArn }, held) => {
    const found = held.region.repositories.find(({ details }) => details.repositoryArn === resourceArn);
    if (found === undefined) throw new Refusal('RepositoryNotFoundException');
    return { tags: Object.entries(found.tags).map(([Key, Value]) => ({ Key, Value })) };
  }),
  BatchGetRepositoryScanningConfiguration: operation<
    Ecr.BatchGetRepositoryScanningConfigurationRequest,
    Ecr.BatchGetRepositoryScanningConfigurationResponse
  >(({ repositoryNames = [] }, { region }) => {
    if (repositoryNames.length < 1 || repositoryNames.length > 25) throw new Refusal('ValidationException', 'between 1 and 25 names');
    const found = region.repositories.filter(({ details }) => repositoryNames.includes(details.repositoryName));
    const missing = repositoryNames.filter((name) => !found.some(({ details }) => details.repositoryName === name));
    return {
      scanningConfigurations: found.map(({ details }) => effectiveScanning(details, region.scanning)),
      failures: missing.map((repositoryName) => ({
        repositoryName,
        failureCode: 'REPOSITORY_NOT_FOUND',
        failureReason: `The repository with name '${repositoryName}' does not exist`,
      })),
    };
  }),
};
