import type { CreationTemplate, PullThroughCacheRule } from '../../../src/model/inventory.ts';
import { grant, policy } from '../access-texts.ts';
import { home, type Place, second, tools } from '../places.ts';
import { accountSettings, type DemoRegistry, registryPolicy, untouched } from '../registry.ts';
import { publicRepositories, toolRepositories } from './tools.ts';
import { cacheLifecycle, caches } from './upstream-caches.ts';

const here: Place = { account: tools, region: home };

function cacheRule(prefix: string, upstreamRegistryUrl: string, secret = ''): PullThroughCacheRule {
  const credentialArn = secret === '' ? '' : `arn:aws:secretsmanager:${home}:${tools}:secret:ecr-pullthroughcache/${secret}`;
  return { prefix, upstreamRegistryUrl, upstreamPrefix: 'ROOT', credentialArn, customRoleArn: '', address: '' };
}

function template(prefix: string, appliedFor: string, lifecycle: string, resourceTags: Record<string, string> = {}): CreationTemplate {
  return {
    prefix,
    appliedFor: [appliedFor],
    encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' },
    tagMutability: 'MUTABLE',
    tagMutabilityExclusionFilters: [],
    policy: { present: false, text: '', address: '' },
    lifecyclePolicy: { present: lifecycle !== '', text: lifecycle, address: '' },
    resourceTags,
    customRoleArn: '',
    address: '',
  };
}

/** The account that all share: what they build upon and with, and what is cached of registries elsewhere. */
export const toolsHome: DemoRegistry = {
  place: here,
  settings: {
    ...untouched,
    policies: registryPolicy(policy(grant('CacheUpstream', tools, 'ecr:CreateRepository', 'ecr:BatchImportUpstreamImage'))),
    accountSettings: accountSettings('V1'),
    pullThroughCacheRules: [
      cacheRule('docker-hub', 'registry-1.docker.io', 'docker-hub-Kq3vZx'),
      cacheRule('ghcr', 'ghcr.io'),
      cacheRule('quay', 'quay.io'),
    ],
    creationTemplates: [
      template('docker-hub', 'PULL_THROUGH_CACHE', cacheLifecycle),
      template('ROOT', 'CREATE_ON_PUSH', '', { ManagedBy: 'create-on-push' }),
    ],
  },
  repositories: [...toolRepositories, ...caches],
};

/** The region in which ECR Public keeps what is everybody's. */
export const toolsAbroad: DemoRegistry = {
  place: { account: tools, region: second },
  settings: untouched,
  repositories: publicRepositories,
};
