import { vi } from 'vitest';
import { readLive } from '../../src/app/read-live.js';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.js';
import { validate } from '../../src/schema/generated/validate-inventory-record.js';

type Kind = InventoryRecord['record'];
type RecordOf<K extends Kind> = Extract<InventoryRecord, { readonly record: K }>;

/** The records of an inventory. */
export interface Records {
  readonly all: readonly InventoryRecord[];
  /** Those that the schema refuses. */
  readonly invalid: readonly InventoryRecord[];
  readonly of: <K extends Kind>(kind: K) => readonly RecordOf<K>[];
}

export interface Keys {
  readonly id: string;
  readonly secret: string;
}

interface ReadOptions {
  readonly readManifests?: boolean;
  /** Without them keys that open nothing, which most emulators take. */
  readonly keys?: Keys;
}

const anyKeys: Keys = { id: 'AKIAEXAMPLE', secret: 'secret-of-the-test' };

/** Reads us-east-1 of whatever stands at the endpoint. */
export async function readRegion(endpoint: string, { readManifests = false, keys = anyKeys }: ReadOptions = {}): Promise<Records> {
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secret);
  vi.stubEnv('AWS_CONFIG_FILE', '/nowhere/config');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere/credentials');
  const all: InventoryRecord[] = [];
  for await (const record of readLive({ regions: ['us-east-1'], endpoint, readManifests })) all.push(record);
  vi.unstubAllEnvs();
  const invalid = all.filter((record) => !validate(record));
  return { all, invalid, of: (kind) => all.filter((record): record is RecordOf<typeof kind> => record.record === kind) };
}

/** Of an emulator that is left out. */
export const noRecords: Records = { all: [], invalid: [], of: () => [] };
