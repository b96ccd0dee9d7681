import type { EventRule, LogGroup, MetricAlarm, VpcEndpoint } from '../../src/model/inventory.ts';
import type { Place } from './places.ts';

type Watched =
  | 'RepositoryPullCount'
  | 'CriticalSeverityVulnerabilities'
  | 'HighSeverityVulnerabilities'
  | 'ReplicationFailureRate'
  | 'RepositorySizeInBytes';

/** An alarm in AWS/ECR, where Amazon ECR publishes the pull count and nothing else. */
export function alarmOn(name: string, metric: Watched, repository: string): MetricAlarm {
  const metrics = [{ namespace: 'AWS/ECR', name: metric, dimensions: { RepositoryName: repository } }];
  return { name, metrics, hasAction: true, address: '' };
}

/** A rule that takes what basic scanning reports of one repository, whatever it found. */
export function afterEachScan(repository: string, target: string): EventRule {
  const detail = { 'repository-name': [repository], 'scan-status': ['COMPLETE'] };
  return eventRule(`${repository}-scan-done`, { source: ['aws.ecr'], 'detail-type': ['ECR Image Scan'], detail }, target);
}

/** A rule that takes what Amazon Inspector finds and calls severe. */
export function onSevereFindings(name: string, target: string): EventRule {
  const detail = { severity: ['CRITICAL', 'HIGH'], status: ['ACTIVE'] };
  return eventRule(name, { source: ['aws.inspector2'], 'detail-type': ['Inspector2 Finding'], detail }, target);
}

function eventRule(name: string, pattern: Readonly<Record<string, unknown>>, target: string): EventRule {
  return { name, bus: 'default', pattern: JSON.stringify(pattern), enabled: true, targets: [target], address: '' };
}

export function topicArn({ account, region }: Place, name: string): string {
  return `arn:aws:sns:${region}:${account}:${name}`;
}

export function logGroupArn({ account, region }: Place, name: string): string {
  return `arn:aws:logs:${region}:${account}:log-group:${name}`;
}

/** A log group that findings are sent to. */
export function findingsLog(place: Place, name: string, retentionInDays: number): LogGroup {
  return { name, arn: logGroupArn(place, name), retentionInDays, receivesScanFindings: true, address: '' };
}

/** Endpoints of one VPC. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
export function endpointsIn(
  vpc: string,
  { region }: Place,
  ...services: readonly ('ecr.api' | 'ecr.dkr' | 's3')[]
): readonly VpcEndpoint[] {
  const typeOf = (service: string): string => (service === 's3' ? 'Gateway' : 'Interface');
  return services.map((service) => ({ serviceName: `com.amazonaws.${region}.${service}`, type: typeOf(service), vpc, address: '' }));
}
