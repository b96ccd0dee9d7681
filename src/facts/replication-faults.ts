import type { ReplicationDestination, ReplicationRule } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { ownAccountOf } from './access-context.js';
import type { RegistrySubject } from './registry-type.js';
import { collectFaults } from './three-valued.js';

/** What is wrong with a registry's replication: copies to the same place or to strangers, filters that match nothing. */
export function replicationFaults(subject: RegistrySubject): Knowable<readonly string[]> {
  return collectFaults(
    subject.registry.replication.flatMap(({ rules }) => {
      if (isUnknown(rules)) return [rules];
      return rules.flatMap((rule) => [destinationFaults(rule, subject), filterFaults(rule, subject)]);
    }),
  );
}

function destinationFaults({ destinations }: ReplicationRule, subject: RegistrySubject): Knowable<readonly string[]> {
  if (isUnknown(destinations)) return destinations;
  if (destinations.length === 0) return ['a rule without a destination'];
  return collectFaults(destinations.map((destination) => faultOf(destination, subject)));
}

function faultOf({ region, registryId }: ReplicationDestination, { registry, facts }: RegistrySubject): Knowable<readonly string[]> {
  const own = ownAccountOf(registry, facts.context);
  if (isUnknown(registryId)) return registryId;
  if (!isUnknown(own) && registryId === own) {
    if (isUnknown(region)) return region;
    if (isUnknown(registry.region)) return registry.region;
    return region === registry.region ? [`${region} is the region that the images are in already`] : [];
  }
  if (facts.context.trustedAccounts.has(registryId)) return [];
  return isUnknown(own) ? own : [`${registryId} is an account that trust.accounts of the config does not name`];
}

/** A prefix that no repository has; in a plan the repositories may be made elsewhere, so there it is not certain. */
function filterFaults({ filters }: ReplicationRule, { residents, whole, source }: RegistrySubject): Knowable<readonly string[]> {
  if (isUnknown(filters)) return filters;
  if (isUnknown(residents)) return residents;
  const idle = filters.filter((prefix) => !residents.some(({ name }) => isUnknown(name) || name.startsWith(prefix)));
  if (idle.length === 0) return [];
  if (source === 'aws' && isUnknown(whole)) return whole;
  if (source === 'aws') return idle.map((prefix) => `the filter ${prefix} matches no repository`);
  return unknown('not-in-plan', `whether the filter ${idle.join(', ')} matches a repository: none in this plan`);
}
