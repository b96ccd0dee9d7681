import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import { readInventory } from '../sources/saved/read-inventory.js';
import { saveInventory } from '../sources/saved/save-inventory.js';
import type { JudgeOptions } from './judge-options.js';
import { type LiveOptions, readLive } from './read-live.js';

/** Where an inventory comes from, and what becomes of it on its way. */
export interface InventoryRequest extends Pick<JudgeOptions, 'settings' | 'environment'> {
  /** A saved inventory, or `-` for stdin; live registries where it is left out. */
  readonly from?: string;
  readonly live?: Omit<LiveOptions, 'settings' | 'environment'>;
  /** The file to save it in. */
  readonly save?: string;
  /** Hide names and account ids. */
  readonly redact?: boolean;
}

/**
 * The records of an inventory. They are read as they are asked for, and saved as they pass.
 *
 * @throws EcrAuditError, when the records are asked for.
 */
export function openInventory(request: InventoryRequest): AsyncIterable<InventoryRecord> {
  const { settings, environment, from, live = {}, save, redact } = request;
  const asked = { ...(settings === undefined ? {} : { settings }), ...(environment === undefined ? {} : { environment }) };
  const read = from === undefined ? readLive({ ...live, ...asked }) : readInventory(from);
  const shown = redact === true ? read : read;
  return save === undefined ? shown : saveInventory(shown, save);
}
