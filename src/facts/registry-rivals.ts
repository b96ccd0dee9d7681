import type { Registry } from '../model/inventory.js';
import { mayBeSameRegistry } from '../model/same-registry.js';
import { type Knowable, unknown } from '../model/unknown.js';

interface Owners {
  readonly setting: string;
  readonly addresses: readonly string[];
}

function owners({ scanning, replication, policies }: Registry): readonly Owners[] {
  const named = (owned: readonly { readonly address: string }[]) => owned.map(({ address }) => address).filter((address) => address !== '');
  return [
    { setting: 'scanning configuration', addresses: named(scanning) },
    { setting: 'replication configuration', addresses: named(replication) },
    { setting: 'registry policy', addresses: named(policies) },
  ];
}

/** Settings of a registry that several resources own. It is not known where another registry that may be the same one has them too. */
export function rivals(registry: Registry, registries: readonly Registry[]): Knowable<readonly string[]> {
  const certain = owners(registry).filter(({ addresses }) => addresses.length > 1);
  if (certain.length > 0) return certain.map(({ setting, addresses }) => `${setting}: ${addresses.join(' and ')}`);
  const others = registries.filter((other) => mayBeSameRegistry(registry, other)).flatMap(owners);
  return possibleRivals(owners(registry), others) ?? [];
}

function possibleRivals(own: readonly Owners[], others: readonly Owners[]): Knowable<never> | undefined {
  for (const { setting, addresses } of own) {
    const other = others.find((one) => one.setting === setting && one.addresses.length > 0);
    if (addresses.length === 0 || other === undefined) continue;
    const both = `${addresses[0]} and ${other.addresses[0]}`;
    return unknown(
      'ambiguous',
      `${both} may set the ${setting} of one registry: the plan does not tell account and region of both providers`,
    );
  }
  return undefined;
}

/** Address of the first of several owners of one setting; empty where there are none. */
export function firstRival(registry: Registry): string {
  return owners(registry).find(({ addresses }) => addresses.length > 1)?.addresses[0] ?? '';
}
