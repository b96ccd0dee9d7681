import { isUnknown } from '../../model/unknown.js';
import { type PlannedResource, type Side, sideOf } from './planned-resource.js';
import { bare, type PlannedValue, textAt } from './planned-value.js';

/** A resource that stands in AWS on one side of the plan, as it is there. */
export interface StandingResource {
  readonly resource: PlannedResource;
  readonly at: PlannedValue;
}

/** The resource as it stands in AWS on a side; null where it does not. What is only forgotten stays there as it was. */
export function standingOn(resource: PlannedResource, side: Side): PlannedValue | null {
  return side === 'after' && isLeftBehind(resource) ? resource.before : sideOf(resource, side);
}

/** Those that stand on a side. What is forgotten in one place and managed in another is one thing, as it is managed. */
export function standing(resources: readonly PlannedResource[], side: Side): readonly StandingResource[] {
  const isTaken = side === 'after' ? takenOver(resources) : () => false;
  return resources.flatMap((resource) => {
    const at = standingOn(resource, side);
    return at === null || isTaken(resource, at) ? [] : [{ resource, at }];
  });
}

/** True where the plan lets go of an object without a new one in its place. */
export function isLeftBehind({ change, after }: PlannedResource): boolean {
  return change.action === 'forget' && after === null;
}

/** What tells two of a type apart in one registry. A registry has one of those that are told apart by nothing. */
const identifying: Readonly<Record<string, readonly string[]>> = {
  aws_ecr_registry_scanning_configuration: [],
  aws_ecr_replication_configuration: [],
  aws_ecr_registry_policy: [],
  aws_ecr_pull_through_cache_rule: ['ecr_repository_prefix'],
  aws_ecr_repository_creation_template: ['prefix'],
  aws_ecr_account_setting: ['name'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_cloudwatch_log_group: ['name'],
  aws_cloudwatch_event_rule: ['event_bus_name', 'name'],
};

function takenOver(resources: readonly PlannedResource[]): (resource: PlannedResource, at: PlannedValue) => boolean {
  if (!resources.some(isLeftBehind)) return () => false;
  const managed = new Set(resources.flatMap((resource) => (resource.after === null ? [] : identityOf(resource, resource.after))));
  return (resource, at) => isLeftBehind(resource) && identityOf(resource, at).some((identity) => managed.has(identity));
}

/** None where it cannot be told. */
function identityOf({ type, registry }: PlannedResource, at: PlannedValue): readonly string[] {
  const values = identifying[type]?.map((name) => textAt(bare(at), name));
  return values === undefined || values.some(isUnknown) ? [] : [[type, registry.key, ...values].join('\n')];
}
