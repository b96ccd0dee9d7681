import type { AlarmMetric } from './inventory.js';
import { unknown } from './unknown.js';

const name = String.raw`"[^"]+"|[^\s"(),]+`;

// SELECT SUM(RepositoryPullCount) FROM SCHEMA("AWS/ECR", RepositoryName) WHERE …
const query = new RegExp(
  String.raw`^\s*SELECT\s+[A-Z]+\s*\(\s*(?<metric>${name})\s*\)\s+FROM\s+(?:SCHEMA\s*\(\s*(?<schema>${name})\s*[,)]|(?<namespace>${name})(?=\s|$))`,
  'iu',
);

/**
 * The metric that an expression of an alarm names itself, as a Metrics Insights query does; none for arithmetic on other
 * metrics. Of an expression that names ECR's namespace in another way the metric is not known.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export function metricInExpression(expression: string): readonly AlarmMetric[] {
  const { metric, schema, namespace } = query.exec(expression)?.groups ?? {};
  const where = schema ?? namespace;
  if (metric !== undefined && where !== undefined) return [{ namespace: unquoted(where), name: unquoted(metric), dimensions: {} }];
  if (!/\bAWS\/ECR(?![\w/-])/u.test(expression)) return [];
  const unread = unknown('ambiguous', 'the expression names AWS/ECR, and what it asks for there cannot be told');
  return [{ namespace: 'AWS/ECR', name: unread, dimensions: unread }];
}

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}
