import type * as Ecr from '@aws-sdk/client-ecr';
import { Refusal } from '../fake-call.js';
import { ecrPaging, pageOf } from '../page-of.js';
import { type Operations, operation } from './operation.js';

/** ECR's operations on the settings of a registry. */
export const registryOperations: Operations = {
  DescribeRegistry: operation<object, Ecr.DescribeRegistryResponse>((_, { accountId, region }) => ({
    registryId: accountId,
    replicationConfiguration: region.replication,
  })),
  GetRegistryScanningConfiguration: operation<object, Ecr.GetRegistryScanningConfigurationResponse>((_, { accountId, region }) => ({
    registryId: accountId,
    scanningConfiguration: region.scanning,
  })),
  GetRegistryPolicy: operation<object, Ecr.GetRegistryPolicyResponse>((_, { accountId, region }) => {
    if (region.registryPolicy === '') throw new Refusal('RegistryPolicyNotFoundException');
    return { registryId: accountId, policyText: region.registryPolicy };
  }),
  DescribePullThroughCacheRules: operation<Ecr.DescribePullThroughCacheRulesRequest, Ecr.DescribePullThroughCacheRulesResponse>(
    ({ maxResults, nextToken }, { region }) => {
      const page = pageOf(region.pullThroughCacheRules, { size: maxResults, token: nextToken }, ecrPaging);
      return { pullThroughCacheRules: page.items, nextToken: page.nextToken };
    },
  ),
  DescribeRepositoryCreationTemplates: operation<
    Ecr.DescribeRepositoryCreationTemplatesRequest,
    Ecr.DescribeRepositoryCreationTemplatesResponse
  >(({ maxResults, nextToken }, { accountId, region }) => {
    const page = pageOf(region.creationTemplates, { size: maxResults, token: nextToken }, ecrPaging);
    return { registryId: accountId, repositoryCreationTemplates: page.items, nextToken: page.nextToken };
  }),
  GetAccountSetting: operation<Ecr.GetAccountSettingRequest, Ecr.GetAccountSettingResponse>(({ name = '' }, { region }) => {
    const value = region.accountSettings[name];
    if (value === undefined) throw new Refusal('ValidationException', `'${name}' is not the name of an account setting`);
    return { name, value };
  }),
  GetSigningConfiguration: operation<object, Ecr.GetSigningConfigurationResponse>((_, { accountId, region }) => {
    if (region.signing === null) throw new Refusal('SigningConfigurationNotFoundException');
    return { registryId: accountId, signingConfiguration: region.signing };
  }),
  ListPullTimeUpdateExclusions: operation<Ecr.ListPullTimeUpdateExclusionsRequest, Ecr.ListPullTimeUpdateExclusionsResponse>(
    ({ maxResults, nextToken }, { region }) => {
      const page = pageOf(region.pullTimeExclusions, { size: maxResults, token: nextToken }, ecrPaging);
      return { pullTimeUpdateExclusions: page.items, nextToken: page.nextToken };
    },
  ),
};
