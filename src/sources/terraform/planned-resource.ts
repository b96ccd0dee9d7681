import { grouped } from '../../model/grouped.js';
import type { ResourceChange } from '../../model/planned-estate.js';
import type { InstanceKey } from './address.js';
import { resourceChangeOf } from './change-action.js';
import { type ConfigurationIndex, indexConfiguration } from './configuration-index.js';
import { type DataResource, dataResources } from './data-resources.js';
import { deferredEntries } from './deferred-changes.js';
import { followReferences, type Place, type ReferenceEnd } from './follow-references.js';
import { memberOf } from './json-shape.js';
import { learnWhereabouts } from './learn-whereabouts.js';
import { growModuleTree, type ModuleInstance, type ModuleTree } from './module-instances.js';
import type { Json, JsonObject, PlanConfigurationResource, PlanDocument, PlanResourceChange } from './plan-document.js';
import { afterOf, beforeOf, type PlannedValue } from './planned-value.js';
import { indexProviders, type ProviderScopes } from './provider-scope.js';
import { makeReferenceReader } from './reference.js';
import { makeRegistryOf, type RegistryIdentity, type RegistryOf } from './registry-identity.js';
import { isManaged, isTranslatedType } from './resource-kinds.js';

/** Before the plan is applied, or after. */
export type Side = 'before' | 'after';

/** A managed resource of the plan with all that is needed to translate it. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly change: ResourceChange;
  readonly before: PlannedValue | null;
  readonly after: PlannedValue | null;
  readonly registry: RegistryIdentity;
  /** Its block in the configuration; undefined where that is gone, or the plan has none. */
  readonly definition: PlanConfigurationResource | undefined;
  readonly module: ModuleInstance;
  readonly index: InstanceKey | undefined;
}

/** A plan, made ready for translation. */
export interface PlanReading {
  readonly plan: PlanDocument;
  readonly configuration: ConfigurationIndex;
  readonly scopes: ProviderScopes;
  /** Data resources of `prior_state`, with the path of their module. */
  readonly data: readonly DataResource[];
  readonly byType: (type: string) => readonly PlannedResource[];
  readonly resources: readonly PlannedResource[];
  /** Repositories left over from a replacement that did not finish. They share the address of the one that took their place. */
  readonly deposed: readonly PlannedResource[];
  /** Follows an argument of a resource through the configuration. */
  readonly follow: (resource: PlannedResource, expression: Json | undefined) => readonly ReferenceEnd[];
}

/**
 * Prepares a plan: every resource with its block, its place and its registry. Of deposed objects, only repositories.
 *
 * @param hidden - What is not to be shown of a resource, as `after_sensitive` has it.
 */
export function prepareReading(plan: PlanDocument, hidden: (entry: PlanResourceChange) => Json | undefined = nothing): PlanReading {
  const configuration = indexConfiguration(plan);
  const translated = [...(plan.resource_changes ?? []), ...deferredEntries(plan)].filter(isTranslated);
  const entries = translated.filter(({ deposed }) => deposed === undefined);
  const data = dataResources(plan.prior_state?.values?.root_module, '');
  const scopes = indexProviders(plan);
  const tree = growModuleTree(entries);
  const registryOf = makeRegistryOf(learnWhereabouts(entries, data, tree, configuration), scopes, plan, configuration);
  const translate = (entry: PlanResourceChange) => plannedResource(entry, hidden(entry), tree, configuration, registryOf);
  const resources = entries.map(translate);
  const byType = grouped(resources, ({ type }) => type);
  const context = { plan, configuration, addressesOf: tree.addressesOf, referencesOf: makeReferenceReader() };
  return {
    plan,
    configuration,
    data,
    scopes,
    byType: (type) => byType.get(type) ?? [],
    resources,
    deposed: translated.filter(isDeposedRepository).map(translate),
    follow: (resource, expression) => followReferences(expression, placeOf(resource), context),
  };
}

/** What an argument of the resource is written as; undefined where it is not written, or nothing of the block is shown. */
export function expressionOf(resource: PlannedResource, ...path: readonly (string | number)[]): Json | undefined {
  const expressions: JsonObject | undefined = resource.definition?.expressions;
  return path.reduce<Json | undefined>((of, step) => memberOf(of, step), expressions);
}

/** The resource on one side of the plan. */
export function sideOf(resource: PlannedResource, side: Side): PlannedValue | null {
  return side === 'before' ? resource.before : resource.after;
}

function placeOf({ module, index, definition }: PlannedResource): Place {
  return { module, index, forEach: definition?.for_each_expression };
}

function nothing(): undefined {
  return undefined;
}

function isTranslated(entry: PlanResourceChange): boolean {
  return isManaged(entry) && isTranslatedType(entry.type);
}

function isDeposedRepository({ deposed, type }: PlanResourceChange): boolean {
  return deposed !== undefined && (type === 'aws_ecr_repository' || type === 'aws_ecrpublic_repository');
}

function plannedResource(
  entry: PlanResourceChange,
  hidden: Json | undefined,
  tree: ModuleTree,
  configuration: ConfigurationIndex,
  registryOf: RegistryOf,
): PlannedResource {
  const module = tree.moduleOf(entry);
  const definition = configuration.get(module.path)?.resources.get(`${entry.type}.${entry.name}`);
  return {
    address: entry.address,
    type: entry.type,
    change: resourceChangeOf(entry),
    before: beforeOf(entry.change, hidden),
    after: afterOf(entry.change, hidden),
    registry: registryOf(entry, definition?.provider_config_key),
    definition,
    module,
    index: entry.index,
  };
}
