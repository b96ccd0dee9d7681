import { type ConfigurationIndex, pathAbove } from './configuration-index.js';
import { isObject } from './json-shape.js';
import type { JsonObject, PlanDocument, PlanProviderConfig } from './plan-document.js';

/** A provider as a resource uses it. */
export interface ProviderScope {
  /** Key of the block that is in force: `aws.frankfurt`, `module.images:aws`. */
  readonly key: string;
  /** Module that the block stands in. */
  readonly modulePath: string;
  /** Undefined where the plan shows no block at all. */
  readonly expressions: JsonObject | undefined;
  /** True where the key has no block of its own: it may have been handed another one than the nearest above. */
  readonly inherited: boolean;
}

interface ProviderKey {
  readonly modulePath: string;
  readonly local: string;
}

/** Finds the provider block behind a `provider_config_key`. */
export type ProviderScopes = (key: string) => ProviderScope;

/**
 * Indexes the provider blocks. A module that is handed a provider, or inherits one, may have a key of its own without
 * expressions, or no entry at all: the nearest module above that has them says what holds.
 */
export function indexProviders(plan: PlanDocument): ProviderScopes {
  const blocks = new Map<string, NamedBlock>();
  for (const [name, block] of Object.entries(plan.configuration?.provider_config ?? {})) {
    blocks.set(normalized(parseKey(name)), { name, block });
  }
  const scopes = new Map<string, ProviderScope>();
  return (key) => {
    const known = scopes.get(key);
    if (known !== undefined) return known;
    const found = findScope(parseKey(key), blocks);
    scopes.set(key, found);
    return found;
  };
}

interface NamedBlock {
  readonly name: string;
  readonly block: PlanProviderConfig;
}

function findScope(wanted: ProviderKey, blocks: ReadonlyMap<string, NamedBlock>): ProviderScope {
  let modulePath: string | undefined = wanted.modulePath;
  while (modulePath !== undefined) {
    const found = blocks.get(normalized({ modulePath, local: wanted.local }));
    if (found !== undefined && (modulePath === '' || hasExpressions(found.block))) {
      const inherited = modulePath !== wanted.modulePath;
      return { key: found.name, modulePath, expressions: found.block.expressions ?? {}, inherited };
    }
    modulePath = pathAbove(modulePath);
  }
  return { key: wanted.local, modulePath: '', expressions: undefined, inherited: wanted.modulePath !== '' };
}

/** Key of the provider that a resource block names; the plain `aws` where the block is gone from the configuration. */
export function providerKeyOf(modulePath: string, resource: string, configuration: ConfigurationIndex): string | undefined {
  return configuration.get(modulePath)?.resources.get(resource)?.provider_config_key;
}

// `module.a.module.b:aws.west`; Terraform 0.12 has `a.b:aws.west`.
function parseKey(key: string): ProviderKey {
  const colon = key.lastIndexOf(':');
  if (colon === -1) return { modulePath: '', local: key };
  const names = key.slice(0, colon).split('.');
  const path = names[0] === 'module' && names.length % 2 === 0 ? names.filter((_, at) => at % 2 === 1) : names;
  return { modulePath: path.join('.'), local: key.slice(colon + 1) };
}

function normalized({ modulePath, local }: ProviderKey): string {
  return `${modulePath}:${local}`;
}

function hasExpressions(block: PlanProviderConfig): boolean {
  return isObject(block.expressions) && Object.keys(block.expressions).length > 0;
}
