import { GetMetricDataCommand, type GetMetricDataCommandOutput, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { PullCount } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import { inBatches } from './in-batches.js';
import { gatherPages, readPages } from './pages.js';
import { leftOutValue } from './probes.js';
import { faultOfAnswer, type ReadFault, type ReadSubject, unreadValue } from './read-fault.js';
import type { RepositoryRead } from './repository-read.js';

/** How often images of a repository were pulled. */
export interface PullsReading {
  readonly pulls: Knowable<PullCount>;
  readonly fault: ReadFault | undefined;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const mostQueries = 500;
const days = 90;
const day = 24 * 60 * 60;

/** Reads RepositoryPullCount, the one metric that Amazon ECR publishes. A repository without a datapoint had no pulls. */
export function pullsReader(read: RepositoryRead, names: readonly string[]): (name: string) => Promise<PullsReading> {
  if (read.leftOut.has('pulls')) return async () => ({ pulls: leftOutValue('pulls'), fault: undefined });
  return inBatches(names, mostQueries, (batch) => readBatch(read, batch));
}

interface Series {
  readonly index: number;
  readonly count: number;
}

async function readBatch({ clients, place, now }: RepositoryRead, names: readonly string[]): Promise<ReadonlyMap<string, PullsReading>> {
  const cloudwatch = await clients('cloudwatch', place.region);
  const subject: ReadSubject = { what: 'pull counts', permission: 'cloudwatch:GetMetricData', place };
  const { items, fault } = await gatherPages(
    readPages<GetMetricDataCommandOutput, Series>({
      ...subject,
      send: (nextToken) =>
        cloudwatch.send(
          new GetMetricDataCommand({
            MetricDataQueries: names.map(queryOf),
            StartTime: new Date(now.getTime() - days * day * 1_000),
            EndTime: now,
            ...(nextToken === undefined ? {} : { NextToken: nextToken }),
          }),
        ),
      take: ({ MetricDataResults, NextToken }) => {
        const series = MetricDataResults?.map(seriesOf);
        return series === undefined ? undefined : { items: series, nextToken: NextToken };
      },
    }),
  );
  const counts = new Map<number, number>();
  for (const { index, count } of items) counts.set(index, (counts.get(index) ?? 0) + count);
  const reading = (index: number): PullsReading => {
    const count = counts.get(index);
    if (fault === undefined && count !== undefined) return { pulls: { days, count }, fault };
    const why = fault ?? faultOfAnswer('the answer lacks a query that was asked', subject);
    return { pulls: unreadValue(why), fault: why };
  };
  return new Map(names.map((name, index) => [name, reading(index)]));
}

function queryOf(repository: string, index: number): MetricDataQuery {
  return {
    Id: `m${index}`,
    MetricStat: {
      Metric: { Namespace: 'AWS/ECR', MetricName: 'RepositoryPullCount', Dimensions: [{ Name: 'RepositoryName', Value: repository }] },
      Period: day,
      Stat: 'Sum',
    },
  };
}

function seriesOf({ Id = '', Values = [] }: NonNullable<GetMetricDataCommandOutput['MetricDataResults']>[number]): Series {
  return { index: Number(Id.slice(1)), count: Math.round(Values.reduce((sum, value) => sum + value, 0)) };
}
