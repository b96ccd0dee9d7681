import {
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandOutput,
  type LogGroup as FoundGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import type { EventRule, LogGroup, MetricFilter } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { type FindingLogGroup, findingLogGroups } from './finding-log-groups.js';
import { readPages } from './pages.js';
import { leftOutValue } from './probes.js';
import type { ReadSetting } from './read-call.js';
import { type ReadFault, unreadValue } from './read-fault.js';
import { readMetricFilters } from './read-metric-filters.js';
import { ofRegistry, type PartRead, type RegistryRead } from './registry-read.js';
import { everyOne } from './translate-image.js';

/** The log groups that scan findings are sent to, and the metrics that are made of them. */
export interface FindingLogs {
  readonly logGroups: PartRead<Knowable<LogGroup[]>>;
  readonly metricFilters: PartRead<Knowable<MetricFilter[]>>;
}

/** Reads what the targets of the event rules name; where no rule sends findings to a log group, nothing is asked. */
export async function readFindingLogs(
  read: RegistryRead,
  account: Knowable<string>,
  rules: Knowable<readonly EventRule[]>,
): Promise<FindingLogs> {
  if (read.leftOut.has('log-groups')) return notKnown(leftOutValue('log-groups'));
  const groups = findingLogGroups(rules, { account, region: read.region });
  if (isUnknown(groups)) return notKnown(groups);
  const here = groups.filter((group) => group.region === read.region && (isUnknown(account) || group.account === account));
  const [found, filters] = await Promise.all([
    Promise.all(groups.map((group) => (here.includes(group) ? readLogGroup(read, group) : elsewhere(group)))),
    readMetricFilters(read, here),
  ]);
  return {
    logGroups: { value: found.flatMap(({ group }) => group ?? []), faults: found.flatMap(({ fault }) => fault ?? []) },
    metricFilters: filters,
  };
}

function notKnown(why: Knowable<never>): FindingLogs {
  return { logGroups: { value: why, faults: [] }, metricFilters: { value: why, faults: [] } };
}

interface GroupRead {
  /** None where there is no such log group any more: what is sent there is lost. */
  readonly group: LogGroup | undefined;
  readonly fault: ReadFault | undefined;
}

const elsewhere = async (target: FindingLogGroup): Promise<GroupRead> => ({
  group: logGroup(target, unknown('not-told', 'the retention of a log group in another account or region')),
  fault: undefined,
});

async function readLogGroup(read: RegistryRead, target: FindingLogGroup): Promise<GroupRead> {
  const answer = await findLogGroup(read, target.name);
  if ('none' in answer) return { group: undefined, fault: undefined };
  if ('fault' in answer) return { group: logGroup(target, unreadValue(answer.fault)), fault: answer.fault };
  // Without a retention it keeps everything. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
  return { group: logGroup(target, answer.value.retentionInDays ?? 0), fault: undefined };
}

function logGroup({ name, arn, receives }: FindingLogGroup, retentionInDays: Knowable<number>): LogGroup {
  return { name, arn, retentionInDays, receivesScanFindings: receives, address: '' };
}

/** Finds a log group by the prefix that is its whole name: of all that begin so it is the first, and often the only one. */
async function findLogGroup(read: RegistryRead, name: string): Promise<ReadSetting<FoundGroup>> {
  const logs = await read.clients('logs', read.region);
  const pages = readPages<DescribeLogGroupsCommandOutput, FoundGroup>({
    ...ofRegistry(read, `log group ${name}`, 'logs:DescribeLogGroups'),
    send: (nextToken) =>
      logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name, ...(nextToken === undefined ? {} : { nextToken }) })),
    take: ({ logGroups, nextToken }) => {
      const items = everyOne(logGroups, (group) => (group.logGroupName === undefined ? undefined : group));
      return items && { items, nextToken };
    },
  });
  for await (const page of pages) {
    if ('fault' in page) return page;
    const group = page.value.find(({ logGroupName }) => logGroupName === name);
    if (group !== undefined) return { value: group };
  }
  return { none: true };
}
