import type { JsonObject, PlanDocument, PlanResourceChange } from './plan-document.js';
import { anything, boolean, dictionaryOf, type Fit, instanceKey, listOf, type Misfit, object, record, string } from './read-plan-fit.js';
import { isTypeOfInterest } from './read-plan-shape.js';

/** Checks a pruned plan: nothing in it can then surprise who reads it by its types. */
export function checkPlan(root: JsonObject): PlanDocument | Misfit {
  return plan(root) ?? toDocument(root);
}

type CheckedPlan = Omit<PlanDocument, 'resourceChangeCount' | 'hasPlannedValues'>;

const resourceChange = record(
  { address: string, type: string, name: string, change: record({}, { actions: listOf(string), replace_paths: listOf(anything) }) },
  {
    previous_address: string,
    module_address: string,
    mode: string,
    index: instanceKey,
    provider_name: string,
    deposed: string,
    action_reason: string,
  },
);

const stateModule: Fit = record(
  {},
  {
    address: string,
    resources: listOf(
      record({ address: string, mode: string, type: string, name: string }, { index: instanceKey, provider_name: string, values: object }),
    ),
    child_modules: listOf((child) => stateModule(child)),
  },
);

const configurationResource = record(
  { address: string, type: string, name: string },
  { mode: string, provider_config_key: string, expressions: object, depends_on: listOf(anything) },
);

const configurationModule: Fit = record(
  {},
  {
    resources: listOf(configurationResource),
    module_calls: dictionaryOf(
      record({}, { source: string, expressions: object, module: (called) => configurationModule(called), version_constraint: string }),
    ),
    variables: dictionaryOf(record({}, { sensitive: boolean })),
    outputs: dictionaryOf(record({}, { sensitive: boolean })),
  },
);

const providerConfig = record(
  {},
  { name: string, full_name: string, alias: string, module_address: string, version_constraint: string, expressions: object },
);

const planFields: Readonly<Record<keyof CheckedPlan, Fit>> = {
  format_version: string,
  terraform_version: string,
  variables: dictionaryOf(object),
  resource_changes: listOf(resourceChange),
  resource_drift: listOf(resourceChange),
  deferred_changes: listOf(record({ resource_change: resourceChange }, { reason: string })),
  prior_state: record({}, { values: record({}, { root_module: stateModule }) }),
  configuration: record({}, { provider_config: dictionaryOf(providerConfig), root_module: configurationModule }),
  checks: listOf(anything),
  complete: boolean,
  applyable: boolean,
  errored: boolean,
};

const plan = record({}, planFields);

function toDocument(root: JsonObject): PlanDocument {
  const known = Object.entries(root).filter(([key]) => Object.hasOwn(planFields, key));
  // The border: `plan` has just looked at all that the type speaks of.
  const checked = Object.fromEntries(known) as unknown as CheckedPlan;
  const { resource_changes: changes, resource_drift: drift } = checked;
  return {
    ...checked,
    ...(changes !== undefined && { resource_changes: select(changes) }),
    ...(drift !== undefined && { resource_drift: select(drift) }),
    resourceChangeCount: changes?.length ?? 0,
    hasPlannedValues: root['planned_values'] !== undefined,
  };
}

// Some plans leave `actions` out where nothing happens.
function select(changes: readonly PlanResourceChange[]): readonly PlanResourceChange[] {
  const selected = changes.filter((change) => isTypeOfInterest(change.type));
  return selected.map((entry) => (entry.change.actions === undefined ? { ...entry, change: { ...entry.change, actions: [] } } : entry));
}
