import type { ReplicationConfiguration, ReplicationRule, Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import type { Weakenings } from './weakenings.js';

/** What a rule copies where: repositories by their prefix (empty for all) to one destination. */
interface Copy {
  readonly prefix: string;
  readonly to: string;
}

/** The copies that a plan gives up: those that no rule makes any more, be it by the same prefix or a shorter one. */
export function lostReplication(before: readonly ReplicationConfiguration[], after: readonly ReplicationConfiguration[]): Weakenings {
  const will = copiesOf(after);
  const isMade = (copy: Copy) => will.certain.some(({ prefix, to }) => to === copy.to && copy.prefix.startsWith(prefix));
  const lost = copiesOf(before).certain.filter((copy) => !isMade(copy));
  if (lost.length > 0 && will.unclear !== null) return will.unclear;
  return lost.map((copy) => ({ what: 'replication', before: inWords(copy), after: whatIsLeft(copy, will.certain) }));
}

/** What becomes of the same repositories, or some of them. */
function whatIsLeft({ prefix }: Copy, copies: readonly Copy[]): string {
  const left = copies.filter((copy) => copy.prefix.startsWith(prefix) || prefix.startsWith(copy.prefix));
  return left.length === 0 ? 'none' : `${left.map(inWords).join(', ')} alone`;
}

function inWords({ prefix, to }: Copy): string {
  return `${prefix === '' ? 'every repository' : `${prefix}*`} to ${to}`;
}

function copiesOf(configurations: readonly ReplicationConfiguration[]): {
  readonly certain: readonly Copy[];
  readonly unclear: Unknown | null;
} {
  const answers = configurations.flatMap(({ rules }) => (isUnknown(rules) ? [rules] : rules.map(copiesOfRule)));
  return { certain: answers.flatMap((answer) => (isUnknown(answer) ? [] : answer)), unclear: answers.find(isUnknown) ?? null };
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
