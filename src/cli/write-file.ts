import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EcrAuditError } from '../model/errors.js';

/**
 * Writes a file whole or not at all: to a temporary name beside it, which is then renamed. What a link points to is written, not
 * the link; a pipe or a device is written to as it is, since a renamed file would take its place.
 *
 * @throws EcrAuditError (`report-unwritable`).
 */
export async function writeWholeFile(file: string, text: string): Promise<void> {
  try {
    const kind = await kindOf(file);
    if (kind === 'stream') await writeFile(file, text);
    else await replaceFile(kind === 'file' ? await realpath(file) : file, text);
  } catch (error) {
    throw new EcrAuditError('report-unwritable', `${file} cannot be written: ${reason(error)}`, {
      hint: 'check that the folder is there and may be written to',
      cause: error,
    });
  }
}

async function kindOf(file: string): Promise<'file' | 'stream' | 'nothing'> {
  try {
    const stats = await stat(file);
    return stats.isFile() || stats.isDirectory() ? 'file' : 'stream';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'nothing';
    throw error;
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function reason(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such folder';
    case 'EISDIR':
      return 'it is a directory';
    case 'ENOTDIR':
      return 'its folder is a file';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'permission denied';
    case 'ENOSPC':
      return 'there is no space left';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
