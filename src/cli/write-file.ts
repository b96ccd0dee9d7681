import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EcrAuditError } from '../model/errors.js';

/**
 * Writes a file whole or not at all: to a temporary name beside it, which is then renamed.
 *
 * @throws EcrAuditError (`report-unwritable`).
 */
export async function writeWholeFile(file: string, text: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new EcrAuditError('report-unwritable', `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'check that the folder is there and may be written to',
      cause: error,
    });
  }
}
