import { DescribeAlarmsCommand, type DescribeAlarmsCommandOutput } from '@aws-sdk/client-cloudwatch';
import type { AlarmMetric, MetricAlarm, MetricFilter } from '../../model/inventory.js';
import { isUnknown, type Knowable, whenKnown } from '../../model/unknown.js';
import { gatherPages, readPages } from './pages.js';
import { leftOutValue } from './probes.js';
import { ofRegistry, type PartRead, partOfList, type RegistryRead } from './registry-read.js';
import { translateAlarm } from './translate-alarm.js';
import { everyOne } from './translate-image.js';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
const largestPage = 100;

/** Reads every metric alarm of the region; CloudWatch has no list of those on one namespace. */
export async function readAlarms(read: RegistryRead): Promise<PartRead<Knowable<MetricAlarm[]>>> {
  if (read.leftOut.has('alarms')) return { value: leftOutValue('alarms'), faults: [] };
  const cloudwatch = await read.clients('cloudwatch', read.region);
  return partOfList(
    await gatherPages(
      readPages<DescribeAlarmsCommandOutput, MetricAlarm>({
        ...ofRegistry(read, 'CloudWatch alarms', 'cloudwatch:DescribeAlarms'),
        send: (nextToken) =>
          cloudwatch.send(
            new DescribeAlarmsCommand({
              AlarmTypes: ['MetricAlarm'],
              MaxRecords: largestPage,
              ...(nextToken === undefined ? {} : { NextToken: nextToken }),
            }),
          ),
        take: ({ MetricAlarms, NextToken }) => {
          const items = everyOne(MetricAlarms, translateAlarm);
          return items && { items, nextToken: NextToken };
        },
      }),
    ),
  );
}

/** The alarms that watch a metric of Amazon ECR, or one that a metric filter makes of scan findings. */
export function alarmsOnEcr(alarms: Knowable<MetricAlarm[]>, filters: Knowable<readonly MetricFilter[]>): Knowable<MetricAlarm[]> {
  const made = new Set(isUnknown(filters) ? [] : filters.map(({ namespace, metric }) => metricKey(namespace, metric)));
  const isOurs = ({ namespace, name }: AlarmMetric) =>
    isUnknown(namespace) || namespace === 'AWS/ECR' || made.has(metricKey(namespace, name));
  return whenKnown(alarms, (known) => known.filter(({ metrics }) => isUnknown(metrics) || metrics.some(isOurs)));
}

function metricKey(namespace: Knowable<string>, name: Knowable<string>): string {
  return JSON.stringify([namespace, name]);
}
