import type { EcrResourceKind } from '../../model/planned-estate.js';
import type { PlanResourceChange } from './plan-document.js';

const kinds: Readonly<Record<string, EcrResourceKind>> = {
  aws_ecr_repository: 'repository',
  aws_ecr_lifecycle_policy: 'lifecycle-policy',
  aws_ecr_repository_policy: 'repository-policy',
  aws_ecr_registry_policy: 'registry-policy',
  aws_ecr_registry_scanning_configuration: 'registry-scanning-configuration',
  aws_ecr_replication_configuration: 'replication-configuration',
  aws_ecr_pull_through_cache_rule: 'pull-through-cache-rule',
  aws_ecr_repository_creation_template: 'creation-template',
  aws_ecr_account_setting: 'account-setting',
  aws_ecr_signing_configuration: 'signing-configuration',
  aws_ecr_pull_time_update_exclusion: 'pull-time-update-exclusion',
  aws_ecrpublic_repository: 'repository',
  aws_ecrpublic_repository_policy: 'repository-policy',
};

const surroundings: ReadonlySet<string> = new Set([
  'aws_kms_key',
  'aws_kms_alias',
  'aws_cloudwatch_metric_alarm',
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_log_metric_filter',
  'aws_cloudwatch_event_rule',
  'aws_cloudwatch_event_target',
  'aws_inspector2_enabler',
  'aws_vpc_endpoint',
]);

/** True for a resource type of Amazon ECR, private or public. */
export function isEcrType(type: string): boolean {
  return type.startsWith('aws_ecr_') || type.startsWith('aws_ecrpublic_');
}

/** True for a type that the translation looks at: ECR's, and what stands around it. */
export function isTranslatedType(type: string): boolean {
  return isEcrType(type) || surroundings.has(type);
}

/** The kind of an ECR type; `other` for one that is not known here. */
export function ecrKindOf(type: string): EcrResourceKind {
  return kinds[type] ?? 'other';
}

/** True for a kind that belongs to the registry as a whole, not to one repository. */
export function isRegistrySetting(kind: EcrResourceKind): boolean {
  return kind !== 'repository' && kind !== 'lifecycle-policy' && kind !== 'repository-policy' && kind !== 'other';
}

/** True for what Terraform manages; a data source that waits for the apply stands among the changes too. */
export function isManaged(entry: PlanResourceChange): boolean {
  return entry.mode === undefined || entry.mode === 'managed';
}

/** `resource_changes` entries of ECR by kind, whatever the action; deposed objects count. */
export function countEcrResources(entries: readonly PlanResourceChange[]): Partial<Record<EcrResourceKind, number>> {
  const counts: Partial<Record<EcrResourceKind, number>> = {};
  for (const entry of entries) {
    if (!isManaged(entry) || !isEcrType(entry.type)) continue;
    const kind = ecrKindOf(entry.type);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
