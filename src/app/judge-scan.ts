import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import type { Report } from '../schema/generated/report.js';
import { judgeInventory } from './judge-inventory.js';
import type { JudgeOptions } from './judge-options.js';
import type { ScanProgress } from './judge-records.js';

/** How live registries, or a saved inventory of them, are to be judged. */
export interface JudgeScanOptions extends JudgeOptions {
  /** Is told how far the reading has come, after each repository. */
  readonly notify?: (progress: ScanProgress) => void;
}

/**
 * Judges an inventory as its records come, as `ecr-audit scan` does.
 *
 * @returns The report document. Nothing is printed.
 * @throws EcrAuditError for a rule, pack, waiver or environment that is at fault, and whatever the records throw.
 */
export function judgeScan(records: AsyncIterable<InventoryRecord>, options: JudgeScanOptions = {}): Promise<Report> {
  return judgeInventory(records, { command: 'scan', options, notify: options.notify });
}
