import type {
  AccountSetting,
  PolicyDocument,
  PullThroughCacheRule,
  ReplicationConfiguration,
  ReplicationRule,
  ScanningConfiguration,
} from '../../model/inventory.js';
import { isToBeMade, isUnknown, type Knowable } from '../../model/unknown.js';
import { allKnown } from './all-known.js';
import { expressionOf, type PlannedResource } from './planned-resource.js';
import { blocksAt, type PlannedValue, textAt } from './planned-value.js';

/** `aws_ecr_registry_scanning_configuration`. */
export function scanningConfiguration({ address }: PlannedResource, at: PlannedValue): ScanningConfiguration {
  const blocks = blocksAt(at, 'rule');
  const rules = isUnknown(blocks)
    ? blocks
    : blocks.map((rule) => ({ scanFrequency: textAt(rule, 'scan_frequency', 'SCAN_ON_PUSH'), filters: filtersOf(rule) }));
  return { scanType: textAt(at, 'scan_type', 'BASIC'), rules, address };
}

/** `aws_ecr_replication_configuration`. */
export function replicationConfiguration({ address }: PlannedResource, at: PlannedValue): ReplicationConfiguration {
  const outer = blocksAt(at, 'replication_configuration');
  if (isUnknown(outer)) return { rules: outer, address };
  const rules = allKnown(outer.map((block) => blocksAt(block, 'rule')));
  return { rules: isUnknown(rules) ? rules : rules.flat().map(replicationRule), address };
}

/** `aws_ecr_registry_policy`. */
export function registryPolicy({ address }: PlannedResource, at: PlannedValue): PolicyDocument {
  return { present: true, text: textAt(at, 'policy'), address };
}

/** `aws_ecr_pull_through_cache_rule`. */
export function pullThroughCacheRule(resource: PlannedResource, at: PlannedValue): PullThroughCacheRule {
  return {
    prefix: textAt(at, 'ecr_repository_prefix'),
    upstreamRegistryUrl: textAt(at, 'upstream_registry_url'),
    upstreamPrefix: writtenTextAt(resource, at, 'upstream_repository_prefix'),
    credentialArn: writtenTextAt(resource, at, 'credential_arn'),
    customRoleArn: writtenTextAt(resource, at, 'custom_role_arn'),
    address: resource.address,
  };
}

/** `aws_ecr_account_setting`. */
export function accountSetting({ address }: PlannedResource, at: PlannedValue): AccountSetting {
  return { name: textAt(at, 'name'), value: textAt(at, 'value'), address };
}

/** An argument that the provider marks unknown even where nobody has written it: then it will be empty. */
export function writtenTextAt(resource: PlannedResource, at: PlannedValue, key: string): Knowable<string> {
  const text = textAt(at, key);
  const isWritten = resource.definition === undefined || expressionOf(resource, key) !== undefined;
  return isToBeMade(text) && !isWritten ? '' : text;
}

function replicationRule(rule: PlannedValue): ReplicationRule {
  const destinations = blocksAt(rule, 'destination');
  return {
    destinations: isUnknown(destinations)
      ? destinations
      : destinations.map((destination) => ({ region: textAt(destination, 'region'), registryId: textAt(destination, 'registry_id') })),
    filters: filtersOf(rule),
  };
}

function filtersOf(rule: PlannedValue): Knowable<string[]> {
  const blocks = blocksAt(rule, 'repository_filter');
  if (isUnknown(blocks)) return blocks;
  return allKnown(blocks.map((block) => textAt(block, 'filter')));
}
