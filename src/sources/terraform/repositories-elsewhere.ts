import type { PolicyDocument, Repository } from '../../model/inventory.js';
import type { ResourceChange } from '../../model/planned-estate.js';
import { type Knowable, unknown } from '../../model/unknown.js';
import type { PlannedResource, Side } from './planned-resource.js';
import { nameOf, type PolicyLink } from './policy-links.js';
import type { RegistryIdentity } from './registry-identity.js';
import { documentOf } from './repository-policies.js';
import { noPolicy, type RepositoryPolicies, repositoryElsewhere } from './repository-settings.js';

/** A repository that the plan shows by its policies only. */
export interface RepositoryElsewhere {
  readonly key: string;
  readonly registry: RegistryIdentity;
  /** The changes of its policies. */
  readonly lifecyclePolicy: ResourceChange | null;
  readonly policy: ResourceChange | null;
  /** Null where its policies belong to a repository of the plan before it. */
  readonly before: Repository | null;
  /** Null where the plan lets go of all of its policies. */
  readonly after: Repository | null;
}

/** Both sides of a policy that belongs to no repository of the plan. */
interface Orphan {
  readonly resource: PlannedResource;
  readonly link: PolicyLink;
  readonly before: PolicyLink | undefined;
  readonly after: PolicyLink | undefined;
}

type Slots = Partial<Record<keyof RepositoryPolicies, Orphan>>;

/** Gathers the policies whose repository is not in the plan; two of one known name in one registry share a repository. */
export function repositoriesElsewhere(before: readonly PolicyLink[], after: readonly PolicyLink[]): readonly RepositoryElsewhere[] {
  const groups = new Map<string, Slots>();
  for (const orphan of orphansOf(before, after)) {
    const { type, resource } = orphan.link;
    const name = nameOf(orphan.link);
    const shared = name === undefined ? resource.address : `${resource.registry.key}\n${type.kind}\n${name}`;
    const key = groups.get(shared)?.[type.slot] === undefined ? shared : resource.address;
    groups.set(key, { ...groups.get(key), [type.slot]: orphan });
  }
  return [...groups.values()].flatMap(makeElsewhere);
}

function orphansOf(before: readonly PolicyLink[], after: readonly PolicyLink[]): readonly Orphan[] {
  const kept = after.filter(({ resource, targets }) => targets.length === 0 && resource.after !== null);
  const gone = before.filter(({ resource, targets }) => targets.length === 0 && resource.after === null);
  if (kept.length + gone.length === 0) return [];
  const beforeOf = new Map(before.map((link) => [link.resource, link]));
  const afterOf = new Map(after.map((link) => [link.resource, link]));
  return [...kept, ...gone.filter(({ resource }) => !hasTarget(afterOf.get(resource)))].map((link) => ({
    resource: link.resource,
    link,
    before: beforeOf.get(link.resource),
    after: link.resource.after === null ? undefined : afterOf.get(link.resource),
  }));
}

function hasTarget(link: PolicyLink | undefined): boolean {
  return link !== undefined && link.targets.length > 0;
}

function makeElsewhere(slots: Slots): readonly RepositoryElsewhere[] {
  const first = slots.lifecyclePolicy ?? slots.policy;
  if (first === undefined) return [];
  const { address, registry } = first.resource;
  return [
    {
      key: address,
      registry,
      lifecyclePolicy: slots.lifecyclePolicy?.resource.change ?? null,
      policy: slots.policy?.resource.change ?? null,
      before: wasElsewhere(slots) ? repositoryOn('before', slots, first) : null,
      after: isLetGo(slots) ? null : repositoryOn('after', slots, first),
    },
  ];
}

function repositoryOn(side: Side, slots: Slots, { resource, link, before, after }: Orphan): Repository {
  const name: Knowable<string> = ((side === 'before' ? before : after) ?? link).shownRepository;
  return repositoryElsewhere(resource.address, resource.registry, link.type.kind, name, {
    lifecyclePolicy: documentOn(side, slots.lifecyclePolicy),
    policy: documentOn(side, slots.policy),
  });
}

function documentOn(side: Side, orphan: Orphan | undefined): PolicyDocument {
  if (orphan === undefined) {
    const elsewhere = unknown('made-elsewhere', 'the repository is not in this plan');
    return { present: elsewhere, text: elsewhere, address: '' };
  }
  const link = side === 'before' ? orphan.before : (orphan.after ?? (isForgotten(orphan) ? orphan.before : undefined));
  return link === undefined ? noPolicy : documentOf(link, side);
}

// A policy whose repository the plan deletes or forgets stands there before, and alone after.
function wasElsewhere(slots: Slots): boolean {
  return Object.values(slots).some(({ before }) => !hasTarget(before));
}

function isLetGo(slots: Slots): boolean {
  return Object.values(slots).every(isForgotten);
}

function isForgotten({ resource, after }: Orphan): boolean {
  return resource.change.action === 'forget' && after === undefined;
}
