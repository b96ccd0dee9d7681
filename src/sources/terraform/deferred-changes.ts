import { anyInstance, parseAddress } from './address.js';
import type { PlanDocument, PlanResourceChange } from './plan-document.js';
import { isEcrType, isManaged } from './resource-kinds.js';

/**
 * Changes that the plan puts off, as entries of `resource_changes`. One may stand for any number of instances, none included:
 * its address ends in `[*]`. https://developer.hashicorp.com/terraform/internals/json-format
 */
export function deferredEntries({ deferred_changes: deferred = [] }: PlanDocument): readonly PlanResourceChange[] {
  return deferred.map(({ resource_change: entry }) => {
    const { index } = parseAddress(entry.address) ?? {};
    const actions = entry.change.actions ?? [];
    return { ...entry, ...(index === anyInstance ? { index } : {}), change: { ...entry.change, actions } };
  });
}

/** Those of Amazon ECR. */
export function deferredEcrEntries(plan: PlanDocument): readonly PlanResourceChange[] {
  return deferredEntries(plan).filter((entry) => isManaged(entry) && isEcrType(entry.type));
}

/** True for what stands for any number of instances. */
export function standsForMany({ address }: { readonly address: string }): boolean {
  return address.includes(`[${anyInstance}]`);
}
