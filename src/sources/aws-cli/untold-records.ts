import type { PolicyDocument, Registry, Repository } from '../../model/inventory.js';
import { type Knowable, unknown } from '../../model/unknown.js';
import type { ListedRepository } from './listed-repositories.js';

/** The registry that a list of images is of: the list tells its account, and nothing else. */
export function untoldRegistry(account: string): Registry {
  const registry = untold('the settings of the registry');
  return {
    key: registryKey(account),
    account: account || untold('the account'),
    region: untold('the region'),
    scanning: [{ scanType: registry, rules: registry, address: '' }],
    replication: [{ rules: registry, address: '' }],
    policies: [untoldPolicy('the registry policy')],
    pullThroughCacheRules: registry,
    creationTemplates: registry,
    accountSettings: accountSettings.map((name) => ({ name, value: registry, address: '' })),
    alarms: registry,
    eventRules: registry,
    logGroups: registry,
    metricFilters: registry,
    vpcEndpoints: registry,
    inspectorCoversEcr: registry,
    signingRules: registry,
    pullTimeExclusions: registry,
    inspectorRescan: registry,
  };
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAccountSetting.html */
const accountSettings = ['BASIC_SCAN_TYPE_VERSION', 'REGISTRY_POLICY_SCOPE', 'BLOB_MOUNTING'];

/** The repository that a list of images is of: the list tells its name, and nothing else but the images. */
export function untoldRepository({ account, name }: ListedRepository): Repository {
  const settings = untold('the settings of the repository');
  return {
    key: repositoryKey({ account, name }),
    registry: registryKey(account),
    kind: 'private',
    managed: true,
    name: name || untold('the name of the repository'),
    arn: untold('the ARN of the repository'),
    address: '',
    tagMutability: settings,
    tagMutabilityExclusionFilters: settings,
    encryption: { type: settings, kmsKey: settings, keyManager: settings, keyState: settings },
    scanOnPush: settings,
    scanFrequency: settings,
    lifecyclePolicy: untoldPolicy('the lifecycle policy'),
    policy: untoldPolicy('the repository policy'),
    tags: untold('the resource tags'),
    certainTags: {},
    forceDelete: false,
    createdAt: untold('when the repository was made'),
    pulls: untold('how often images are pulled'),
  };
}

/** Unique in an inventory, as an ARN is elsewhere; no account, region or repository is called `?`. */
export function repositoryKey({ account, name }: Pick<ListedRepository, 'account' | 'name'>): string {
  return `${registryKey(account)}/${name || '?'}`;
}

/** As everywhere `account/region`, of which the region is not told. */
export function registryKey(account: string): string {
  return `${account || '?'}/?`;
}

function untoldPolicy(what: string): PolicyDocument {
  return { present: untold(what), text: untold(what), address: '' };
}

/** Something that a list of images says nothing of. */
export function untold(what: string): Knowable<never> {
  return unknown('not-told', `${what}, which a list of images does not tell`);
}
