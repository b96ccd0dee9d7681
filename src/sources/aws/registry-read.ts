import type { Knowable } from '../../model/unknown.js';
import type { AwsClients } from './aws-clients.js';
import type { ReadList } from './pages.js';
import type { AwsPermission } from './permissions.js';
import type { ProbeName } from './probes.js';
import type { Read } from './read-call.js';
import { type ReadFault, type ReadPlace, type ReadSubject, unreadValue } from './read-fault.js';

/** One registry that is to be read, and how. */
export interface RegistryRead {
  readonly clients: AwsClients;
  /** Empty where it could not be told. */
  readonly account: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov` …: what its ARNs begin with. */
  readonly partition: string;
  readonly profile?: string;
  /** Probes that are left out on purpose. */
  readonly leftOut: ReadonlySet<ProbeName>;
}

/** A part of the model as far as it could be read, and why it is not all. */
export interface PartRead<T> {
  readonly value: T;
  readonly faults: readonly ReadFault[];
}

/** The key of a registry in the inventory: `123456789012/eu-west-1`, with `?` for an account that could not be told. */
export function registryKey({ account, region }: Pick<RegistryRead, 'account' | 'region'>): string {
  return `${account === '' ? '?' : account}/${region}`;
}

/** What is read of a registry, with the permission that it takes. */
export function ofRegistry(read: RegistryRead, what: string, permission: AwsPermission): ReadSubject {
  return { what, permission, place: placeOf(read) };
}

function placeOf({ account, region, profile }: RegistryRead): ReadPlace {
  return { account, region, ...(profile === undefined ? {} : { profile }) };
}

/** What one call gave. */
export function partOf<T>(answer: Read<T>): PartRead<Knowable<T>> {
  return 'fault' in answer ? { value: unreadValue(answer.fault), faults: [answer.fault] } : { value: answer.value, faults: [] };
}

/** What a list of pages gave; half of a list is not known. */
export function partOfList<T>({ items, fault }: ReadList<T>): PartRead<Knowable<T[]>> {
  return fault === undefined ? { value: [...items], faults: [] } : { value: unreadValue(fault), faults: [fault] };
}
