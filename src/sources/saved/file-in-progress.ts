import { rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { EcrAuditError } from '../../model/errors.js';

/** A file that takes its place when it is whole, and is gone where it never is. */
export interface FileInProgress {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Puts it in its place. */
  readonly keep: () => Promise<void>;
  /** Takes away what was written; nothing once it is in its place. */
  readonly drop: () => Promise<void>;
}

/**
 * Begins a file under a temporary name beside the one that it will have. What a link points to is written, not the link, with the
 * permissions that it has; a pipe or a device is written to as it is.
 *
 * @throws EcrAuditError (`inventory-unwritable`), as do its functions.
 */
export async function beginFile(file: string): Promise<FileInProgress> {
  return inWords(file, async () => {
    const old = await statOf(file);
    if (old !== undefined && !old.isFile() && !old.isDirectory()) return straightInto(await open(file, 'w'), file);
    const place = old === undefined ? file : await realpath(file);
    if (old?.isDirectory() === true) throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
    const temporary = path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.tmp`);
    await rm(temporary, { force: true });
    return beside(await open(temporary, 'wx', old === undefined ? 0o666 : old.mode & 0o777), { file, place, temporary });
  });
}

function straightInto(handle: FileHandle, file: string): FileInProgress {
  const close = once(() => handle.close());
  return { write: (bytes) => inWords(file, () => handle.writeFile(bytes)), keep: () => inWords(file, close), drop: close };
}

function beside(handle: FileHandle, { file, place, temporary }: Record<'file' | 'place' | 'temporary', string>): FileInProgress {
  // Ctrl-C ends the process without a word to those who wait.
  const dropNow = () => rmSync(temporary, { force: true });
  process.once('exit', dropNow);
  const close = once(async () => {
    process.off('exit', dropNow);
    await handle.close();
  });
  return {
    write: (bytes) => inWords(file, () => handle.writeFile(bytes)),
    keep: () =>
      inWords(file, async () => {
        await close();
        await rename(temporary, place);
      }),
    drop: async () => {
      await close();
      await rm(temporary, { force: true });
    },
  };
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

async function statOf(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function inWords<T>(file: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const code = codeOf(error);
    const known = typeof code === 'string' ? reasons[code] : undefined;
    const reason = known ?? (error instanceof Error ? error.message : String(error));
    throw new EcrAuditError('inventory-unwritable', `the inventory cannot be saved in ${file}: ${reason}`, {
      hint: 'check that the folder is there, may be written to and has room',
      cause: error,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a directory',
  ENOTDIR: 'its folder is a file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'permission denied',
  ENOSPC: 'there is no space left',
};

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
