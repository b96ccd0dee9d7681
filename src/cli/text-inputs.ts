import { readFile } from 'node:fs/promises';
import type { TextFile } from '../app/policy-file.js';
import { decode } from '../model/decode-text.js';
import { EcrAuditError } from '../model/errors.js';
import type { StandardInput } from './saved-inventory.js';

/** What a text is wanted for. */
export interface TextPurpose {
  /** The flag that names it: `--images`. */
  readonly flag: string;
  /** The command that makes such a file. */
  readonly made: string;
}

/**
 * Makes the function that reads the texts which flags name: files, and for one of them `-`, standard input.
 *
 * @param reads - The flag that reads standard input already; empty for none.
 *
 * It throws EcrAuditError: `usage` where two flags want standard input, or where that is a terminal; `file-unreadable`.
 */
export function createTextReader(stdin: StandardInput, reads = ''): (path: string, purpose: TextPurpose) => Promise<TextFile> {
  let taken = reads;
  return async (path, purpose) => {
    if (path !== '-') return { name: path, text: decode(await readBytes(path, purpose)) };
    if (taken !== '') {
      throw new EcrAuditError('usage', `${taken} and ${purpose.flag} both read standard input`, { hint: 'write one of them to a file' });
    }
    taken = purpose.flag;
    if (stdin.isTTY === true) {
      throw new EcrAuditError('usage', `${purpose.flag} - reads standard input, which is a terminal`, {
        hint: `pipe it in: ${purpose.made}`,
      });
    }
    return { name: 'standard input', text: decode(await allOf(stdin)) };
  };
}

async function readBytes(path: string, { flag, made }: TextPurpose): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new EcrAuditError('file-unreadable', `${flag} ${path} ${reasons[code] ?? `cannot be read (${code || 'unknown error'})`}`, {
      hint: `make it: ${made}`,
      cause: error,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a directory',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
};

async function allOf(stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
