import type { AlarmMetric, MetricAlarm, MetricFilter } from '../../model/inventory.js';
import { metricInExpression } from '../../model/metrics-insights.js';
import { isUnknown, type Knowable, whenKnown } from '../../model/unknown.js';
import { allKnown } from './all-known.js';
import { isList } from './json-shape.js';
import { expressionOf, type PlannedResource, type PlanReading } from './planned-resource.js';
import { blocksAt, flagAt, isPending, memberAt, type PlannedValue, textAt, whyPending } from './planned-value.js';
import { tagsAt } from './resource-tags.js';
import { shownOrReferred } from './shown-or-referred.js';

/** `aws_cloudwatch_metric_alarm`, with its own metric or those of its `metric_query` blocks. */
export function metricAlarm(resource: PlannedResource, at: PlannedValue, reading: PlanReading): MetricAlarm {
  return {
    name: textAt(at, 'alarm_name'),
    metrics: alarmMetrics(at),
    hasAction: hasActionOf(resource, at, reading),
    address: resource.address,
  };
}

/** `aws_cloudwatch_log_metric_filter`. */
export function metricFilter(resource: PlannedResource, at: PlannedValue, reading: PlanReading): MetricFilter {
  const blocks = blocksAt(at, 'metric_transformation');
  const [block] = isUnknown(blocks) ? [] : blocks;
  const transformation = block ?? memberAt(at, 'metric_transformation');
  return {
    logGroup: shownOrReferred(resource, at, 'log_group_name', reading),
    namespace: textAt(transformation, 'namespace'),
    metric: textAt(transformation, 'name'),
    address: resource.address,
  };
}

/** The metrics that an alarm watches: its own, or those of its queries. */
export function alarmMetrics(at: PlannedValue): MetricAlarm['metrics'] {
  const queries = blocksAt(at, 'metric_query');
  if (isUnknown(queries)) return queries;
  if (queries.length === 0) return [metricAt(at)];
  const metrics = allKnown(queries.map(metricsOfQuery));
  return isUnknown(metrics) ? metrics : metrics.flat();
}

function metricsOfQuery(query: PlannedValue): Knowable<readonly AlarmMetric[]> {
  const blocks = blocksAt(query, 'metric');
  if (isUnknown(blocks)) return blocks;
  return blocks.length > 0 ? blocks.map(metricAt) : whenKnown(textAt(query, 'expression'), metricInExpression);
}

function metricAt(at: PlannedValue): AlarmMetric {
  return { namespace: textAt(at, 'namespace'), name: textAt(at, 'metric_name'), dimensions: tagsAt(at, 'dimensions') };
}

function hasActionOf(resource: PlannedResource, at: PlannedValue, reading: PlanReading): Knowable<boolean> {
  if (flagAt(at, 'actions_enabled', true) === false) return false;
  const actions = memberAt(at, 'alarm_actions');
  if (isList(actions.value)) return actions.value.length > 0;
  if (!isPending(actions)) return isList(actions.unknown) && actions.unknown.length > 0;
  // A set is wholly unknown for one unknown member. If it refers to something that is made, it is not empty.
  const ends = reading.follow(resource, expressionOf(resource, 'alarm_actions'));
  const isMade = ends.some((end) => end.kind === 'resource' && end.mode === 'managed');
  return isMade ? true : whyPending(actions);
}
