import type { Registry } from '../../model/inventory.js';
import { type Knowable, unknown } from '../../model/unknown.js';
import type { KeyReader } from './key-reader.js';
import { readAccountSettings } from './read-account-settings.js';
import { alarmsOnEcr, readAlarms } from './read-alarms.js';
import { readCacheRules } from './read-cache-rules.js';
import type { Read } from './read-call.js';
import { readCreationTemplates } from './read-creation-templates.js';
import { readEventRules } from './read-event-rules.js';
import type { ReadFault } from './read-fault.js';
import { readInspector, type UseByRepository } from './read-inspector.js';
import { readFindingLogs } from './read-log-groups.js';
import { readPullTimeExclusions } from './read-pull-time-exclusions.js';
import { readRegistryPolicy } from './read-registry-policy.js';
import { readRegistryScanning } from './read-registry-scanning.js';
import { describeRegistry, type RegistryDescription, replicationOf } from './read-replication.js';
import { readSigning } from './read-signing.js';
import { readVpcEndpoints } from './read-vpc-endpoints.js';
import { type PartRead, type RegistryRead, registryKey } from './registry-read.js';

/** A registry as far as it could be read. */
export interface RegistryReading {
  readonly registry: Registry;
  /** What could not be read, always in the same order; what was left out on purpose is none of it. */
  readonly unread: readonly ReadFault[];
  /** Images that Amazon Inspector has seen in use; empty where it does not scan ECR. */
  readonly use: Knowable<UseByRepository>;
}

/** Reads everything about one registry but its repositories. Nothing throws: what was refused is unknown, and said in `unread`. */
export async function readRegistry(asked: RegistryRead, keys: KeyReader): Promise<RegistryReading> {
  const description = describeRegistry(asked);
  const [replication, settings, signals, inspector, vpcEndpoints] = await Promise.all([
    description.then(replicationOf),
    readSettings(asked, keys),
    readSignals(asked, description),
    readInspector(asked),
    readVpcEndpoints(asked),
  ]);
  const { coversEcr: inspectorCoversEcr, rescan: inspectorRescan, use } = inspector;
  const parts: RegistryParts = { ...settings, replication, ...signals, vpcEndpoints, inspectorCoversEcr, inspectorRescan };
  return {
    registry: { key: registryKey(asked), account: accountOf(asked, await description), region: asked.region, ...valuesOf(parts) },
    // A fault of a key that several templates have is one.
    unread: [...new Set([...Object.values(parts), use].flatMap(({ faults }) => faults))],
    use: use.value,
  };
}

type RegistryParts = { readonly [Name in keyof Omit<Registry, 'key' | 'account' | 'region'>]: PartRead<Registry[Name]> };

function valuesOf(parts: RegistryParts): Omit<Registry, 'key' | 'account' | 'region'> {
  return {
    scanning: parts.scanning.value,
    replication: parts.replication.value,
    policies: parts.policies.value,
    pullThroughCacheRules: parts.pullThroughCacheRules.value,
    creationTemplates: parts.creationTemplates.value,
    accountSettings: parts.accountSettings.value,
    alarms: parts.alarms.value,
    eventRules: parts.eventRules.value,
    logGroups: parts.logGroups.value,
    metricFilters: parts.metricFilters.value,
    vpcEndpoints: parts.vpcEndpoints.value,
    inspectorCoversEcr: parts.inspectorCoversEcr.value,
    signingRules: parts.signingRules.value,
    pullTimeExclusions: parts.pullTimeExclusions.value,
    inspectorRescan: parts.inspectorRescan.value,
  };
}

/** The settings of Amazon ECR itself. */
async function readSettings(asked: RegistryRead, keys: KeyReader) {
  const [scanning, policies, pullThroughCacheRules, creationTemplates, accountSettings, signingRules, pullTimeExclusions] =
    await Promise.all([
      readRegistryScanning(asked),
      readRegistryPolicy(asked),
      readCacheRules(asked),
      readCreationTemplates(asked, keys),
      readAccountSettings(asked),
      readSigning(asked),
      readPullTimeExclusions(asked),
    ]);
  return { scanning, policies, pullThroughCacheRules, creationTemplates, accountSettings, signingRules, pullTimeExclusions };
}

/** Where scan findings go, and what raises an alarm. */
async function readSignals(asked: RegistryRead, description: Promise<Read<RegistryDescription>>) {
  const allAlarms = readAlarms(asked);
  const account = asked.account === '' ? accountOf(asked, await description) : asked.account;
  const eventRules = await readEventRules(asked, account);
  const { logGroups, metricFilters } = await readFindingLogs(asked, account, eventRules.value);
  const { value, faults } = await allAlarms;
  return { alarms: { value: alarmsOnEcr(value, metricFilters.value), faults }, eventRules, logGroups, metricFilters };
}

/** The account that is known, else the one that the registry itself names. */
export function accountOf({ account }: RegistryRead, description: Read<RegistryDescription>): Knowable<string> {
  const told = 'value' in description ? description.value.registryId : '';
  return account || told || unknown('not-read', 'the account');
}
