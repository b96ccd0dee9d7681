import type { LifecycleRule } from '../lifecycle/policy.js';
import type { Registry, Repository } from '../model/inventory.js';
import { everyOf } from '../model/three-valued.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import type { JudgedAs } from '../schema/generated/inventory-record.js';
import { accessPolicyType } from './access-type.js';
import { isCritical } from './critical.js';
import { deadLifecycleRules } from './dead-lifecycle-rules.js';
import type { Environment } from './environment.js';
import type { Facts } from './facts.js';
import { type ImagesSubject, imagesType } from './images-type.js';
import { lifecyclePolicyType, lifecycleRuleType, policyOf } from './lifecycle-type.js';
import { field, listField, mapField, objectField, objectType } from './object-type.js';
import { isPullThroughCache } from './pull-through-cache.js';
import { replicatedTo } from './replication.js';
import { destinationType, encryptionType, scanningType } from './repository-parts.js';
import { effectiveScanning } from './scanning.js';

/** A repository in its registry. */
export interface RepositorySubject {
  readonly repository: Repository;
  readonly registry: Registry;
  readonly environment: Environment;
  readonly facts: Facts;
  /** Null where the source shows no images. */
  readonly images: ImagesSubject | null;
  /** Of a redacted inventory: what the real name said. */
  readonly judgedAs: JudgedAs | undefined;
}

export const repositoryType = objectType<RepositorySubject>('Repository', 'An Amazon ECR repository, private or public.', {
  name: field('string', 'Name of the repository.', ({ repository }) => repository.name),
  kind: field('string', 'private or public (ECR Public).', ({ repository }) => repository.kind),
  address: field('string', 'Terraform address; "" outside a plan.', ({ repository }) => repository.address),
  tagMutability: field(
    'string',
    'MUTABLE, IMMUTABLE, MUTABLE_WITH_EXCLUSION or IMMUTABLE_WITH_EXCLUSION.',
    ({ repository }) => repository.tagMutability,
  ),
  tagMutabilityExclusionFilters: field(
    'list<string>',
    'Tags to which the opposite of the mutability applies.',
    ({ repository }) => repository.tagMutabilityExclusionFilters,
  ),
  encryption: objectField(encryptionType, 'Encryption at rest.', ({ repository }) => repository.encryption),
  scanOnPush: field('bool', "The repository's own flag, which registry rules may override.", ({ repository }) => repository.scanOnPush),
  scanning: objectField(scanningType, 'The scanning in force.', ({ repository, registry, facts }) =>
    effectiveScanning(repository, registry, facts.context),
  ),
  lifecyclePolicy: objectField(lifecyclePolicyType, 'The lifecycle policy.', ({ repository, facts }) => ({
    document: repository.lifecyclePolicy,
    read: facts.readLifecycle,
  })),
  policy: objectField(accessPolicyType, 'The repository policy.', ({ repository, registry, facts }) => ({
    document: repository.policy,
    judge: facts.accessOf(registry).judge,
  })),
  tags: mapField('Resource tags, default_tags of the provider included.', ({ repository }) => repository.tags),
  tagKeys: field('list<string>', 'Keys of the resource tags, but for those of AWS itself (aws:…).', ({ repository }) =>
    whenKnown(repository.tags, ownKeys),
  ),
  certainTagKeys: field(
    'list<string>',
    'Keys that are certain to be among the tags, even where the tags are not all known.',
    ({ repository }) => ownKeys(repository.certainTags),
  ),
  forceDelete: field(
    'bool',
    "Terraform's force_delete: deleting the repository deletes its images.",
    ({ repository }) => repository.forceDelete,
  ),
  pullThroughCache: field('bool', 'A pull-through cache rule of the registry makes and refreshes it.', ({ repository, registry }) =>
    isPullThroughCache(repository.name, registry),
  ),
  critical: field('bool', 'A critical repository, by the config or by its tag Criticality.', isCritical),
  replicatedTo: listField(destinationType, 'Where its images are copied to.', ({ repository, registry }) =>
    replicatedTo(repository, registry),
  ),
  replicatedToAnotherRegion: field('bool', 'Its images are copied to at least one other region.', toAnotherRegion),
  images: objectField(imagesType, 'Its images.', ({ images }) => images ?? notShown),
  deadLifecycleRules: listField(lifecycleRuleType, 'Rules on tags of the lifecycle policy that match none of its images.', deadRules),
});

/** The fields that take the images to answer, so that a scan without a rule on them need not read any. */
export const fieldsOnImages: ReadonlySet<string> = new Set(['images', 'deadLifecycleRules']);

const notShown = unknown('not-in-plan', 'the images of the repository: a plan shows none; scan the account to know');

function deadRules({ repository, facts, images }: RepositorySubject): Knowable<readonly LifecycleRule[]> {
  const policy = policyOf({ document: repository.lifecyclePolicy, read: facts.readLifecycle });
  return whenKnown(policy, (known) => {
    if (known === null) return [];
    return images === null ? notShown : deadLifecycleRules(known, images.images);
  });
}

function ownKeys(tags: Repository['certainTags']): readonly string[] {
  return Object.keys(tags).filter((key) => !key.startsWith('aws:'));
}

function toAnotherRegion({ repository, registry }: RepositorySubject): Knowable<boolean> {
  const destinations = replicatedTo(repository, registry);
  if (isUnknown(destinations)) return destinations;
  const stays = everyOf(destinations.map(({ region }) => whenKnown(region, (to) => whenKnown(registry.region, (own) => to === own))));
  return isUnknown(stays) ? stays : !stays;
}
