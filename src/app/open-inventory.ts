import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import { readInventory } from '../sources/saved/read-inventory.js';
import { redactInventory } from '../sources/saved/redact-inventory.js';
import { saveInventory } from '../sources/saved/save-inventory.js';
import type { JudgeOptions } from './judge-options.js';
import { judgedAsIn } from './judged-as.js';
import { type LiveOptions, readLive } from './read-live.js';

/** Where an inventory comes from, and what becomes of it on its way. */
export interface InventoryRequest extends Pick<JudgeOptions, 'settings' | 'environment'> {
  /** A saved inventory: its path, or its bytes and what to call them. Live registries where it is left out. */
  readonly from?: string | { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };
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
  const read = from === undefined ? readLive({ ...live, ...asked }) : readSaved(from);
  const shown = redact === true ? redactInventory(read, { judgedAs: judgedAsIn(asked) }) : read;
  return save === undefined ? shown : saveInventory(shown, save);
}

function readSaved(from: NonNullable<InventoryRequest['from']>): AsyncIterable<InventoryRecord> {
  return typeof from === 'string' ? readInventory(from) : readInventory(from.bytes, { name: from.name });
}
