import { dataResources } from './data-resources.js';
import { deferredEntries } from './deferred-changes.js';
import { isList, isObject, memberOf } from './json-shape.js';
import type { Json, PlanDocument } from './plan-document.js';
import { tellingPartsOf } from './sensitive-policy.js';

// Redaction is by value: a short one would blank out half of every text.
const shortest = 4;

/**
 * Values that must not be printed. Terraform marks places, and the same value stands unmarked elsewhere: `tags_all` repeats
 * a marked tag, `id` and `arn` a marked name, `variables` is plain text throughout.
 *
 * @param own - Accounts that the plan is for. That a sensitive policy names them too makes no secret of them.
 */
export function sensitiveValuesOf(plan: PlanDocument, own: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const values = new Set<string>();
  for (const { change } of [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? []), ...deferredEntries(plan)]) {
    addMarked(change.before, change.before_sensitive, values);
    addMarked(change.after, change.after_sensitive, values);
  }
  for (const { resource } of dataResources(plan.prior_state?.values?.root_module, '')) {
    addMarked(resource.values, resource.sensitive_values, values);
  }
  for (const [name, { default: fallback, sensitive }] of Object.entries(plan.configuration?.root_module?.variables ?? {})) {
    if (sensitive === true) addTexts(plan.variables?.[name]?.value ?? fallback, values);
  }
  const parts = [...values].flatMap(tellingPartsOf).filter((part) => part.length >= shortest && !own.has(part));
  return new Set([...values, ...parts]);
}

function addMarked(value: Json | undefined, mark: Json | undefined, into: Set<string>): void {
  if (value === undefined || value === null) return;
  if (mark === true) {
    addTexts(value, into);
  } else if (isList(mark)) {
    mark.forEach((member, index) => {
      addMarked(memberOf(value, index), member, into);
    });
  } else if (isObject(mark)) {
    for (const [key, member] of Object.entries(mark)) addMarked(memberOf(value, key), member, into);
  }
}

function addTexts(value: Json | undefined, into: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length >= shortest) into.add(value);
  } else if (isList(value)) {
    for (const member of value) addTexts(member, into);
  } else if (isObject(value)) {
    for (const member of Object.values(value)) addTexts(member, into);
  }
}
