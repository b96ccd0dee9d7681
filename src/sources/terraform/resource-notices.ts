import type { Notice } from '../../model/planned-estate.js';
import { driftedAttributes } from './drifted-attributes.js';
import type { PlanDocument, PlanResourceChange } from './plan-document.js';
import { ecrKindOf, isEcrType, isManaged } from './resource-kinds.js';

/** What is to be said of single entries: drift, types that are not judged, deposed objects, entries without an action. */
export function resourceNotices(plan: PlanDocument): readonly Notice[] {
  return [...(plan.resource_drift ?? []).flatMap(driftNotice), ...(plan.resource_changes ?? []).flatMap(changeNotices)];
}

function driftNotice(entry: PlanResourceChange): readonly Notice[] {
  if (!isManaged(entry) || !isEcrType(entry.type)) return [];
  const where = entry.address;
  if (entry.change.actions.includes('delete')) {
    return [{ code: 'drift', message: `${where} was deleted outside of Terraform`, where }];
  }
  const attributes = driftedAttributes(entry);
  if (attributes.length === 0) return [];
  return [{ code: 'drift', message: `${where} was changed outside of Terraform: ${attributes.join(', ')}`, where }];
}

function changeNotices(entry: PlanResourceChange): readonly Notice[] {
  if (!isEcrType(entry.type) || !isManaged(entry)) return none;
  const isPlain = entry.deposed === undefined && entry.change.actions.length > 0 && ecrKindOf(entry.type) !== 'other';
  return isPlain ? none : noticesOfChange(entry);
}

const none: readonly Notice[] = [];

function noticesOfChange(entry: PlanResourceChange): readonly Notice[] {
  const where = entry.address;
  const notices: Notice[] = [];
  if (entry.deposed !== undefined) {
    notices.push({
      code: 'deposed-object',
      message: `${where} has an object left over from a replacement that did not finish: of it, only its deletion is judged`,
      where,
    });
  }
  if (ecrKindOf(entry.type) === 'other') {
    notices.push({ code: 'unsupported-type', message: `${where}: the type ${entry.type} is counted and not judged`, where });
  }
  if (entry.change.actions.length === 0) {
    notices.push({ code: 'no-action', message: `${where} has no action in the plan: it is read as no change`, where });
  }
  return notices;
}
