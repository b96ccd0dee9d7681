import type { AlarmMetric } from '../model/inventory.js';
import { everyOf } from '../model/three-valued.js';
import { type Knowable, whenKnown } from '../model/unknown.js';

/**
 * The one metric that Amazon ECR publishes in AWS/ECR. Alarms on others (HighSeverityVulnerabilities, RepositoryPushCount,
 * repository size …) stay in INSUFFICIENT_DATA for ever.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-repository-metrics.html
 */
const published = 'RepositoryPullCount';

/** True for a metric in the namespace of ECR. */
export function isEcrMetric({ namespace }: AlarmMetric): Knowable<boolean> {
  return whenKnown(namespace, (known) => known === 'AWS/ECR');
}

/** True for a metric in the namespace of ECR that ECR does not publish. */
export function isDeadMetric(metric: AlarmMetric): Knowable<boolean> {
  return everyOf([isEcrMetric(metric), whenKnown(metric.name, (name) => name !== published)]);
}
