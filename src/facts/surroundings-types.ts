import type { AlarmMetric, LogGroup, MetricAlarm, PullThroughCacheRule, Registry } from '../model/inventory.js';
import { someOf } from '../model/three-valued.js';
import { isToBeMade, isUnknown, type Knowable, whenKnown } from '../model/unknown.js';
import { isDeadMetric, isEcrMetric } from './dead-metric.js';
import { field, objectType } from './object-type.js';
import { hasTemplate, upstreamNeedsCredentials } from './pull-through-cache.js';
import { collectFaults } from './three-valued.js';

export const alarmType = objectType<MetricAlarm>('Alarm', 'A CloudWatch metric alarm.', {
  name: field('string', 'Name of the alarm.', ({ name }) => name),
  address: field('string', 'Terraform address; "" outside a plan.', ({ address }) => address),
  hasAction: field('bool', 'Somebody is told when it fires.', ({ hasAction }) => hasAction),
  watchesEcr: field('bool', 'It watches a metric in the namespace AWS/ECR.', ({ metrics }) =>
    whenKnown(metrics, (known) => someOf(known.map(isEcrMetric))),
  ),
  deadMetrics: field('list<string>', 'Metrics in AWS/ECR that Amazon ECR does not publish.', ({ metrics }) =>
    whenKnown(metrics, deadMetrics),
  ),
});

function deadMetrics(metrics: readonly AlarmMetric[]): Knowable<readonly string[]> {
  return collectFaults(
    metrics.map((metric) => whenKnown(isDeadMetric(metric), (dead) => (dead ? [isUnknown(metric.name) ? '?' : metric.name] : []))),
  );
}

export const logGroupType = objectType<LogGroup>('LogGroup', 'A CloudWatch log group.', {
  name: field('string', 'Name of the log group.', ({ name }) => name),
  address: field('string', 'Terraform address; "" outside a plan.', ({ address }) => address),
  retentionInDays: field('double', 'Days that events are kept; 0 = for ever.', ({ retentionInDays }) => retentionInDays),
  receivesScanFindings: field(
    'bool',
    'Scan findings are sent to it, or it is named for them.',
    ({ receivesScanFindings }) => receivesScanFindings,
  ),
});

/** A pull-through cache rule in its registry. */
export interface CacheRuleSubject {
  readonly rule: PullThroughCacheRule;
  readonly registry: Registry;
}

export const cacheRuleType = objectType<CacheRuleSubject>('PullThroughCacheRule', 'A pull-through cache rule.', {
  prefix: field('string', 'Prefix of the repositories that it makes; ROOT for no prefix.', ({ rule }) => rule.prefix),
  upstream: field('string', 'URL of the upstream registry.', ({ rule }) => rule.upstreamRegistryUrl),
  address: field('string', 'Terraform address; "" outside a plan.', ({ rule }) => rule.address),
  credentialArn: field('string', 'Secret with the credentials for the upstream; "" for none.', ({ rule }) => rule.credentialArn),
  hasCredentials: field('bool', 'It names a secret, be it one that the same plan makes.', ({ rule: { credentialArn } }) =>
    isToBeMade(credentialArn) ? true : whenKnown(credentialArn, (arn) => arn !== ''),
  ),
  needsCredentials: field('bool', 'The upstream answers with credentials only.', ({ rule }) =>
    whenKnown(rule.upstreamRegistryUrl, upstreamNeedsCredentials),
  ),
  hasTemplate: field('bool', 'A repository creation template covers the prefix.', ({ rule, registry }) => hasTemplate(rule, registry)),
});
