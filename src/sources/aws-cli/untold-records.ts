import type { PolicyDocument, Registry, Repository, Unknown } from '../../model/inventory.js';
import { unknown } from '../../model/unknown.js';
import { unknownSettings } from '../../model/unknown-registry.js';
import type { ListedRepository } from './listed-repositories.js';

/** The registry that a list of images is of: the list tells its account, and nothing else. */
export function untoldRegistry(account: string): Registry {
  return {
    ...unknownSettings(untold('the settings of the registry')),
    key: registryKey(account),
    account: account || untold('the account'),
    region: untold('the region'),
    policies: [untoldPolicy('the registry policy')],
  };
}

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
export function untold(what: string): Unknown {
  return unknown('not-told', `${what}, which a list of images does not tell`);
}
