import type { Registry, ReplicationConfiguration, Repository } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';

/** Where the images of a repository are copied to. */
export interface Destination {
  readonly region: Knowable<string>;
  readonly account: Knowable<string>;
}

/**
 * The destinations of a repository: those of every rule whose prefix filter matches its name, or that has none.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
export function replicatedTo(repository: Pick<Repository, 'name'>, registry: Registry): Knowable<readonly Destination[]> {
  const answers = registry.replication.map((configuration) => destinationsOf(repository.name, configuration));
  const [first = []] = answers;
  if (answers.length < 2) return first;
  const unclear = answers.find(isUnknown);
  if (unclear !== undefined) return unclear;
  if (answers.every((answer) => JSON.stringify(answer) === JSON.stringify(first))) return first;
  const owners = registry.replication.map(({ address }) => address).join(' and ');
  return unknown('ambiguous', `${owners} overwrite each other: a registry has one replication configuration`);
}

function destinationsOf(name: Knowable<string>, { rules }: ReplicationConfiguration): Knowable<readonly Destination[]> {
  if (isUnknown(rules)) return rules;
  const found: Destination[] = [];
  for (const { filters, destinations } of rules) {
    const matches = prefixMatches(filters, name);
    if (isUnknown(matches)) return matches;
    if (!matches) continue;
    if (isUnknown(destinations)) return destinations;
    found.push(...destinations.map(({ region, registryId }) => ({ region, account: registryId })));
  }
  return found;
}

function prefixMatches(filters: Knowable<readonly string[]>, name: Knowable<string>): Knowable<boolean> {
  if (isUnknown(filters)) return filters;
  if (filters.length === 0) return true;
  if (isUnknown(name)) return name;
  return filters.some((prefix) => name.startsWith(prefix));
}

/** Destinations in words: `us-west-2 (123456789012)`. */
export function destinationInWords({ region, account }: Destination): string {
  const words = (value: Knowable<string>): string => (isUnknown(value) ? '?' : value);
  return `${words(region)} (${words(account)})`;
}
