import { constants, createReadStream } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { EcrAuditError } from '../model/errors.js';

/** Bytes all at once, or as they come. */
type Bytes = AsyncIterable<Uint8Array> | Uint8Array;

/** What a command judges, and what to call it in an error. */
export interface Input {
  readonly bytes: Bytes;
  readonly name: string;
}

/** Where an input may come from. */
export interface InputPorts {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether standard input is a terminal, where nobody will type a plan. */
  readonly isTTY: boolean;
  readonly openFile: (path: string) => Promise<Bytes>;
}

/** A larger file is read as a stream. */
const wholeFileLimit = 400 * 2 ** 20;

/**
 * Finds the plan to be judged: the file at `path`, or standard input without a path or with `-`.
 *
 * @throws EcrAuditError `plan-missing` where standard input is a terminal, `file-unreadable` for what is no readable file.
 */
export async function readInput(path: string | undefined, { stdin, isTTY, openFile }: InputPorts): Promise<Input> {
  if (path !== undefined && path !== '-') return { bytes: await openOrExplain(path, openFile), name: path };
  if (!isTTY) return { bytes: stdin, name: 'standard input' };
  throw new EcrAuditError('plan-missing', 'there is no plan on standard input, which is a terminal', {
    hint: 'terraform show -json tfplan | ecr-audit plan',
  });
}

/** Opens a file or a named pipe. */
export async function openInputFile(path: string): Promise<Bytes> {
  const stats = await stat(path);
  if (stats.isFile() && stats.size > wholeFileLimit) await access(path, constants.R_OK);
  else if (stats.isFile() || stats.isDirectory()) return readFile(path);
  return createReadStream(path, { highWaterMark: 2 ** 18 });
}

async function openOrExplain(path: string, openFile: InputPorts['openFile']): Promise<Bytes> {
  try {
    return await openFile(path);
  } catch (error) {
    const { what, hint } = explain(codeOf(error), path);
    throw new EcrAuditError('file-unreadable', `${path} ${what}`, { hint, cause: error });
  }
}

function explain(code: string, path: string): { readonly what: string; readonly hint: string } {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { what: 'does not exist', hint: 'check the path, or pipe the plan in: terraform show -json tfplan | ecr-audit plan' };
    case 'EISDIR':
      return { what: 'is a directory', hint: 'name the plan in it, or pipe it in: terraform show -json tfplan | ecr-audit plan' };
    case 'EACCES':
    case 'EPERM':
      return { what: 'may not be read by this user', hint: `make it readable: chmod u+r ${JSON.stringify(path)}` };
    default:
      return { what: `cannot be read (${code})`, hint: 'try another copy of the file' };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
}
