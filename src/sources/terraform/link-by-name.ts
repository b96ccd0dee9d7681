import { addTo } from '../../model/grouped.js';
import { mayBeSameRegistry } from '../../model/same-registry.js';
import { isUnknown, type Knowable } from '../../model/unknown.js';
import type { ReferenceEnd } from './follow-references.js';
import type { ModuleInstance } from './module-instances.js';
import type { PlannedResource } from './planned-resource.js';
import type { RegistryIdentity } from './registry-identity.js';

/** What a resource may belong to: a repository, an event rule. */
export interface LinkTarget {
  readonly resource: PlannedResource;
  readonly name: Knowable<string>;
}

/** Targets of one type on one side of the plan. What only odd plans need is made when it is asked for. */
export interface LinkIndex {
  /** By registry and name. */
  readonly byName: ReadonlyMap<string, ReadonlyMap<string, Link>>;
  readonly anywhere: () => ReadonlyMap<string | undefined, Link>;
  readonly unnamed: () => ReadonlyMap<string, Link>;
  readonly byModule: () => ReadonlyMap<ModuleInstance, Link>;
  readonly isTarget: (address: string) => boolean;
  /** Those of a list that are targets in this registry. One list for one answer, however often it is asked. */
  readonly near: (addresses: Link, registry: string) => Link;
  /** Those of a name in other registries that may be this one. */
  readonly perhapsNear: (name: string, registry: RegistryIdentity) => Link;
}

/** Addresses of what a resource belongs to: none, the one, or several of which it may be any. */
export type Link = readonly string[];

/** Indexes targets by registry and name. */
export function indexTargets(targets: readonly LinkTarget[]): LinkIndex {
  const registries = once(() => new Map(targets.map(({ resource }) => [resource.address, resource.registry])));
  const anywhere = once(() => group(targets, ({ name }) => (isUnknown(name) ? undefined : name)));
  return {
    byName: groupByRegistry(targets),
    anywhere,
    unnamed: once(() =>
      group(
        targets.filter(({ name }) => isUnknown(name)),
        ({ resource }) => resource.registry.key,
      ),
    ),
    byModule: once(() => group(targets, ({ resource }) => resource.module)),
    isTarget: (address) => registries().has(address),
    near: rememberNear((address) => registries().get(address)?.key),
    perhapsNear: (name, registry) => (anywhere().get(name) ?? nothing).filter((address) => mayBe(registries().get(address), registry)),
  };
}

/**
 * Finds what `resource` belongs to. A known name is compared first, in the same account and region, and the references of
 * the configuration decide among equals; without a name they decide alone.
 */
export function linkByName(
  resource: PlannedResource,
  name: Knowable<string>,
  follow: () => readonly ReferenceEnd[],
  index: LinkIndex,
): Link {
  if (isUnknown(name)) return linkByReference(resource, follow(), index);
  const equals = index.byName.get(resource.registry.key)?.get(name) ?? nothing;
  if (equals.length === 1) return equals;
  if (equals.length === 0) return resource.definition === undefined ? soleOf(index.anywhere().get(name)) : [];
  const referred = candidatesOf(follow())
    .flat()
    .filter((address) => equals.includes(address));
  return referred.length === 1 ? referred : equals;
}

function linkByReference(resource: PlannedResource, ends: readonly ReferenceEnd[], index: LinkIndex): Link {
  const registry = resource.registry.key;
  const lists = candidatesOf(ends);
  const near = lists.map((list) => index.near(list, registry)).filter(({ length }) => length > 0);
  const [only] = near;
  if (only !== undefined) return near.length === 1 ? only : [...new Set(near.flat())];
  const far = lists.some((list) => list.some(index.isTarget));
  if (far || !ends.some(({ kind }) => kind === 'lost')) return [];
  // A local value is made in its module: of what stands there it may be any.
  const beside = index.near(index.byModule().get(resource.module) ?? nothing, registry);
  return beside.length > 0 ? beside : (index.unnamed().get(registry) ?? nothing);
}

const nothing: Link = [];

function candidatesOf(ends: readonly ReferenceEnd[]): readonly Link[] {
  return ends.flatMap((end) => (end.kind === 'resource' && end.mode === 'managed' ? [end.candidates] : []));
}

function rememberNear(registryOf: (address: string) => string | undefined): LinkIndex['near'] {
  const known = new WeakMap<Link, Map<string, Link>>();
  return (addresses, registry) => {
    const answers = known.get(addresses) ?? new Map<string, Link>();
    known.set(addresses, answers);
    const answer = answers.get(registry) ?? addresses.filter((address) => registryOf(address) === registry);
    answers.set(registry, answer);
    return answer;
  };
}

function mayBe(one: RegistryIdentity | undefined, other: RegistryIdentity): boolean {
  return one !== undefined && mayBeSameRegistry(one, other);
}

function soleOf(addresses: readonly string[] | undefined): Link {
  return addresses?.length === 1 ? addresses : [];
}

function groupByRegistry(targets: readonly LinkTarget[]): ReadonlyMap<string, ReadonlyMap<string, Link>> {
  const registries = new Map<string, Map<string, string[]>>();
  for (const { resource, name } of targets) {
    if (isUnknown(name)) continue;
    const names = registries.get(resource.registry.key) ?? new Map<string, string[]>();
    registries.set(resource.registry.key, names);
    addTo(names, name, resource.address);
  }
  return registries;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function group<K>(targets: readonly LinkTarget[], keyOf: (target: LinkTarget) => K): ReadonlyMap<K, Link> {
  const groups = new Map<K, string[]>();
  for (const target of targets) addTo(groups, keyOf(target), target.resource.address);
  return groups;
}
