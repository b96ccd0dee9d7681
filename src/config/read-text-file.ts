import { readFile } from 'node:fs/promises';
import { EcrAuditError } from '../model/errors.js';

/**
 * Reads a text file.
 *
 * @throws EcrAuditError (`file-unreadable`) that names the file and what it was wanted for.
 */
export async function readTextFile(file: string, purpose: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new EcrAuditError('file-unreadable', `${purpose} ${file} cannot be read: ${reason(error)}`, {
      hint: 'check the path; relative paths in a config are relative to the config',
      cause: error,
    });
  }
}

function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a directory';
    case 'EACCES':
      return 'permission denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
