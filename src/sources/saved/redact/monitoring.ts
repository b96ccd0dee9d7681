import { isNamedForFindings } from '../../../model/finding-event-pattern.js';
import type { AlarmMetric, LogGroup, MetricAlarm, MetricFilter } from '../../../model/inventory.js';
import { isUnknown, type Knowable } from '../../../model/unknown.js';
import { eachKnown, knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { asItIs } from './repository.js';
import type { Words } from './words.js';

export function redactAlarm(alarm: MetricAlarm, redactor: Redactor): MetricAlarm {
  const { prose, words } = redactor;
  return {
    name: knowable(prose, words.text)(alarm.name),
    metrics: eachKnown(prose, (metric: AlarmMetric) => redactMetric(metric, redactor))(alarm.metrics),
    hasAction: asItIs(redactor, alarm.hasAction),
    address: words.text(alarm.address),
  };
}

/** The metric of Amazon ECR, which rules look for. */
const publicMetric = 'RepositoryPullCount';

/** A metric of AWS itself has a name that everybody knows. */
function redactMetric({ namespace, name, dimensions }: AlarmMetric, redactor: Redactor): AlarmMetric {
  const { prose, words, resourceTags } = redactor;
  const ofAws = isUnknown(namespace) ? name === publicMetric : namespace.startsWith('AWS/');
  return {
    namespace: redactNamespace(namespace, redactor),
    name: ofAws ? asItIs(redactor, name) : knowable(prose, words.text)(name),
    dimensions: ofAws ? withKeys(dimensions, redactor) : resourceTags.tags(dimensions),
  };
}

function redactNamespace(namespace: Knowable<string>, { prose, words }: Redactor): Knowable<string> {
  return knowable(prose, (text: string) => (text.startsWith('AWS/') ? text : words.text(text)))(namespace);
}

function withKeys(dimensions: AlarmMetric['dimensions'], redactor: Redactor): AlarmMetric['dimensions'] {
  if (isUnknown(dimensions)) return asItIs(redactor, dimensions);
  const value = knowable(redactor.prose, redactor.words.text);
  return Object.fromEntries(Object.entries(dimensions).map(([key, text]) => [key, value(text)]));
}

export function redactLogGroup(group: LogGroup, redactor: Redactor): LogGroup {
  const { identifiers, prose, words } = redactor;
  return {
    name: knowable(prose, (name: string) => redactLogGroupName(name, words))(group.name),
    arn: knowable(prose, identifiers.any)(group.arn),
    retentionInDays: asItIs(redactor, group.retentionInDays),
    receivesScanFindings: asItIs(redactor, group.receivesScanFindings),
    address: words.text(group.address),
  };
}

export function redactMetricFilter(filter: MetricFilter, redactor: Redactor): MetricFilter {
  const { prose, words } = redactor;
  return {
    logGroup: knowable(prose, (name: string) => redactLogGroupName(name, words))(filter.logGroup),
    namespace: redactNamespace(filter.namespace, redactor),
    metric: knowable(prose, words.text)(filter.metric),
    address: words.text(filter.address),
  };
}

/** A name that says that a log group is for scan findings goes on saying so. */
function redactLogGroupName(name: string, words: Words): string {
  const redacted = words.text(name);
  return isNamedForFindings(name) && !isNamedForFindings(redacted) ? `${redacted}-scan-findings` : redacted;
}
