import type { Registry } from '../../src/model/inventory.ts';
import { type Place, registryKey } from './places.ts';
import type { DemoRepository } from './repository.ts';

/** A registry of the company. */
export interface DemoRegistry {
  readonly place: Place;
  readonly settings: Omit<Registry, 'key' | 'account' | 'region'>;
  readonly repositories: readonly DemoRepository[];
}

/** What AWS makes of a registry that nobody has set anything in. */
export const untouched: DemoRegistry['settings'] = {
  scanning: [{ scanType: 'BASIC', rules: [], address: '' }],
  replication: [],
  policies: [{ present: false, text: '', address: '' }],
  pullThroughCacheRules: [],
  creationTemplates: [],
  accountSettings: accountSettings('V2'),
  alarms: [],
  eventRules: [],
  logGroups: [],
  metricFilters: [],
  vpcEndpoints: [],
  inspectorCoversEcr: false,
  signingRules: [],
  pullTimeExclusions: [],
  inspectorRescan: { duration: '', pullDateDuration: '', pullDateMode: '' },
};

/** Only registries that are older than the second scope have the first. */
export function accountSettings(policyScope: 'V1' | 'V2'): Registry['accountSettings'] {
  return [
    { name: 'BASIC_SCAN_TYPE_VERSION', value: 'AWS_NATIVE', address: '' },
    { name: 'REGISTRY_POLICY_SCOPE', value: policyScope, address: '' },
    { name: 'BLOB_MOUNTING', value: 'DISABLED', address: '' },
  ];
}

export function registryOf({ place, settings }: DemoRegistry): Registry {
  return { key: registryKey(place), ...place, ...settings };
}

export function scanningBy(scanType: 'BASIC' | 'ENHANCED', rules: Readonly<Record<string, readonly string[]>>): Registry['scanning'] {
  const filtered = Object.entries(rules).map(([scanFrequency, filters]) => ({ scanFrequency, filters: [...filters] }));
  return [{ scanType, rules: filtered, address: '' }];
}

/** Copies of what begins with a prefix, to a region of the same account. */
export function replicationTo(region: string, account: string, ...prefixes: readonly string[]): Registry['replication'] {
  const destinations = [{ region, registryId: account }];
  return [{ rules: prefixes.map((prefix) => ({ destinations, filters: [prefix] })), address: '' }];
}

export function registryPolicy(text: string): Registry['policies'] {
  return [{ present: true, text, address: '' }];
}
