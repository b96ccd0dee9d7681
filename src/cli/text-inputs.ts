import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { TextFile } from '../app/policy-file.js';
import { decode } from '../model/decode-text.js';
import { EcrAuditError } from '../model/errors.js';
import type { StandardInput } from './saved-inventory.js';
import { unpacked } from './unpacked.js';

/** What a text is wanted for. */
export interface TextPurpose {
  /** The flag that names it: `--images`. */
  readonly flag: string;
  /** The command that makes such a file. */
  readonly made: string;
}

/**
 * Makes the function that reads the texts which flags name: files, also with `file://` before their paths, and for one of them `-`,
 * standard input. What gzip packed is unpacked.
 *
 * @param reads - The flag that reads standard input already; empty for none.
 *
 * It throws EcrAuditError: `usage` where two flags want standard input, or where that is a terminal; `file-unreadable`.
 */
export function createTextReader(stdin: StandardInput, reads = ''): (path: string, purpose: TextPurpose) => Promise<TextFile> {
  let taken = reads;
  return async (named, purpose) => {
    if (named !== '-') {
      const file = pathNamed(named);
      return { name: file, text: decode(await unpacked(await readBytes(file, purpose), `${purpose.flag} ${file}`)) };
    }
    if (taken !== '') {
      throw new EcrAuditError('usage', `${taken} and ${purpose.flag} both read standard input`, { hint: 'write one of them to a file' });
    }
    taken = purpose.flag;
    if (stdin.isTTY === true) {
      throw new EcrAuditError('usage', `${purpose.flag} - reads standard input, which is a terminal`, {
        hint: `pipe it in: ${purpose.made}`,
      });
    }
    return { name: 'standard input', text: decode(await unpacked(await allOf(stdin), `${purpose.flag} -`)) };
  };
}

const filePrefix = 'file://';

/**
 * The path that a flag names. Whoever has it from a command of the AWS CLI writes `file://` before it, which is not a URI: a path
 * that is relative, or begins with `~`, may follow. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
function pathNamed(named: string): string {
  if (!named.startsWith(filePrefix)) return named;
  const file = named.slice(filePrefix.length);
  return file.startsWith('~/') ? path.join(homedir(), file.slice(2)) : file;
}

async function readBytes(file: string, { flag, made }: TextPurpose): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new EcrAuditError('file-unreadable', `${flag} ${file} ${reasons[code] ?? `cannot be read (${code || 'unknown error'})`}`, {
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
