import { partsRead } from '../engine/parts-read.js';
import type { Notice } from '../model/planned-estate.js';
import type { InventoryRecord, TrustedAs } from '../schema/generated/inventory-record.js';
import { readInventory } from '../sources/saved/read-inventory.js';
import { redactInventory } from '../sources/saved/redact-inventory.js';
import { saveInventory } from '../sources/saved/save-inventory.js';
import type { JudgeOptions } from './judge-options.js';
import { judgedAsIn } from './judged-as.js';
import { rulesOf } from './judging-run.js';
import { type LiveOptions, readLive } from './read-live.js';
import { selectRepositories } from './select-repositories.js';

/** Where an inventory comes from, and what becomes of it on its way. */
export interface InventoryRequest extends JudgeOptions {
  /** A saved inventory: its path, or its bytes and what to call them. Live registries where it is left out. */
  readonly from?: string | { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };
  readonly live?: Omit<LiveOptions, 'settings' | 'environment' | 'repositories' | 'noticed'>;
  /** Names or globs of the repositories that it is to have; all of them where it is left out. */
  readonly repositories?: readonly string[];
  /** Is told, before the last record, of each glob of these that matches nothing where that is no error. */
  readonly noticed?: ((notice: Notice) => void) | undefined;
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
  const { from, save, redact } = request;
  const read = from === undefined ? readLive(liveOptionsOf(request)) : readSaved(from, request);
  const shown = redact === true ? redactInventory(read, { judgedAs: judgedAsIn(request), trust: trustOf(request) }) : read;
  return save === undefined ? shown : saveInventory(shown, save);
}

function trustOf({ settings }: InventoryRequest): TrustedAs {
  const { accounts = [], organizations = [] } = settings?.config.trust ?? {};
  return { accounts, organizations };
}

/** What is saved is all of it, since nobody knows what it will be judged by; else what no rule looks at is not read. */
function liveOptionsOf(request: InventoryRequest): LiveOptions {
  const { settings, environment, live = {}, save, repositories, noticed } = request;
  return {
    ...(save === undefined ? { parts: () => partsRead(rulesOf(request).judges) } : {}),
    ...live,
    ...(settings === undefined ? {} : { settings }),
    ...(environment === undefined ? {} : { environment }),
    ...(repositories === undefined ? {} : { repositories }),
    noticed,
  };
}

function readSaved(from: NonNullable<InventoryRequest['from']>, request: InventoryRequest): AsyncIterable<InventoryRecord> {
  const { repositories: globs = [], noticed } = request;
  const saved = typeof from === 'string' ? readInventory(from) : readInventory(from.bytes, { name: from.name });
  return globs.length === 0 ? saved : selectRepositories(saved, globs, { noticed });
}
