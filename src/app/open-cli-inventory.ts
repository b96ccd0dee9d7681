import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import { cliInventory } from '../sources/aws-cli/cli-inventory.js';
import type { TextFile } from './policy-file.js';
import { toolVersion } from './tool-version.js';

/** What the AWS CLI printed of one or more repositories. */
export interface CliInventoryRequest {
  /** Answers of `aws ecr describe-images`. */
  readonly images: readonly TextFile[];
  /** Answers of `aws ecr batch-get-image` for their indexes. */
  readonly manifests: readonly TextFile[];
  /** When the images were listed. */
  readonly takenAt: Date;
}

/**
 * The records of an inventory that was read with the AWS CLI.
 *
 * @throws EcrAuditError (`cli-output-invalid`), when the records are asked for.
 */
export async function* openCliInventory(request: CliInventoryRequest): AsyncGenerator<InventoryRecord, void, undefined> {
  yield* cliInventory({ ...request, tool: { name: 'ecr-audit', version: toolVersion } });
}
