import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type Input, openInputFile, readInput } from '../../src/cli/read-input.js';
import { standardInput } from '../../src/sources/terraform/read-plan-refuse.js';

const folder = mkdtempSync(path.join(tmpdir(), 'read-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

const nothing = slowly([]);
const ports = { stdin: nothing, isTTY: false, openFile: openInputFile };

describe('readInput', () => {
  it.each([undefined, '-'])('reads standard input to its end for %s, however slow it comes', async (given) => {
    const input = await readInput(given, { ...ports, stdin: slowly(['{"a":', '1}']) });
    expect(input.name).toBe(standardInput);
    expect(await textOf(input)).toBe('{"a":1}');
  });

  it.each([undefined, '-'])('refuses a terminal for %s, with the command to type', async (given) => {
    await expect(readInput(given, { ...ports, isTTY: true })).rejects.toMatchObject({
      code: 'plan-missing',
      hint: 'terraform show -json tfplan | ecr-audit plan',
    });
  });

  it('reads a file, even on a terminal', async () => {
    const file = path.join(folder, 'plan.json');
    writeFileSync(file, '{}');
    const input = await readInput(file, { ...ports, isTTY: true });
    expect(input).toEqual({ name: file, bytes: Buffer.from('{}') });
  });

  it.skipIf(process.platform === 'win32')('reads a named pipe, as `<(terraform show …)` makes one', async () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    const [input] = await Promise.all([readInput(pipe, ports), writeFile(pipe, '{"a":1}')]);
    expect(await textOf(input)).toBe('{"a":1}');
  });

  it('says that a file does not exist', async () => {
    const file = path.join(folder, 'nowhere.json');
    const refusal = { code: 'file-unreadable', message: `${file} does not exist`, hint: expect.stringContaining('terraform show -json') };
    await expect(readInput(file, ports)).rejects.toMatchObject(refusal);
    await expect(readInput(path.join(folder, 'plan.json', 'x'), ports)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('says that a file is a directory', async () => {
    const refusal = { code: 'file-unreadable', message: `${folder} is a directory`, hint: expect.stringContaining('terraform show -json') };
    await expect(readInput(folder, ports)).rejects.toMatchObject(refusal);
  });

  it.skipIf(process.getuid === undefined || process.getuid() === 0)('says that a file may not be read', async () => {
    const file = path.join(folder, 'closed.json');
    writeFileSync(file, '{}');
    chmodSync(file, 0o000);
    await expect(readInput(file, ports)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `${file} may not be read by this user`,
    });
  });

  it.each([
    ['EACCES', 'x may not be read by this user'],
    ['EIO', 'x cannot be read (EIO)'],
  ])('explains %s', async (code, message) => {
    const openFile = () => Promise.reject(Object.assign(new Error('failed'), { code }));
    await expect(readInput('x', { ...ports, openFile })).rejects.toMatchObject({ code: 'file-unreadable', message });
  });
});

async function* slowly(pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    await setTimeout(40);
    yield Buffer.from(piece);
  }
}

async function textOf({ bytes }: Input): Promise<string> {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
