import type { Registry, Unknown } from './inventory.js';

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAccountSetting.html */
export const accountSettingNames = ['BASIC_SCAN_TYPE_VERSION', 'REGISTRY_POLICY_SCOPE', 'BLOB_MOUNTING'] as const;

/** The settings of a registry of which nothing is known, for one cause: what a source does not see is never an empty list. */
export function unknownSettings(why: Unknown): Omit<Registry, 'key' | 'account' | 'region'> {
  return {
    scanning: [{ scanType: why, rules: why, address: '' }],
    replication: [{ rules: why, address: '' }],
    policies: [{ present: why, text: why, address: '' }],
    pullThroughCacheRules: why,
    creationTemplates: why,
    accountSettings: accountSettingNames.map((name) => ({ name, value: why, address: '' })),
    alarms: why,
    eventRules: why,
    logGroups: why,
    metricFilters: why,
    vpcEndpoints: why,
    inspectorCoversEcr: why,
    signingRules: why,
    pullTimeExclusions: why,
    inspectorRescan: why,
  };
}
