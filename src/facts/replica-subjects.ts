import type { Registry, Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { type Environment, environmentAs, environmentOfRegistry } from './environment.js';
import { environmentDoubt } from './environment-doubt.js';
import type { Facts } from './facts.js';
import { registryName, registryType } from './registry-type.js';
import { replicaType } from './replica-type.js';
import { type Destination, replicatedTo } from './replication.js';
import { environmentType } from './repository-parts.js';
import { repositoryResource } from './repository-subjects.js';
import type { Resident } from './resident.js';
import type { Subject, SubjectResource } from './subject.js';

/** A registry that was read, with what is kept of its repositories. */
export interface ReadRegistry {
  readonly registry: Registry;
  readonly residents: readonly Resident[];
  /** How many repositories it has; unknown where `residents` are not all of them. */
  readonly whole: Knowable<number>;
}

/** All registries that were read: a copy and what it is copied from lie in two of them. */
export interface ReplicasToJudge {
  readonly registries: readonly ReadRegistry[];
  readonly facts: Facts;
}

/**
 * The copies of replicated repositories that rules are asked of: those in destinations that were read. What is not there yet is no
 * subject; where it cannot be told, one is that nothing is known of.
 */
export function replicaSubjects(given: ReplicasToJudge): readonly Subject[] {
  const places = new Map(given.registries.map((read) => [registryName(read.registry), createPlace(read, given)]));
  const subjects = new Map<string, Subject>();
  const add = (subject: Subject): void => {
    if (!subjects.has(subject.key)) subjects.set(subject.key, subject);
  };
  for (const origin of given.registries) {
    const here = places.get(registryName(origin.registry));
    if (here === undefined) continue;
    const unclear = unreadReplication(origin, places);
    if (unclear !== null) add(here.unclear(unclear, '', origin.registry));
    for (const resident of origin.residents) {
      for (const place of destinationsOf(resident, origin.registry, places)) {
        for (const subject of place.copyOf(resident, origin.registry)) add(subject);
      }
    }
  }
  return [...subjects.values()];
}

/** A destination, as the copies in it are looked for. */
interface Place {
  readonly copyOf: (resident: Resident, from: Registry) => readonly Subject[];
  readonly unclear: (why: Unknown, name: string, from: Registry) => Subject;
}

function createPlace({ registry, residents, whole }: ReadRegistry, { facts }: ReplicasToJudge): Place {
  let byName: ReadonlyMap<string, Resident> | undefined;
  const view = registryType.view({ registry, residents, whole, source: 'aws', facts });
  const subjectOf = (copy: Knowable<Resident>, named: Pick<Resident, 'name' | 'arn' | 'address'>, from: Registry): Subject => {
    const environment = isUnknown(copy)
      ? environmentOfRegistry(registry, facts.context)
      : environmentAs(copy.judgedAs, copy, registry, facts.context);
    const resource = repositoryResource(named, registry, facts);
    const doubt = isUnknown(copy) ? null : environmentDoubt(environment, copy, facts.context);
    const subject = subjectIn(doubt?.environment ?? environment, resource, copy, from);
    if (doubt === null) return subject;
    const { why, others, belongsHere } = doubt;
    return { ...subject, doubt: { why, belongsHere, others: () => others.map((other) => subjectIn(other, resource, copy, from)) } };
  };
  const subjectIn = (environment: Environment, resource: SubjectResource, copy: Knowable<Resident>, from: Registry): Subject => {
    return {
      kind: 'replica',
      key: `replica ${registry.key}/${resource.name}`,
      resource,
      environment,
      partial: false,
      variables: { replica: replicaType.view({ copy, from }), registry: view, environment: environmentType.view(environment) },
      tags: isUnknown(copy) ? copy : copy.tags,
      members: [],
    };
  };
  const unclear = (why: Unknown, name: string, from: Registry): Subject => subjectOf(why, { name, arn: '', address: '' }, from);
  return {
    unclear,
    copyOf: ({ name }, from) => {
      if (isUnknown(name)) return [];
      byName ??= new Map(residents.filter(({ kind }) => kind === 'private').map((one) => [String(one.name), one]));
      const copy = byName.get(name);
      if (copy !== undefined) return [subjectOf(copy, copy, from)];
      return isUnknown(whole) ? [unclear(whole, name, from)] : [];
    },
  };
}

/** The destinations of a repository that were read. */
function destinationsOf(resident: Resident, registry: Registry, places: ReadonlyMap<string, Place>): readonly Place[] {
  const destinations = resident.kind === 'private' ? replicatedTo(resident, registry) : [];
  if (isUnknown(destinations)) return [];
  return destinations.flatMap((destination) => places.get(placeName(destination)) ?? []);
}

/** Why it cannot be told what a registry copies to those that were read; null where it can. */
function unreadReplication({ registry, whole }: ReadRegistry, places: ReadonlyMap<string, Place>): Unknown | null {
  for (const { rules } of registry.replication) {
    if (isUnknown(rules)) return unknown(rules.unknown, `what ${registryName(registry)} replicates: ${rules.detail}`);
    const isRead = (destination: { readonly region: Knowable<string>; readonly registryId: Knowable<string> }): boolean =>
      places.has(placeName({ region: destination.region, account: destination.registryId }));
    const copies = rules.some(({ destinations }) => !isUnknown(destinations) && destinations.some(isRead));
    if (copies && isUnknown(whole))
      return unknown(whole.unknown, `which repositories ${registryName(registry)} replicates: ${whole.detail}`);
  }
  return null;
}

function placeName({ account, region }: Destination): string {
  return [account, region].map((part) => (isUnknown(part) ? '?' : part)).join('/');
}
