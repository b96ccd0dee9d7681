import type { SubjectKind } from '../facts/subject.js';
import type { AlarmMetric, EventRule, LogGroup, MetricAlarm, Registry } from '../model/inventory.js';
import type { Example } from '../schema/generated/rule.js';
import { type ExampleMap, exampleCacheRule, exampleTemplate, isMap, listOf, mapIn, merged } from './example-inventory.js';

/** A registry with the one part of it that an example is about. */
export function withParts(registry: Registry, kind: SubjectKind, example: Example): Registry {
  return {
    ...registry,
    alarms: kind === 'alarm' ? [exampleAlarm(mapIn(example, 'alarm'))] : listOf(mapIn(example, 'registry')['alarms']).map(exampleAlarm),
    eventRules: listOf(mapIn(example, 'registry')['eventRules']).map(exampleEventRule),
    logGroups: kind === 'log-group' ? [exampleLogGroup(mapIn(example, 'logGroup'))] : registry.logGroups,
    pullThroughCacheRules:
      kind === 'pull-through-cache-rule' ? [exampleCacheRule(mapIn(example, 'cacheRule'))] : registry.pullThroughCacheRules,
    creationTemplates: kind === 'creation-template' ? [exampleTemplate(mapIn(example, 'template'))] : registry.creationTemplates,
  };
}

function exampleAlarm(example: ExampleMap): MetricAlarm {
  const metrics: AlarmMetric[] = [];
  return merged({ name: 'alarm', metrics, hasAction: true, address: '' }, example);
}

/** An event pattern may be written as the object that it is. */
function exampleEventRule(example: ExampleMap): EventRule {
  const { pattern } = example;
  const base = { name: 'rule', bus: 'default', pattern: '', enabled: true, targets: [], address: '' };
  return merged(base, { ...example, ...(isMap(pattern) ? { pattern: JSON.stringify(pattern) } : {}) });
}

function exampleLogGroup(example: ExampleMap): LogGroup {
  return merged({ name: '/aws/ecr/scan-findings', arn: '', retentionInDays: 90, receivesScanFindings: true, address: '' }, example);
}
