import type { Registry } from '../../model/inventory.js';
import { unknownSettings } from '../../model/unknown-registry.js';
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
      ...unknownSettings(setting),
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
