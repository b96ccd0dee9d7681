import type { Registry } from './inventory.js';
import { isUnknown, type Knowable } from './unknown.js';

type Place = Pick<Registry, 'key' | 'account' | 'region'>;

/**
 * True for two registries that may be one: the account or the region of one of them is not known, and nothing that is known
 * tells them apart. Two providers of a plan whose region comes from the environment may lead to one place.
 */
export function mayBeSameRegistry(one: Place, other: Place): boolean {
  return one.key !== other.key && mayAgree(one.account, other.account) && mayAgree(one.region, other.region);
}

function mayAgree(one: Knowable<string>, other: Knowable<string>): boolean {
  return isUnknown(one) || isUnknown(other) || one === other;
}
