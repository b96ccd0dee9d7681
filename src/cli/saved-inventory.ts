import path from 'node:path';
import type { InventoryRequest } from '../app/open-inventory.js';
import { EcrAuditError } from '../model/errors.js';

/** Standard input, as a command finds it. */
export interface StandardInput extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean;
}

/**
 * The inventory that `--from` names: a path, or `-` for standard input.
 *
 * @throws EcrAuditError (`usage`) where standard input is a terminal, where nobody will type one.
 */
export function savedInventory(from: string, stdin: StandardInput): NonNullable<InventoryRequest['from']> {
  if (from !== '-') return from;
  if (stdin.isTTY !== true) return { name: 'standard input', bytes: stdin };
  throw new EcrAuditError('usage', 'there is no inventory on standard input, which is a terminal', {
    hint: 'name a file: --from inventory.jsonl.gz',
  });
}

/** The inventory that `--demo` judges, as the package ships it. */
export function demoInventory(root: string): string {
  return path.join(root, 'reports/demo/company.jsonl.gz');
}
