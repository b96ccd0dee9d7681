import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWholeFile } from '../../src/cli/write-file.js';

const base = mkdtempSync(path.join(tmpdir(), 'write-file-'));
afterAll(() => rmSync(base, { recursive: true }));
const inNewFolder = (name: string): string => path.join(mkdtempSync(path.join(base, 'one-')), name);

describe('writeWholeFile', () => {
  it('writes a new file, and nothing beside it', async () => {
    const file = inNewFolder('out.json');
    await writeWholeFile(file, 'new');
    expect([readFileSync(file, 'utf8'), readdirSync(path.dirname(file))]).toEqual(['new', ['out.json']]);
  });

  it('takes the place of an old one', async () => {
    const file = inNewFolder('out.json');
    writeFileSync(file, 'old and longer');
    await writeWholeFile(file, 'new');
    expect([readFileSync(file, 'utf8'), readdirSync(path.dirname(file))]).toEqual(['new', ['out.json']]);
  });

  it('writes what a link points to, and leaves the link', async () => {
    const file = inNewFolder('out.json');
    writeFileSync(`${file}.real`, 'old');
    symlinkSync(`${file}.real`, file);
    await writeWholeFile(file, 'new');
    expect([lstatSync(file).isSymbolicLink(), readFileSync(`${file}.real`, 'utf8')]).toEqual([true, 'new']);
  });

  it.skipIf(process.platform === 'win32')('writes into a pipe, and leaves the pipe', async () => {
    const pipe = inNewFolder('pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWholeFile(pipe, 'new')]);
    expect([read, lstatSync(pipe).isFIFO(), readdirSync(path.dirname(pipe))]).toEqual(['new', true, ['pipe']]);
  });

  it.each([
    ['a folder that is not there', 'nowhere/out.json', 'there is no such folder'],
    ['a folder in its place', 'folder', 'it is a directory'],
    ['a folder, said with a slash', 'folder/', 'it is a directory'],
    ['a file in the place of its folder', 'file/out.json', 'its folder is a file'],
  ])('refuses %s, and leaves nothing behind', async (_, name, reason) => {
    const root = path.dirname(inNewFolder('x'));
    mkdirSync(path.join(root, 'folder'));
    writeFileSync(path.join(root, 'file'), 'kept');
    const file = `${root}/${name}`;
    await expect(writeWholeFile(file, 'new')).rejects.toMatchObject({
      code: 'report-unwritable',
      message: `${file} cannot be written: ${reason}`,
    });
    expect([readdirSync(root).sort(), readFileSync(path.join(root, 'file'), 'utf8')]).toEqual([['file', 'folder'], 'kept']);
  });

  it.skipIf(process.getuid === undefined || process.getuid() === 0)('refuses a folder that may not be written to', async () => {
    const file = inNewFolder('out.json');
    chmodSync(path.dirname(file), 0o555);
    await expect(writeWholeFile(file, 'new')).rejects.toMatchObject({ message: `${file} cannot be written: permission denied` });
  });
});
