import type { MetricAlarm, Registry } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { alarmMetrics, metricAlarm, metricFilter } from './alarms.js';
import { creationTemplate } from './creation-template.js';
import type { KnownKeys } from './kms-keys.js';
import type { PlannedResource, PlanReading, Side } from './planned-resource.js';
import { bare, type PlannedValue, textAt, textsAt } from './planned-value.js';
import { possibleReplication, possibleScanning } from './possible-settings.js';
import type { RegistryIdentity } from './registry-identity.js';
import {
  accountSetting,
  pullThroughCacheRule,
  registryPolicy,
  replicationConfiguration,
  scanningConfiguration,
} from './registry-settings.js';
import { isEcrType } from './resource-kinds.js';
import { eventRules, logGroup } from './scan-events.js';
import { shownOrReferred } from './shown-or-referred.js';
import { standing } from './standing-resource.js';

/** The registries that hold something of ECR on either side; an alarm on a metric of ECR counts as such. */
export function registriesOf(resources: Iterable<PlannedResource>): readonly RegistryIdentity[] {
  const registries = new Set<RegistryIdentity>();
  for (const resource of resources) {
    if (!registries.has(resource.registry) && (isEcrType(resource.type) || watchesEcr(resource))) registries.add(resource.registry);
  }
  return [...registries];
}

/** Translates the settings of every registry on one side, and what stands around ECR there. */
export function assembleRegistries(identities: readonly RegistryIdentity[], reading: PlanReading, side: Side, keys: KnownKeys): Registry[] {
  const rules = eventRules(reading, side);
  const read = <T>(type: string, translate: (resource: PlannedResource, at: PlannedValue) => T) => grouped(reading, type, side, translate);
  const scanning = read('aws_ecr_registry_scanning_configuration', scanningConfiguration);
  const replication = read('aws_ecr_replication_configuration', replicationConfiguration);
  const policies = read('aws_ecr_registry_policy', registryPolicy);
  const cacheRules = read('aws_ecr_pull_through_cache_rule', pullThroughCacheRule);
  const templates = read('aws_ecr_repository_creation_template', (resource, at) => creationTemplate(resource, at, reading, keys));
  const settings = read('aws_ecr_account_setting', accountSetting);
  const alarms = read('aws_cloudwatch_metric_alarm', (resource, at) => metricAlarm(resource, at, reading));
  const logGroups = read('aws_cloudwatch_log_group', (resource, at) => logGroup(resource, at, rules));
  const filters = read('aws_cloudwatch_log_metric_filter', (resource, at) => metricFilter(resource, at, reading));
  const endpoints = read('aws_vpc_endpoint', (resource, at) => ({
    serviceName: textAt(at, 'service_name'),
    type: textAt(at, 'vpc_endpoint_type', 'Gateway'),
    vpc: shownOrReferred(resource, at, 'vpc_id', reading),
    address: resource.address,
  }));
  const inspected = read('aws_inspector2_enabler', (_, at) => textsAt(at, 'resource_types'));
  return identities.map((identity) => {
    const { key, account, region } = identity;
    return {
      key,
      account,
      region,
      scanning: orElse(scanning(key), () => possibleScanning(identity, reading)),
      replication: orElse(replication(key), () => possibleReplication(identity, reading)),
      policies: policies(key),
      pullThroughCacheRules: cacheRules(key),
      creationTemplates: templates(key),
      accountSettings: settings(key),
      alarms: alarms(key),
      eventRules: rules.filter(({ resource }) => resource.registry.key === key).map(({ rule }) => rule),
      logGroups: logGroups(key),
      metricFilters: filters(key),
      vpcEndpoints: endpoints(key),
      inspectorCoversEcr: inspectorCoversEcr(inspected(key)),
      inspectorRescan: unknown('not-in-plan', 'how long Amazon Inspector scans images again'),
      signingRules: unknown('not-in-plan', 'the signing configuration of the registry'),
      pullTimeExclusions: unknown('not-in-plan', 'whose pulls do not move the recorded pull time'),
    };
  });
}

function orElse<T>(own: T[], other: () => T[]): T[] {
  return own.length > 0 ? own : other();
}

function grouped<T>(
  reading: PlanReading,
  type: string,
  side: Side,
  translate: (resource: PlannedResource, at: PlannedValue) => T,
): (registry: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const { resource, at } of standing(reading.byType(type), side)) {
    const group = groups.get(resource.registry.key) ?? [];
    group.push(translate(resource, at));
    groups.set(resource.registry.key, group);
  }
  return (registry) => groups.get(registry) ?? [];
}

// An enabler that leaves ECR out turns nothing off: what is on beside it the plan does not show.
function inspectorCoversEcr(enablers: readonly Knowable<string[]>[]): Knowable<boolean> {
  return enablers.some((types) => Array.isArray(types) && types.includes('ECR'))
    ? true
    : unknown('not-in-plan', 'no aws_inspector2_enabler of this plan covers ECR');
}

function watchesEcr({ type, before, after }: PlannedResource): boolean {
  return type === 'aws_cloudwatch_metric_alarm' && [before, after].some((at) => at !== null && isOnEcr(alarmMetrics(bare(at))));
}

function isOnEcr(metrics: MetricAlarm['metrics']): boolean {
  return !isUnknown(metrics) && metrics.some(({ namespace }) => namespace === 'AWS/ECR');
}
