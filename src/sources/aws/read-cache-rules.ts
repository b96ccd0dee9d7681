import {
  DescribePullThroughCacheRulesCommand,
  type DescribePullThroughCacheRulesCommandOutput,
  type PullThroughCacheRule as EcrRule,
} from '@aws-sdk/client-ecr';
import type { PullThroughCacheRule } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import { gatherPages, pageSize, readPages } from './pages.js';
import { ofRegistry, type PartRead, partOfList, type RegistryRead } from './registry-read.js';
import { everyOne } from './translate-image.js';

/**
 * Reads the pull-through cache rules.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribePullThroughCacheRules.html
 */
export async function readCacheRules(read: RegistryRead): Promise<PartRead<Knowable<PullThroughCacheRule[]>>> {
  const ecr = await read.clients('ecr', read.region);
  const list = await gatherPages(
    readPages<DescribePullThroughCacheRulesCommandOutput, PullThroughCacheRule>({
      ...ofRegistry(read, 'pull-through cache rules', 'ecr:DescribePullThroughCacheRules'),
      send: (nextToken) =>
        ecr.send(new DescribePullThroughCacheRulesCommand({ maxResults: pageSize, ...(nextToken === undefined ? {} : { nextToken }) })),
      take: ({ pullThroughCacheRules, nextToken }) => {
        const items = everyOne(pullThroughCacheRules, cacheRule);
        return items && { items, nextToken };
      },
    }),
  );
  return list.fault?.code === 'not-supported' && hasNoCache(read) ? { value: [], faults: [] } : partOfList(list);
}

/** There are no such rules in China and GovCloud: https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html */
function hasNoCache({ partition }: RegistryRead): boolean {
  return partition === 'aws-cn' || partition === 'aws-us-gov';
}

function cacheRule(rule: EcrRule): PullThroughCacheRule | undefined {
  const { ecrRepositoryPrefix: prefix, upstreamRegistryUrl, upstreamRepositoryPrefix = '', credentialArn = '', customRoleArn = '' } = rule;
  if (prefix === undefined || upstreamRegistryUrl === undefined) return undefined;
  return { prefix, upstreamRegistryUrl, upstreamPrefix: upstreamRepositoryPrefix, credentialArn, customRoleArn, address: '' };
}
