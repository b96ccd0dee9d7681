import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { StandardInput } from '../../src/cli/saved-inventory.js';
import { createTextReader } from '../../src/cli/text-inputs.js';

const folder = mkdtempSync(path.join(tmpdir(), 'text-inputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const images = { flag: '--images', made: 'aws ecr describe-images > images.json' };
const policy = { flag: '--policy', made: 'aws ecr get-lifecycle-policy > policy.json' };

function stdinOf(...chunks: readonly Uint8Array[]): StandardInput {
  return {
    async *[Symbol.asyncIterator]() {
      yield* chunks;
    },
  };
}

function saved(name: string, bytes: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe('a text reader', () => {
  it.each<readonly [string, Uint8Array]>([
    ['UTF-8', Buffer.from('{"a":"ä"}')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF{"a":"ä"}')],
    ['UTF-16, as PowerShell writes it', Buffer.from('\uFEFF{"a":"ä"}', 'utf16le')],
  ])('reads a file in %s', async (name, bytes) => {
    const file = saved(name, bytes);
    expect(await createTextReader(stdinOf())(file, images)).toEqual({ name: file, text: '{"a":"ä"}' });
  });

  it('unpacks what gzip packed, of files and of standard input', async () => {
    const packed = gzipSync(Buffer.from('\uFEFF{"a":"ä"}', 'utf16le'));
    const file = saved('images.json.gz', packed);
    const read = createTextReader(stdinOf(packed.subarray(0, 1), packed.subarray(1)));
    expect(await read(file, images)).toEqual({ name: file, text: '{"a":"ä"}' });
    expect(await read('-', images)).toEqual({ name: 'standard input', text: '{"a":"ä"}' });
  });

  it('leaves to those who read it what only begins as gzip does', async () => {
    const file = saved('odd.json', '\u001f{}');
    expect(await createTextReader(stdinOf())(file, images)).toEqual({ name: file, text: '\u001f{}' });
  });

  it('says of gzip that is cut off what it is', async () => {
    const cut = gzipSync(Buffer.from('{}')).subarray(0, 15);
    const file = saved('cut.json.gz', cut);
    const refusal = { code: 'file-unreadable', hint: 'gzip -t says whether it is whole: make it again if it is not' };
    const why = 'begins as gzip and cannot be unpacked: unexpected end of file';
    const read = createTextReader(stdinOf(cut));
    await expect(read(file, images)).rejects.toMatchObject({ ...refusal, message: `--images ${file} ${why}` });
    await expect(read('-', policy)).rejects.toMatchObject({ ...refusal, message: `--policy - ${why}` });
  });

  it('takes file:// before a path, as the AWS CLI does', async () => {
    const read = createTextReader(stdinOf(Buffer.from('{}')));
    const file = saved('prefixed.json', '{"a":1}');
    const relative = path.relative(process.cwd(), file);
    expect(await read(`file://${file}`, policy)).toEqual({ name: file, text: '{"a":1}' });
    expect(await read(`file://${relative}`, policy)).toEqual({ name: relative, text: '{"a":1}' });
    expect(await read(`file://~/${path.relative(homedir(), file)}`, policy)).toMatchObject({ text: '{"a":1}' });
  });

  it('does not take file://- for standard input, nor another file for the one that is named', async () => {
    const read = createTextReader(stdinOf(Buffer.from('{}')));
    await expect(read('file://-', policy)).rejects.toMatchObject({ message: '--policy - does not exist' });
    await expect(read('file://none.json', policy)).rejects.toMatchObject({ message: '--policy none.json does not exist' });
  });

  it('reads standard input, a character in two chunks too, beside files', async () => {
    const [first, second] = [Buffer.from('ä').subarray(0, 1), Buffer.from('ä').subarray(1)];
    const read = createTextReader(stdinOf(first, second));
    const file = saved('policy.json', '{}');
    expect(await read(file, policy)).toEqual({ name: file, text: '{}' });
    expect(await read('-', images)).toEqual({ name: 'standard input', text: 'ä' });
  });

  it('reads standard input for one flag alone', async () => {
    const read = createTextReader(stdinOf(Buffer.from('{}')));
    await read('-', images);
    await expect(read('-', policy)).rejects.toMatchObject({
      code: 'usage',
      message: '--images and --policy both read standard input',
      hint: 'write one of them to a file',
    });
  });

  it('does not wait for a terminal', async () => {
    await expect(createTextReader({ ...stdinOf(), isTTY: true })('-', images)).rejects.toMatchObject({
      code: 'usage',
      message: '--images - reads standard input, which is a terminal',
      hint: 'pipe it in: aws ecr describe-images > images.json',
    });
  });

  it.each([
    ['a file that is not there', path.join(folder, 'none.json'), 'does not exist'],
    ['a folder', folder, 'is a directory'],
  ])('says of %s that it %s', async (_, file, reason) => {
    await expect(createTextReader(stdinOf())(file, images)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `--images ${file} ${reason}`,
      hint: 'make it: aws ecr describe-images > images.json',
    });
  });
});
