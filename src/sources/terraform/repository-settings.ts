import type { PolicyDocument, Repository } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { allKnown } from './all-known.js';
import { defaultEncryption, encryptionOf } from './encryption.js';
import type { KnownKeys } from './kms-keys.js';
import type { PlannedResource, PlanReading } from './planned-resource.js';
import { blocksAt, flagAt, type PlannedValue, pending, textAt } from './planned-value.js';
import type { RegistryIdentity } from './registry-identity.js';
import { repositoryArn } from './repository-arn.js';
import { resourceTagsOf } from './resource-tags.js';

/** The policies of a repository on one side of the plan. */
export interface RepositoryPolicies {
  readonly lifecyclePolicy: PolicyDocument;
  readonly policy: PolicyDocument;
}

/** No policy: what a repository has that the plan gives none. */
export const noPolicy: PolicyDocument = { present: false, text: '', address: '' };

const derived = unknown('not-in-plan', 'a plan does not say what scanning is in force');
const notCounted = unknown('not-in-plan', 'a plan does not say how often images are pulled');
const notShown = unknown('not-in-plan', 'a plan does not say when a repository was made');

/** A private repository. AWS's defaults stand where the plan has nothing; they differ by moment only in how they are written. */
export function privateRepository(
  resource: PlannedResource,
  at: PlannedValue,
  policies: RepositoryPolicies,
  reading: PlanReading,
  keys: KnownKeys,
): Repository {
  const name = textAt(at, 'name');
  return {
    key: resource.address,
    registry: resource.registry.key,
    kind: 'private',
    managed: true,
    name,
    arn: arnOf(resource, 'private', name, at),
    address: resource.address,
    tagMutability: textAt(at, 'image_tag_mutability', 'MUTABLE'),
    tagMutabilityExclusionFilters: exclusionFiltersOf(at),
    encryption: encryptionOf(resource, at, reading, keys),
    scanOnPush: scanOnPushOf(at),
    scanFrequency: derived,
    lifecyclePolicy: policies.lifecyclePolicy,
    policy: policies.policy,
    ...resourceTagsOf(resource, at, reading),
    forceDelete: flagAt(at, 'force_delete'),
    createdAt: notShown,
    pulls: notCounted,
  };
}

/** A public repository, which has neither scanning nor mutability nor encryption to set. `catalog_data` is left alone. */
export function publicRepository(
  resource: PlannedResource,
  at: PlannedValue,
  policies: RepositoryPolicies,
  reading: PlanReading,
): Repository {
  const name = textAt(at, 'repository_name');
  return {
    key: resource.address,
    registry: resource.registry.key,
    kind: 'public',
    managed: true,
    name,
    arn: arnOf(resource, 'public', name, at),
    address: resource.address,
    tagMutability: 'MUTABLE',
    tagMutabilityExclusionFilters: [],
    encryption: defaultEncryption,
    scanOnPush: false,
    scanFrequency: derived,
    lifecyclePolicy: policies.lifecyclePolicy,
    policy: policies.policy,
    ...resourceTagsOf(resource, at, reading),
    forceDelete: flagAt(at, 'force_destroy'),
    createdAt: notShown,
    pulls: notCounted,
  };
}

/** A repository of which the plan has a policy only. */
export function repositoryElsewhere(
  key: string,
  registry: RegistryIdentity,
  kind: Repository['kind'],
  name: Knowable<string>,
  policies: RepositoryPolicies,
): Repository {
  const elsewhere = unknown('made-elsewhere', 'the repository is not in this plan');
  return {
    key,
    registry: registry.key,
    kind,
    managed: false,
    name: isUnknown(name) ? elsewhere : name,
    arn: isUnknown(name) ? elsewhere : (repositoryArn(kind, name, registry) ?? elsewhere),
    address: key,
    tagMutability: elsewhere,
    tagMutabilityExclusionFilters: elsewhere,
    encryption: { type: elsewhere, kmsKey: elsewhere, keyManager: elsewhere, keyState: elsewhere },
    scanOnPush: elsewhere,
    scanFrequency: elsewhere,
    lifecyclePolicy: policies.lifecyclePolicy,
    policy: policies.policy,
    tags: elsewhere,
    certainTags: {},
    forceDelete: elsewhere,
    createdAt: elsewhere,
    pulls: elsewhere,
  };
}

/** Filters of `image_tag_mutability_exclusion_filter`, a repository's or a creation template's. */
export function exclusionFiltersOf(at: PlannedValue): Knowable<string[]> {
  const blocks = blocksAt(at, 'image_tag_mutability_exclusion_filter');
  if (isUnknown(blocks)) return blocks;
  return allKnown(blocks.map((block) => textAt(block, 'filter')));
}

function arnOf({ registry }: PlannedResource, kind: Repository['kind'], name: Knowable<string>, at: PlannedValue): Knowable<string> {
  const arn = textAt(at, 'arn');
  if (!isUnknown(arn) && arn !== '') return arn;
  return (isUnknown(name) ? undefined : repositoryArn(kind, name, registry)) ?? pending('arn');
}

function scanOnPushOf(at: PlannedValue): Knowable<boolean> {
  const blocks = blocksAt(at, 'image_scanning_configuration');
  if (isUnknown(blocks)) return blocks;
  const [block] = blocks;
  return block === undefined ? false : flagAt(block, 'scan_on_push');
}
