import type { Inventory, Registry, Repository } from '../../model/inventory.js';
import type { PlannedEstate, RegistryChange, ResourceChange } from '../../model/planned-estate.js';
import { isUnknown } from '../../model/unknown.js';
import { assembleRegistries, registriesOf } from './assemble-registries.js';
import { assembleRepositories } from './assemble-repositories.js';
import { moduleSourcesOf } from './configuration-index.js';
import { deferredEntries } from './deferred-changes.js';
import { environmentVariablesOf } from './environment-variables.js';
import { knownKeysOf } from './kms-keys.js';
import type { PlanDocument } from './plan-document.js';
import { noticesOf } from './plan-notices.js';
import { type PlannedResource, type PlanReading, prepareReading } from './planned-resource.js';
import { countEcrResources, ecrKindOf, isEcrType, isRegistrySetting } from './resource-kinds.js';
import { hasMark, sensitivePlaces } from './sensitive-places.js';
import { sensitiveValuesOf } from './sensitive-values.js';

/**
 * Translates a Terraform plan into the neutral model: what stands before it, what will stand after it, and what changes.
 *
 * A value that the plan does not show is an Unknown and never a default; AWS's defaults stand where nothing is set.
 */
export function translatePlan(plan: PlanDocument): PlannedEstate {
  const estate = estateOf(plan, prepareReading(plan));
  if (!marksSensitive(plan)) return estate;
  return {
    ...estate,
    showable: estateOf(
      plan,
      prepareReading(plan, ({ change }) => sensitivePlaces(change)),
    ),
  };
}

function marksSensitive(plan: PlanDocument): boolean {
  const entries = [...(plan.resource_changes ?? []), ...deferredEntries(plan)];
  return entries.some(({ change }) => hasMark(change.before_sensitive) || hasMark(change.after_sensitive));
}

function estateOf(plan: PlanDocument, reading: PlanReading): PlannedEstate {
  const keys = knownKeysOf(reading);
  const identities = registriesOf(reading.resources);
  const repositories = assembleRepositories(reading, keys);
  const before = inventoryOf(assembleRegistries(identities, reading, 'before', keys), repositories.before);
  const after = inventoryOf(assembleRegistries(identities, reading, 'after', keys), repositories.after);
  return {
    before,
    after,
    repositoryChanges: repositories.changes,
    registryChanges: registryChangesOf(before, after, reading),
    changes: changesOf(reading),
    resources: countEcrResources(plan.resource_changes ?? []),
    environmentVariables: environmentVariablesOf(plan),
    sensitiveValues: sensitiveValuesOf(plan, new Set([...before.registries, ...after.registries].flatMap(accountOf))),
    showable: null,
    notices: noticesOf(reading),
    terraformVersion: plan.terraform_version ?? '',
    moduleSources: moduleSourcesOf(reading.configuration),
  };
}

function accountOf({ account }: Registry): readonly string[] {
  return isUnknown(account) ? [] : [account];
}

function inventoryOf(registries: Registry[], repositories: Repository[]): Inventory {
  return { schemaVersion: '1.0', source: 'terraform-plan', registries, repositories };
}

function changesOf({ resources }: PlanReading): ReadonlyMap<string, ResourceChange> {
  const changes = new Map<string, ResourceChange>();
  for (const { address, change } of resources) changes.set(address, change);
  return changes;
}

function registryChangesOf(before: Inventory, after: Inventory, reading: PlanReading): readonly RegistryChange[] {
  const changed = reading.resources.filter(isChangedSetting);
  const earlier = new Map(before.registries.map((registry) => [registry.key, registry]));
  return after.registries.map((registry) => ({
    key: registry.key,
    settings: changed.filter((resource) => resource.registry.key === registry.key).map(({ change }) => change),
    before: earlier.get(registry.key) ?? null,
    after: registry,
  }));
}

function isChangedSetting({ type, change }: PlannedResource): boolean {
  return change.action !== 'no-op' && isEcrType(type) && isRegistrySetting(ecrKindOf(type));
}
