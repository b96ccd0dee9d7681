import type { Registry } from '../../model/inventory.js';
import { accountSettingNames } from './read-account-settings.js';
import { readCacheRules } from './read-cache-rules.js';
import { notAskedFor } from './read-extent.js';
import { readInspectorUse } from './read-inspector.js';
import { readPullTimeExclusions } from './read-pull-time-exclusions.js';
import { accountOf, type RegistryReading } from './read-registry.js';
import { describeRegistry } from './read-replication.js';
import { type PartRead, type RegistryRead, registryKey } from './registry-read.js';

/**
 * Reads of one registry what the runs of lifecycle policies hang on: which repositories a pull-through cache fills, and which images
 * Amazon Inspector has seen in use. All else is unknown, and nothing is unread for it.
 *
 * @param readsManifests - Whether manifests will be read: then, whose pulls do not count.
 */
export async function readLifecycleRegistry(asked: RegistryRead, readsManifests: boolean): Promise<RegistryReading> {
  const [account, cacheRules, inspector, exclusions] = await Promise.all([
    accountIn(asked),
    readCacheRules(asked),
    readInspectorUse(asked),
    readsManifests ? readPullTimeExclusions(asked) : notRead,
  ]);
  const { coversEcr, use } = inspector;
  return {
    registry: {
      ...withoutSettings,
      key: registryKey(asked),
      account,
      region: asked.region,
      pullThroughCacheRules: cacheRules.value,
      inspectorCoversEcr: coversEcr.value,
      pullTimeExclusions: exclusions.value,
    },
    unread: [cacheRules, coversEcr, exclusions, use].flatMap(({ faults }) => faults),
    use: use.value,
  };
}

/** Where the credentials did not tell the account, the registry does. */
async function accountIn(asked: RegistryRead): Promise<Registry['account']> {
  return asked.account === '' ? accountOf(asked, await describeRegistry(asked)) : asked.account;
}

const setting = notAskedFor('settings of the registry');

const notRead: PartRead<Registry['pullTimeExclusions']> = { value: setting, faults: [] };

const withoutSettings: Omit<
  Registry,
  'key' | 'account' | 'region' | 'pullThroughCacheRules' | 'inspectorCoversEcr' | 'pullTimeExclusions'
> = {
  scanning: [{ scanType: setting, rules: setting, address: '' }],
  replication: [{ rules: setting, address: '' }],
  policies: [{ present: setting, text: setting, address: '' }],
  creationTemplates: setting,
  accountSettings: accountSettingNames.map((name) => ({ name, value: setting, address: '' })),
  alarms: setting,
  eventRules: setting,
  logGroups: setting,
  metricFilters: setting,
  vpcEndpoints: setting,
  signingRules: setting,
  inspectorRescan: setting,
};
