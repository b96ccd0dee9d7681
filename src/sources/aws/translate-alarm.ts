import type { Dimension, Metric, MetricDataQuery, MetricAlarm as WatchedAlarm } from '@aws-sdk/client-cloudwatch';
import type { AlarmMetric, MetricAlarm } from '../../model/inventory.js';
import { metricInExpression } from '../../model/metrics-insights.js';
import { unknown } from '../../model/unknown.js';

/**
 * An alarm as the model has it; undefined where the answer lacks what the service always sends.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html
 */
export function translateAlarm(alarm: WatchedAlarm): MetricAlarm | undefined {
  const { AlarmName: name, ActionsEnabled: enabled, AlarmActions: actions = [] } = alarm;
  if (name === undefined || enabled === undefined) return undefined;
  return { name, metrics: [...metricsOf(alarm)], hasAction: enabled && actions.length > 0, address: '' };
}

function metricsOf(alarm: WatchedAlarm): readonly AlarmMetric[] {
  const { Metrics: queries = [], EvaluationCriteria: criteria, MetricName, Namespace } = alarm;
  if (queries.length > 0) return queries.flatMap(metricsOfQuery);
  if (MetricName !== undefined || Namespace !== undefined) return [metric(alarm)];
  return metricInExpression(criteria?.PromQLCriteria?.Query ?? '');
}

function metricsOfQuery({ MetricStat: stat, Expression = '' }: MetricDataQuery): readonly AlarmMetric[] {
  return stat?.Metric === undefined ? metricInExpression(Expression) : [metric(stat.Metric)];
}

function metric({ Namespace, MetricName, Dimensions = [] }: Metric): AlarmMetric {
  return { namespace: Namespace ?? unsaid, name: MetricName ?? unsaid, dimensions: Object.fromEntries(Dimensions.map(pair)) };
}

const unsaid = unknown('not-told', 'the metric of the alarm, which the answer lacks');

function pair({ Name = '', Value = '' }: Dimension): readonly [string, string] {
  return [Name, Value];
}
