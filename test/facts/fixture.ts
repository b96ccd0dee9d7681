import { type ExampleMap, exampleRegistry, exampleRepository } from '../../src/engine/example-inventory.js';
import type { FactContext } from '../../src/facts/context.js';
import type { Registry, Repository } from '../../src/model/inventory.js';

/** The context of a run without config and flags, with what a test says put in. */
export function contextOf(more: Partial<FactContext> = {}): FactContext {
  return {
    requestedEnvironment: '',
    environments: {},
    environmentVariables: new Map(),
    account: '',
    trustedAccounts: new Set(),
    trustedOrganizations: new Set(),
    assumedScanning: null,
    ...more,
  };
}

/** A registry in account 111122223333, region eu-central-1; null in the example stands for what is not known. */
export const registryOf = (example: ExampleMap = {}): Registry => exampleRegistry(example);

/** A repository called api, with AWS's defaults; null in the example stands for what is not known. */
export const repositoryOf = (example: ExampleMap = {}, registry: Registry = registryOf()): Repository =>
  exampleRepository({ name: 'api', ...example }, registry);

/** A value for a table: `?` for what is not known. */
export function told(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value ? `? ${String(value.unknown)}` : value;
}
