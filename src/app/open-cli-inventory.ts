import type { Notice } from '../model/planned-estate.js';
import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import { cliInventory } from '../sources/aws-cli/cli-inventory.js';
import type { TextFile } from './policy-file.js';
import { selectRepositories } from './select-repositories.js';
import { toolVersion } from './tool-version.js';

/** What the AWS CLI printed of one or more repositories. */
export interface CliInventoryRequest {
  /** Answers of `aws ecr describe-images`. */
  readonly images: readonly TextFile[];
  /** Answers of `aws ecr batch-get-image` for their indexes. */
  readonly manifests: readonly TextFile[];
  /** When the images are said to have been listed. */
  readonly takenAt: Date;
  /** When the files are read, which is no earlier; the same by default. */
  readonly readAt?: Date;
  /** Names or globs of the repositories that it is to have; all of them where it is left out. */
  readonly repositories?: readonly string[];
  /** Is told, before the last record, of each glob of these that matches nothing where that is no error. */
  readonly noticed?: ((notice: Notice) => void) | undefined;
}

/**
 * The records of an inventory that was read with the AWS CLI.
 *
 * @throws EcrAuditError (`cli-output-invalid`, `repository-missing`), when the records are asked for.
 */
export function openCliInventory({ repositories = [], noticed, ...request }: CliInventoryRequest): AsyncIterable<InventoryRecord> {
  const records = recordsOf(request);
  return repositories.length === 0 ? records : selectRepositories(records, repositories, { noticed });
}

async function* recordsOf(
  request: Omit<CliInventoryRequest, 'repositories' | 'noticed'>,
): AsyncGenerator<InventoryRecord, void, undefined> {
  yield* cliInventory({ ...request, tool: { name: 'ecr-audit', version: toolVersion } });
}
