import type { ChangeAction, ResourceChange } from '../../model/planned-estate.js';
import { isList } from './json-shape.js';
import type { PlanResourceChange } from './plan-document.js';

const actions: Readonly<Record<string, ChangeAction>> = {
  '': 'no-op',
  'no-op': 'no-op',
  create: 'create',
  read: 'read',
  update: 'update',
  delete: 'delete',
  'delete,create': 'delete-then-create',
  'create,delete': 'create-then-delete',
  forget: 'forget',
  // A replacement under `destroy = false`: the old object is let go, not destroyed.
  'create,forget': 'forget',
  'forget,create': 'forget',
};

const noPaths: readonly string[] = [];

/** What an entry of `resource_changes` does, in the words of the model. */
export function resourceChangeOf(entry: PlanResourceChange): ResourceChange {
  return {
    address: entry.address,
    previousAddress: entry.previous_address ?? entry.address,
    type: entry.type,
    action: actions[entry.change.actions.join(',')] ?? 'no-op',
    importing: entry.change.importing !== undefined && entry.change.importing !== null,
    actionReason: entry.action_reason ?? '',
    replacePaths: entry.change.replace_paths?.map((path) => (isList(path) ? path.join('.') : String(path))) ?? noPaths,
  };
}
