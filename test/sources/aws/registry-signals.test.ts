import { describe, expect, it } from 'vitest';
import type { Answers } from './answering-service.js';
import { failure } from './loopback-service.js';
import { readWith } from './reading-registry.js';
import { account, goodAnswers, region } from './registry-answers.js';

const findings = '{"source":["aws.ecr"],"detail-type":["ECR Image Scan"]}';
const group = (name: string, at = `${region}:${account}`) => `arn:aws:logs:${at}:log-group:${name}`;
const rules = (...list: readonly object[]): Answers => ({ ListRules: { Rules: list } });
const targets = (...arns: readonly string[]): Answers => ({
  ListTargetsByRule: { Targets: arns.map((Arn, index) => ({ Id: `${index}`, Arn })) },
});
const count = (asked: readonly { readonly operation: string }[], name: string) =>
  asked.filter(({ operation }) => operation === name).length;

describe('event rules', () => {
  it.each<readonly [string, unknown]>([
    ['ENABLED', true],
    ['ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', true],
    ['DISABLED', false],
    ['DREAMING', { unknown: 'not-told' }],
  ])('in state %s', async (State, enabled) => {
    const { registry } = await readWith(rules({ Name: 'a', State, EventPattern: findings }));
    expect(registry.eventRules).toMatchObject([{ enabled }]);
  });

  it('are kept where it cannot be told whether they take findings', async () => {
    const EventPattern = '{"source":["aws.ecr"],"detail":{"what-is-it":["x"]}}';
    const { registry } = await readWith(rules({ Name: 'a', State: 'ENABLED', EventPattern }));
    expect(registry).toMatchObject({ eventRules: [{ name: 'a' }], logGroups: [{ receivesScanFindings: { unknown: 'ambiguous' } }] });
  });

  it('of another account take none of ours', async () => {
    const EventPattern = '{"source":["aws.ecr"],"detail-type":["ECR Image Scan"],"account":["999999999999"]}';
    const { registry, asked } = await readWith(rules({ Name: 'a', State: 'ENABLED', EventPattern }));
    expect(registry.eventRules).toEqual([]);
    expect(count(asked, 'ListTargetsByRule')).toBe(0);
  });

  it('and their targets come in pages', async () => {
    const { registry, unread } = await readWith({
      ListRules: [
        { Rules: [{ Name: 'a', State: 'ENABLED', EventPattern: findings }], NextToken: 't' },
        { Rules: [{ Name: 'b', State: 'DISABLED', EventPattern: findings }] },
      ],
      ListTargetsByRule: [{ Targets: [{ Id: '1', Arn: 'arn:1' }], NextToken: 't' }, { Targets: [{ Id: '2', Arn: 'arn:2' }] }],
    });
    expect(unread).toEqual([]);
    expect(registry.eventRules).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  });
});

describe('log groups', () => {
  const one = rules({ Name: 'a', State: 'ENABLED', EventPattern: findings });

  it('that are no targets are not asked about', async () => {
    const { registry, asked } = await readWith({ ...one, ...targets(`arn:aws:sns:${region}:${account}:ops`) });
    expect(registry).toMatchObject({ logGroups: [], metricFilters: [] });
    expect(count(asked, 'DescribeLogGroups') + count(asked, 'DescribeMetricFilters')).toBe(0);
  });

  it('that only a rule that is off sends to receive nothing', async () => {
    const off = rules({ Name: 'a', State: 'DISABLED', EventPattern: findings });
    const { registry, asked } = await readWith({ ...off, ...targets(group('/aws/events/findings')) });
    expect(registry.logGroups).toEqual([]);
    expect(count(asked, 'DescribeLogGroups')).toBe(0);
  });

  it('that two rules send to are read once', async () => {
    const two = rules({ Name: 'a', State: 'ENABLED', EventPattern: findings }, { Name: 'b', State: 'ENABLED', EventPattern: findings });
    const { registry, asked } = await readWith({ ...two, ...targets(group('/aws/events/findings'), group('/aws/events/findings:*')) });
    expect(registry.logGroups).toHaveLength(1);
    expect(count(asked, 'DescribeLogGroups')).toBe(1);
  });

  it('without a retention never expire', async () => {
    const { registry } = await readWith({ ...one, DescribeLogGroups: { logGroups: [{ logGroupName: '/aws/events/findings' }] } });
    expect(registry.logGroups).toMatchObject([{ retentionInDays: 0 }]);
  });

  it('are found behind others of the same beginning, on a later page', async () => {
    const { registry } = await readWith({
      ...one,
      DescribeLogGroups: [
        { logGroups: [{ logGroupName: '/aws/events/findings-a', retentionInDays: 1 }], nextToken: 't' },
        { logGroups: [{ logGroupName: '/aws/events/findings', retentionInDays: 30 }] },
      ],
    });
    expect(registry.logGroups).toMatchObject([{ name: '/aws/events/findings', retentionInDays: 30 }]);
  });

  it('that are gone hold nothing and make no metric', async () => {
    const { registry, unread } = await readWith({
      ...one,
      DescribeLogGroups: { logGroups: [] },
      DescribeMetricFilters: failure('ResourceNotFoundException'),
    });
    expect(unread).toEqual([]);
    expect(registry).toMatchObject({ logGroups: [], metricFilters: [] });
  });

  it('of another account or region have a retention that is not known', async () => {
    const { registry, asked } = await readWith({
      ...one,
      ...targets(group('/far', `eu-north-1:${account}`), group('/theirs', `${region}:999999999999`)),
    });
    const retentionInDays = { unknown: 'not-told' };
    expect(registry.logGroups).toMatchObject([
      { name: '/far', retentionInDays, receivesScanFindings: true },
      { name: '/theirs', retentionInDays, receivesScanFindings: true },
    ]);
    expect(count(asked, 'DescribeLogGroups')).toBe(0);
  });

  it('are not known where targets of a rule are not', async () => {
    const { registry, unread } = await readWith({ ...one, ListTargetsByRule: failure('AccessDeniedException') });
    const why = { unknown: 'access-denied', detail: expect.stringContaining('targets of the event rule a') };
    expect(registry).toMatchObject({ eventRules: [{ name: 'a', targets: why }], logGroups: why, metricFilters: why });
    expect(unread).toHaveLength(1);
  });

  it('are known where the rule whose targets are not known is off', async () => {
    const off = rules({ Name: 'a', State: 'DISABLED', EventPattern: findings });
    const { registry } = await readWith({ ...off, ListTargetsByRule: failure('AccessDeniedException') });
    expect(registry).toMatchObject({ logGroups: [], metricFilters: [] });
  });
});

describe('alarms', () => {
  const alarm = (more: object) => ({ AlarmName: 'a', ActionsEnabled: true, AlarmActions: ['arn:sns'], ...more });
  const queries = (...Metrics: readonly object[]) => alarm({ Metrics });

  it.each<readonly [string, object, readonly object[]]>([
    [
      'its own metric',
      alarm({ Namespace: 'AWS/ECR', MetricName: 'HighSeverity' }),
      [{ namespace: 'AWS/ECR', name: 'HighSeverity', dimensions: {} }],
    ],
    [
      'those of its queries',
      queries(
        {
          Id: 'm',
          MetricStat: {
            Metric: { Namespace: 'AWS/ECR', MetricName: 'RepositoryPullCount', Dimensions: [{ Name: 'RepositoryName', Value: 'a' }] },
          },
        },
        { Id: 'e', Expression: 'ANOMALY_DETECTION_BAND(m)' },
      ),
      [{ namespace: 'AWS/ECR', name: 'RepositoryPullCount', dimensions: { RepositoryName: 'a' } }],
    ],
    [
      'that of a Metrics Insights query',
      queries({ Id: 'q', Expression: 'SELECT SUM(RepositoryPushCount) FROM "AWS/ECR"' }),
      [{ namespace: 'AWS/ECR', name: 'RepositoryPushCount', dimensions: {} }],
    ],
    [
      'one that cannot be told, of a PromQL query on ECR',
      alarm({ EvaluationCriteria: { PromQLCriteria: { Query: '{"AWS/ECR"} > 1' } } }),
      [{ namespace: 'AWS/ECR', name: { unknown: 'ambiguous' } }],
    ],
  ])('watch %s', async (_, described, metrics) => {
    const { registry } = await readWith({ DescribeAlarms: { MetricAlarms: [described] } });
    expect(registry.alarms).toMatchObject([{ name: 'a', metrics, hasAction: true }]);
  });

  it.each([
    [alarm({}), true],
    [alarm({ ActionsEnabled: false }), false],
    [alarm({ AlarmActions: [] }), false],
    [alarm({ AlarmActions: undefined, OKActions: ['arn:sns'] }), false],
  ])('%j', async (described, hasAction) => {
    const { registry } = await readWith({ DescribeAlarms: { MetricAlarms: [{ ...described, Namespace: 'AWS/ECR', MetricName: 'm' }] } });
    expect(registry.alarms).toMatchObject([{ hasAction }]);
  });

  it('are asked for with the metric alarms alone, in pages', async () => {
    const of = (AlarmName: string) => alarm({ AlarmName, Namespace: 'AWS/ECR', MetricName: 'm' });
    const { registry, asked } = await readWith({
      DescribeAlarms: [{ MetricAlarms: [of('a')], NextToken: 't' }, { MetricAlarms: [of('b')] }],
    });
    expect(registry.alarms).toMatchObject([{ name: 'a' }, { name: 'b' }]);
    const [first, second] = asked.filter(({ operation }) => operation === 'DescribeAlarms').map(({ body }): unknown => JSON.parse(body));
    expect(first).toEqual({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100 });
    expect(second).toEqual({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken: 't' });
  });

  it('on a metric of findings are kept, those on others are not', async () => {
    const { registry } = await readWith(goodAnswers);
    expect(registry.alarms).toMatchObject([{ name: 'pulls' }, { name: 'findings' }]);
  });
});
