import type * as CloudWatch from '@aws-sdk/client-cloudwatch';
import { Refusal } from '../fake-call.js';
import { type Paging, pageOf } from '../page-of.js';
import { type Held, type Operations, operation } from './operation.js';

const alarmPaging: Paging = { usual: 50, most: 100, refusal: 'InvalidNextToken' };
const day = 86_400_000;

/** CloudWatch: alarms, and the one metric of ECR. */
export const cloudWatchOperations: Operations = {
  DescribeAlarms: operation<CloudWatch.DescribeAlarmsInput, CloudWatch.DescribeAlarmsOutput>(({ MaxRecords, NextToken }, { region }) => {
    const page = pageOf(region.alarms, { size: MaxRecords, token: NextToken }, alarmPaging);
    return { MetricAlarms: page.items, CompositeAlarms: [], NextToken: page.nextToken };
  }),
  GetMetricData: operation<GetMetricDataWire, CloudWatch.GetMetricDataOutput>((input, held) => {
    const { MetricDataQueries: queries = [], StartTime, EndTime } = input;
    if (queries.length < 1 || queries.length > 500) throw new Refusal('ValidationError', 'between 1 and 500 queries');
    if (StartTime >= EndTime) throw new Refusal('ValidationError', 'StartTime must be before EndTime');
    const days = Math.floor(((EndTime - StartTime) * 1_000) / day);
    return { Messages: [], MetricDataResults: queries.map((query) => metricData(query, days, EndTime, held)) };
  }),
};

/** Times as they come: in seconds. */
type GetMetricDataWire = Omit<CloudWatch.GetMetricDataInput, 'StartTime' | 'EndTime'> & {
  readonly StartTime: number;
  readonly EndTime: number;
};

/** A datapoint a day, newest first, or one where the period is that of the whole; none of a repository that nobody pulled from. */
function metricData({ Id, Label, MetricStat }: CloudWatch.MetricDataQuery, days: number, end: number, { region }: Held) {
  const { Namespace, MetricName, Dimensions = [] } = MetricStat?.Metric ?? {};
  const name = Dimensions.find((dimension) => dimension.Name === 'RepositoryName')?.Value;
  const repository = region.repositories.find(({ details }) => details.repositoryName === name);
  const isOurs = Namespace === 'AWS/ECR' && MetricName === 'RepositoryPullCount';
  const pulls = isOurs ? (repository?.pullsADay ?? 0) : 0;
  const daysAPoint = Math.max(1, (MetricStat?.Period ?? 86_400) / 86_400);
  const points = pulls === 0 ? [] : Array.from({ length: Math.ceil(days / daysAPoint) }, (_, point) => point * daysAPoint);
  return {
    Id,
    Label: Label ?? name,
    Timestamps: points.map((point) => new Date(end * 1_000 - Math.min(days, point + daysAPoint) * day)),
    Values: points.map((point) => pulls * Math.min(daysAPoint, days - point)),
    StatusCode: 'Complete',
  } satisfies CloudWatch.MetricDataResult;
}
