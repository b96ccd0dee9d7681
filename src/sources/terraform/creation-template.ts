import type { CreationTemplate, PolicyDocument } from '../../model/inventory.js';
import { isUnknown } from '../../model/unknown.js';
import { encryptionOf } from './encryption.js';
import type { KnownKeys } from './kms-keys.js';
import type { PlannedResource, PlanReading } from './planned-resource.js';
import { type PlannedValue, textAt, textsAt } from './planned-value.js';
import { writtenTextAt } from './registry-settings.js';
import { exclusionFiltersOf } from './repository-settings.js';
import { tagsAt } from './resource-tags.js';

/** `aws_ecr_repository_creation_template`. */
export function creationTemplate(resource: PlannedResource, at: PlannedValue, reading: PlanReading, keys: KnownKeys): CreationTemplate {
  const { address } = resource;
  return {
    prefix: textAt(at, 'prefix'),
    appliedFor: textsAt(at, 'applied_for'),
    encryption: encryptionOf(resource, at, reading, keys),
    tagMutability: textAt(at, 'image_tag_mutability', 'MUTABLE'),
    tagMutabilityExclusionFilters: exclusionFiltersOf(at),
    policy: policyAt(at, 'repository_policy', address),
    lifecyclePolicy: policyAt(at, 'lifecycle_policy', address),
    resourceTags: tagsAt(at, 'resource_tags'),
    customRoleArn: writtenTextAt(resource, at, 'custom_role_arn'),
    address,
  };
}

// Null and an empty string are no policy; an unknown one is written, for the provider does not compute it.
function policyAt(at: PlannedValue, key: string, address: string): PolicyDocument {
  const text = textAt(at, key);
  return { present: isUnknown(text) || text !== '', text, address: text === '' ? '' : address };
}
