import { mayBeSameRegistry } from '../../model/same-registry.js';
import type { ReferenceEnd } from './follow-references.js';
import type { Link } from './link-by-name.js';
import type { PlannedResource } from './planned-resource.js';

/** A resource whose name is not known yet, and what the name is made of. */
export interface NamedByReference {
  readonly resource: PlannedResource;
  /** Equal for equal origins; empty where something is not made by this plan. */
  readonly origin: string;
  /** Blocks that the name refers to. */
  readonly blocks: readonly string[];
}

/** Reads what a name is made of. */
export function namedByReference(resource: PlannedResource, ends: readonly ReferenceEnd[]): NamedByReference {
  return { resource, origin: originOf(ends), blocks: blocksOf(ends) };
}

/** What a resource belongs to, and what else it may belong to. */
export interface OriginLink {
  readonly targets: Link;
  readonly possible: Link;
}

/**
 * Finds what a resource belongs to by what both names are made of: `random_pet.app.id` in a repository and in its policy. It is
 * certain where one alone has the same origin; text around the reference a plan does not show.
 */
export function linkByOrigin(own: NamedByReference, others: readonly NamedByReference[]): OriginLink {
  const alike = others.map((other) => ({ resource: other.resource, likeness: likenessOf(own, other) }));
  const same = alike.filter(({ likeness }) => likeness === 'same').map(({ resource }) => resource);
  const perhaps = alike.filter(({ likeness }) => likeness === 'perhaps').map(({ resource }) => resource.address);
  if (same.length === 0) return { targets: [], possible: perhaps };
  const paired = same.length === 1 ? same : same.filter(({ index }) => index !== undefined && index === own.resource.index);
  const chosen = paired.length === 1 ? paired : same;
  return { targets: [...chosen.map(({ address }) => address), ...perhaps], possible: [] };
}

function likenessOf(own: NamedByReference, other: NamedByReference): 'same' | 'perhaps' | 'none' {
  const isNear = own.resource.registry.key === other.resource.registry.key;
  if (!isNear && !mayBeSameRegistry(own.resource.registry, other.resource.registry)) return 'none';
  if (isNear && own.origin !== '' && own.origin === other.origin) return 'same';
  return other.blocks.some((block) => own.blocks.includes(block)) ? 'perhaps' : 'none';
}

function originOf(ends: readonly ReferenceEnd[]): string {
  const written = ends.filter(({ kind }) => kind !== 'value');
  const made = written.flatMap((end) => (end.kind === 'resource' && end.mode === 'managed' ? [end.text] : []));
  return made.length < written.length ? '' : [...new Set(made)].toSorted().join('\n');
}

function blocksOf(ends: readonly ReferenceEnd[]): readonly string[] {
  return ends.flatMap((end) => (end.kind === 'resource' ? [`${end.module.address}\n${end.mode}\n${end.type}.${end.name}`] : []));
}
