import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { State, VpcEndpoint, VpcEndpointType } from '@aws-sdk/client-ec2';
import type { CoveredResource } from '@aws-sdk/client-inspector2';
import type { FakeRegion } from './estate.js';
import { daysAgo } from './example-place.js';
import { digestOf } from './make-estate.js';

const account = '111122223333';
const logGroup = '/aws/events/ecr-scan-findings';

/** What stands around the registry in us-east-1: an event rule to a log group with a metric filter and its alarm, endpoints, Inspector. */
export const usSurroundings: Pick<FakeRegion, 'alarms' | 'eventRules' | 'logGroups' | 'metricFilters' | 'vpcEndpoints' | 'inspector'> = {
  alarms: [
    alarm('critical-findings', 'EcrAudit', 'CriticalFindings', [`arn:aws:sns:us-east-1:${account}:oncall`]),
    alarm('unusual-pulls', 'AWS/ECR', 'RepositoryPullCount', [`arn:aws:sns:us-east-1:${account}:oncall`]),
    alarm('repository-size', 'AWS/ECR', 'RepositorySizeBytes', []),
    alarm('cpu', 'AWS/EC2', 'CPUUtilization', []),
  ],
  eventRules: [
    {
      rule: {
        Name: 'ecr-scan-findings',
        Arn: `arn:aws:events:us-east-1:${account}:rule/ecr-scan-findings`,
        EventPattern: JSON.stringify({ source: ['aws.inspector2'], 'detail-type': ['Inspector2 Finding'] }),
        State: 'ENABLED',
        EventBusName: 'default',
      },
      targets: [{ Id: 'logs', Arn: `arn:aws:logs:us-east-1:${account}:log-group:${logGroup}` }],
    },
    {
      rule: {
        Name: 'nightly',
        Arn: `arn:aws:events:us-east-1:${account}:rule/nightly`,
        ScheduleExpression: 'rate(1 day)',
        State: 'ENABLED',
      },
      targets: [{ Id: 'job', Arn: `arn:aws:lambda:us-east-1:${account}:function:job` }],
    },
  ],
  logGroups: [group(logGroup, 30), group(`${logGroup}-old`, undefined)],
  metricFilters: [
    {
      filterName: 'critical',
      logGroupName: logGroup,
      filterPattern: '{ $.detail.severity = "CRITICAL" }',
      metricTransformations: [{ metricNamespace: 'EcrAudit', metricName: 'CriticalFindings', metricValue: '1' }],
    },
  ],
  vpcEndpoints: [
    endpoint('vpce-api', 'ecr.api', 'Interface', 'Available'),
    endpoint('vpce-dkr', 'ecr.dkr', 'Interface', 'Available'),
    endpoint('vpce-s3', 's3', 'Gateway', 'Available'),
    endpoint('vpce-gone', 'ecr.api', 'Interface', 'Deleting'),
  ],
  inspector: {
    scansEcr: true,
    configuration: {
      ecrConfiguration: {
        rescanDurationState: {
          rescanDuration: 'DAYS_30',
          status: 'SUCCESS',
          pullDateRescanDuration: 'DAYS_14',
          pullDateRescanMode: 'LAST_IN_USE_AT',
        },
      },
    },
    coverage: [covered('prod/api', 'api amd64', 2), covered('prod/api', 'api old', 0)],
  },
};

function alarm(AlarmName: string, Namespace: string, MetricName: string, AlarmActions: string[]): MetricAlarm {
  const arn = `arn:aws:cloudwatch:us-east-1:${account}:alarm:${AlarmName}`;
  return { AlarmName, AlarmArn: arn, Namespace, MetricName, AlarmActions, ActionsEnabled: true, Dimensions: [], StateValue: 'OK' };
}

function group(logGroupName: string, retentionInDays: number | undefined): LogGroup {
  const arn = `arn:aws:logs:us-east-1:${account}:log-group:${logGroupName}`;
  return { logGroupName, arn: `${arn}:*`, logGroupArn: arn, retentionInDays, storedBytes: 1_024 };
}

function endpoint(VpcEndpointId: string, service: string, type: VpcEndpointType, State: State): VpcEndpoint {
  return { VpcEndpointId, ServiceName: `com.amazonaws.us-east-1.${service}`, VpcEndpointType: type, VpcId: 'vpc-0a1b2c3d', State };
}

/** An image in use has a count; one that was, only the time. */
function covered(repository: string, image: string, inUseCount: number): CoveredResource {
  return {
    resourceType: 'AWS_ECR_CONTAINER_IMAGE',
    resourceId: `arn:aws:ecr:us-east-1:${account}:repository/${repository}/${digestOf(image)}`,
    accountId: account,
    scanType: 'PACKAGE',
    scanStatus: { statusCode: 'ACTIVE', reason: 'SUCCESSFUL' },
    resourceMetadata: {
      ecrRepository: { name: repository, scanFrequency: 'CONTINUOUS_SCAN' },
      ecrImage: { tags: [], inUseCount, lastInUseAt: daysAgo(inUseCount > 0 ? 0 : 90) },
    },
  };
}
