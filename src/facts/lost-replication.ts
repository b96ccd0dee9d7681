import type { ReplicationConfiguration, ReplicationRule } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import type { Weakenings } from './weakenings.js';

/** What a rule copies where: repositories by their prefix (empty for all) to one destination. */
interface Copy {
  readonly prefix: string;
  readonly to: string;
}

/** The copies that a plan gives up: those that no rule makes any more, be it by the same prefix or a shorter one. */
export function lostReplication(before: readonly ReplicationConfiguration[], after: readonly ReplicationConfiguration[]): Weakenings {
  const was = copiesOf(before);
  if (isUnknown(was) || was.length === 0) return [];
  const will = copiesOf(after);
  if (isUnknown(will)) return will;
  const lost = was.filter((copy) => !will.some(({ prefix, to }) => to === copy.to && copy.prefix.startsWith(prefix)));
  return lost.map(({ prefix, to }) => ({
    what: 'replication',
    before: `${prefix === '' ? 'every repository' : `${prefix}*`} to ${to}`,
    after: 'none',
  }));
}

function copiesOf(configurations: readonly ReplicationConfiguration[]): Knowable<readonly Copy[]> {
  const found: Copy[] = [];
  for (const { rules } of configurations) {
    if (isUnknown(rules)) return rules;
    for (const rule of rules) {
      const copies = copiesOfRule(rule);
      if (isUnknown(copies)) return copies;
      found.push(...copies);
    }
  }
  return found;
}

function copiesOfRule({ filters, destinations }: ReplicationRule): Knowable<readonly Copy[]> {
  if (isUnknown(filters)) return filters;
  if (isUnknown(destinations)) return destinations;
  const copies: Copy[] = [];
  for (const { region, registryId } of destinations) {
    if (isUnknown(region)) return region;
    if (isUnknown(registryId)) return registryId;
    for (const prefix of filters.length === 0 ? [''] : filters) copies.push({ prefix, to: `${region} (${registryId})` });
  }
  return copies;
}
