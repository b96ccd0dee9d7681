import { type Knowable, unknown } from '../../model/unknown.js';
import type { ConfigurationIndex } from './configuration-index.js';
import type { LearntWhereabouts } from './learn-whereabouts.js';
import type { PlanDocument, PlanResourceChange } from './plan-document.js';
import { identifyProvider, type ProviderIdentity } from './provider-identity.js';
import type { ProviderScopes } from './provider-scope.js';
import { ownRegionOf, type Whereabouts, whereaboutsOf } from './resource-identity.js';

/** One account in one region, as a plan knows it. */
export interface RegistryIdentity {
  readonly key: string;
  readonly account: Knowable<string>;
  readonly region: Knowable<string>;
}

/** The registry of an entry; `providerKey` is undefined where the resource is gone from the configuration. */
export type RegistryOf = (entry: PlanResourceChange, providerKey: string | undefined) => RegistryIdentity;

/**
 * Tells the registries of a plan apart. Two aliases with the same region and the same credentials are one registry; a
 * region or account that is not known is the same only for the same expression.
 */
export function makeRegistryOf(
  learnt: LearntWhereabouts,
  scopes: ProviderScopes,
  plan: PlanDocument,
  configuration: ConfigurationIndex,
): RegistryOf {
  const { providers, nameOf } = identifyProviders(learnt, scopes, plan, configuration);
  const registries = new Map<string, RegistryIdentity>();
  const ofProvider = new Map<string, RegistryIdentity>();
  const find = (entry: PlanResourceChange, providerKey: string | undefined): RegistryIdentity => {
    const provider = providers(providerKey ?? 'aws');
    const own: Whereabouts =
      providerKey === undefined ? whereaboutsOf(entry.change) : { account: undefined, region: ownRegionOf(entry.change) };
    const account = own.account ?? provider.account;
    const region = own.region ?? provider.region;
    const id = `${account ?? provider.credentials}\n${region ?? provider.regionMark}`;
    const known = registries.get(id);
    if (known !== undefined) return known;
    const made = makeRegistry(nameOf(provider, region), { account, region });
    registries.set(id, made);
    return made;
  };
  return (entry, providerKey) => {
    // Nearly every resource lies where its provider does.
    if (providerKey === undefined || ownRegionOf(entry.change) !== undefined) return find(entry, providerKey);
    const known = ofProvider.get(providerKey) ?? find(entry, providerKey);
    ofProvider.set(providerKey, known);
    return known;
  };
}

function identifyProviders(
  learnt: LearntWhereabouts,
  scopes: ProviderScopes,
  plan: PlanDocument,
  configuration: ConfigurationIndex,
): Providers {
  const identities = new Map<string, ProviderIdentity>();
  const accounts = new Map<string, string>();
  const identify = (key: string): ProviderIdentity => {
    const known = identities.get(key);
    if (known !== undefined) return known;
    const made = identifyProvider(key, scopes(key), learnt.get(key), plan, configuration);
    identities.set(key, made);
    if (made.account !== undefined) accounts.set(made.credentials, made.account);
    return made;
  };
  for (const key of [...Object.keys(plan.configuration?.provider_config ?? {}), ...learnt.keys()]) identify(key);
  return {
    // The same credentials are the same account, whichever of the providers has shown it.
    providers: (key) => {
      const provider = identify(key);
      return { ...provider, account: provider.account ?? accounts.get(provider.credentials) };
    },
    nameOf: (provider, region) => {
      const same = [...identities.values()].filter((other) => isSame(other, provider) && (region === undefined || other.region === region));
      return same.map(({ scope }) => scope.key).toSorted(byLength)[0] ?? provider.scope.key;
    },
  };
}

interface Providers {
  readonly providers: (key: string) => ProviderIdentity;
  /** What to call a registry whose account is not known: the plainest of the providers that lead to it. */
  readonly nameOf: (provider: ProviderIdentity, region: string | undefined) => string;
}

function isSame(one: ProviderIdentity, other: ProviderIdentity): boolean {
  const isRegionSame = one.region === other.region && (one.region !== undefined || one.regionMark === other.regionMark);
  return one.credentials === other.credentials && isRegionSame && localName(one) === localName(other);
}

// A plan has providers of other makers too, which may have no arguments either.
function localName({ scope }: ProviderIdentity): string | undefined {
  return scope.key.split(':').at(-1)?.split('.')[0];
}

function byLength(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

function makeRegistry(provider: string, { account, region }: Whereabouts): RegistryIdentity {
  return {
    key: region === undefined && account === undefined ? provider : `${account ?? provider}/${region ?? provider}`,
    account: account ?? unknown('not-in-plan', `the account of provider ${provider} is not in the plan`),
    region: region ?? unknown('not-in-plan', `the region of provider ${provider} is not in the plan`),
  };
}
