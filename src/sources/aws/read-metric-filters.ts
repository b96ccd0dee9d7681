import {
  DescribeMetricFiltersCommand,
  type DescribeMetricFiltersCommandOutput,
  type MetricFilter as FoundFilter,
} from '@aws-sdk/client-cloudwatch-logs';
import type { MetricFilter } from '../../model/inventory.js';
import { type Knowable, unknown } from '../../model/unknown.js';
import type { FindingLogGroup } from './finding-log-groups.js';
import { gatherPages, readPages } from './pages.js';
import { unreadValue } from './read-fault.js';
import { ofRegistry, type PartRead, type RegistryRead } from './registry-read.js';

/** Reads the metric filters of log groups; where those of one were not read, the list is not known. */
export async function readMetricFilters(
  read: RegistryRead,
  groups: readonly FindingLogGroup[],
): Promise<PartRead<Knowable<MetricFilter[]>>> {
  const lists = await Promise.all(groups.map(({ name }) => filtersOf(read, name)));
  const faults = lists.flatMap(({ fault }) => fault ?? []);
  const [first] = faults;
  return { value: first === undefined ? lists.flatMap(({ items }) => items.flat()) : unreadValue(first), faults };
}

async function filtersOf(read: RegistryRead, logGroup: string) {
  const logs = await read.clients('logs', read.region);
  const list = await gatherPages(
    readPages<DescribeMetricFiltersCommandOutput, readonly MetricFilter[]>({
      ...ofRegistry(read, `metric filters of the log group ${logGroup}`, 'logs:DescribeMetricFilters'),
      send: (nextToken) =>
        logs.send(new DescribeMetricFiltersCommand({ logGroupName: logGroup, ...(nextToken === undefined ? {} : { nextToken }) })),
      take: ({ metricFilters, nextToken }) =>
        metricFilters && { items: metricFilters.map((filter) => translate(logGroup, filter)), nextToken },
    }),
  );
  // A log group that is gone has none.
  return list.fault?.code === 'gone' ? { items: [], fault: undefined } : list;
}

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html
function translate(logGroup: string, { metricTransformations = [] }: FoundFilter): readonly MetricFilter[] {
  return metricTransformations.map(({ metricNamespace, metricName }) => ({
    logGroup,
    namespace: metricNamespace ?? unsaid,
    metric: metricName ?? unsaid,
    address: '',
  }));
}

const unsaid = unknown('not-told', 'the metric of the metric filter, which the answer lacks');
