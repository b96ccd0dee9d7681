import type { ReplicationConfiguration, ScanningConfiguration, Unknown } from '../../model/inventory.js';
import { mayBeSameRegistry } from '../../model/same-registry.js';
import { unknown } from '../../model/unknown.js';
import type { PlanReading } from './planned-resource.js';
import type { RegistryIdentity } from './registry-identity.js';

/**
 * Stands for the scanning configuration of a registry that has none of its own, where another registry that may be the same
 * one has one. It has no address: it is judged where it is written.
 */
export function possibleScanning(identity: RegistryIdentity, reading: PlanReading): ScanningConfiguration[] {
  const doubt = doubtOf(identity, 'aws_ecr_registry_scanning_configuration', reading);
  return doubt === undefined ? [] : [{ scanType: doubt, rules: doubt, address: '' }];
}

/** The same for the replication configuration. */
export function possibleReplication(identity: RegistryIdentity, reading: PlanReading): ReplicationConfiguration[] {
  const doubt = doubtOf(identity, 'aws_ecr_replication_configuration', reading);
  return doubt === undefined ? [] : [{ rules: doubt, address: '' }];
}

// Whatever the side: what is made or deleted elsewhere is no change of this registry that could be told.
function doubtOf(identity: RegistryIdentity, type: string, reading: PlanReading): Unknown | undefined {
  const possible = reading.byType(type).find(({ registry }) => mayBeSameRegistry(registry, identity));
  return possible === undefined
    ? undefined
    : unknown('ambiguous', `${possible.address} may be of this registry: the plan does not tell account and region of both providers`);
}
