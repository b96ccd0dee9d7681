import { ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeAlarmsCommand, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeLogGroupsCommand, DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import { ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { BatchGetAccountStatusCommand, GetConfigurationCommand, ListCoverageCommand } from '@aws-sdk/client-inspector2';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { type Ask, exampleAws, region, roleOf } from './ask.js';
import { memberAccount } from './example-estate.js';
import { daysAgo, exampleNow } from './example-place.js';
import { knownOperations } from './operations/index.js';

const { askOnce } = await exampleAws();

const answers: Readonly<Record<string, readonly [Ask, object]>> = {
  'cloudwatch:DescribeAlarms': [
    async (of) => (await of('cloudwatch', region)).send(new DescribeAlarmsCommand({ MaxRecords: 2 })),
    { MetricAlarms: [{ AlarmName: 'critical-findings', ActionsEnabled: true }, {}], NextToken: expect.any(String) },
  ],
  'cloudwatch:GetMetricData': [
    async (of) => (await of('cloudwatch', region)).send(new GetMetricDataCommand(pullsOf(['prod/api', 'dev/playground']))),
    {
      MetricDataResults: [
        { Id: 'm0', Values: [40, 40], Timestamps: [daysAgo(1), daysAgo(2)] },
        { Id: 'm1', Values: [] },
      ],
    },
  ],
  'events:ListRules': [
    async (of) => (await of('events', region)).send(new ListRulesCommand({})),
    { Rules: [{ Name: 'ecr-scan-findings', State: 'ENABLED' }, { Name: 'nightly' }] },
  ],
  'events:ListTargetsByRule': [
    async (of) => (await of('events', region)).send(new ListTargetsByRuleCommand({ Rule: 'ecr-scan-findings' })),
    { Targets: [{ Id: 'logs' }] },
  ],
  'logs:DescribeLogGroups': [
    async (of) => (await of('logs', region)).send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/events/ecr-scan-findings' })),
    { logGroups: [{ retentionInDays: 30 }, { logGroupName: '/aws/events/ecr-scan-findings-old' }] },
  ],
  'logs:DescribeMetricFilters': [
    async (of) => (await of('logs', region)).send(new DescribeMetricFiltersCommand({ logGroupName: '/aws/events/ecr-scan-findings' })),
    { metricFilters: [{ metricTransformations: [{ metricName: 'CriticalFindings' }] }] },
  ],
  'ec2:DescribeVpcEndpoints': [
    async (of) =>
      (await of('ec2', region)).send(
        new DescribeVpcEndpointsCommand({
          Filters: [
            { Name: 'service-name', Values: ['com.amazonaws.us-east-1.ecr.api', 'com.amazonaws.us-east-1.s3'] },
            { Name: 'vpc-endpoint-state', Values: ['available'] },
          ],
        }),
      ),
    { VpcEndpoints: [{ VpcEndpointId: 'vpce-api', VpcEndpointType: 'Interface', State: 'available' }, { VpcEndpointType: 'Gateway' }] },
  ],
  'inspector2:BatchGetAccountStatus': [
    async (of) => (await of('inspector2', region)).send(new BatchGetAccountStatusCommand({})),
    { accounts: [{ accountId: '111122223333', resourceState: { ecr: { status: 'ENABLED' } } }] },
  ],
  'inspector2:GetConfiguration': [
    async (of) => (await of('inspector2', region)).send(new GetConfigurationCommand({})),
    { ecrConfiguration: { rescanDurationState: { rescanDuration: 'DAYS_30' } } },
  ],
  'inspector2:ListCoverage': [
    async (of) =>
      (await of('inspector2', region)).send(
        new ListCoverageCommand({
          filterCriteria: {
            resourceType: [{ comparison: 'EQUALS', value: 'AWS_ECR_CONTAINER_IMAGE' }],
            ecrImageLastInUseAt: [{ startInclusive: daysAgo(30) }],
          },
        }),
      ),
    { coveredResources: [{ resourceMetadata: { ecrImage: { inUseCount: 2, lastInUseAt: exampleNow } } }] },
  ],
  'kms:DescribeKey': [
    async (of) => (await of('kms', region)).send(new DescribeKeyCommand({ KeyId: '22222222-2222-4222-8222-222222222222' })),
    { KeyMetadata: { KeyState: 'PendingDeletion', KeyManager: 'CUSTOMER' } },
  ],
  'sts:GetCallerIdentity': [
    async (of) => (await of('sts', region)).send(new GetCallerIdentityCommand({})),
    { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/auditor' },
  ],
  'sts:AssumeRole': [
    async (of) => (await of('sts', region)).send(new AssumeRoleCommand(roleOf('audit-42'))),
    { Credentials: { AccessKeyId: `ASIA${memberAccount}`, SessionToken: expect.any(String), Expiration: expect.any(Date) } },
  ],
  'organizations:ListAccounts': [
    async (of) => (await of('organizations', region)).send(new ListAccountsCommand({})),
    { Accounts: [{ Id: '111122223333', Status: 'ACTIVE' }, { Id: memberAccount }, { Status: 'SUSPENDED' }] },
  ],
  'account:ListRegions': [
    async (of) => (await of('account', region)).send(new ListRegionsCommand({ RegionOptStatusContains: ['DISABLED'] })),
    { Regions: [{ RegionName: 'eu-south-2', RegionOptStatus: 'DISABLED' }] },
  ],
};

function pullsOf(repositories: readonly string[]) {
  const stat = (Value: string) => ({
    Metric: { Namespace: 'AWS/ECR', MetricName: 'RepositoryPullCount', Dimensions: [{ Name: 'RepositoryName', Value }] },
    Period: 86_400,
    Stat: 'Sum',
  });
  const MetricDataQueries = repositories.map((name, index) => ({ Id: `m${index}`, MetricStat: stat(name) }));
  return { MetricDataQueries, StartTime: daysAgo(2), EndTime: exampleNow };
}

describe('the fake services beside ECR answer the real clients', () => {
  it('in every operation that they know', () => {
    expect(Object.keys(answers).sort()).toEqual(knownOperations.filter((name) => !name.startsWith('ecr')).sort());
  });

  it.each(Object.entries(answers))('%s', (name, [ask, answer]) => askOnce(name, ask, answer));
});
