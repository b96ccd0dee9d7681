import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { InventoryRecord } from '../../../src/schema/generated/inventory-record.js';
import { readInventory } from '../../../src/sources/saved/read-inventory.js';
import { saveInventory } from '../../../src/sources/saved/save-inventory.js';
import {
  gather,
  imageOf,
  imagesRecord,
  inventoryOf,
  repositoryEnd,
  repositoryRecord,
  small,
  streamOf,
  textOf,
} from './inventory-fixture.js';

const base = mkdtempSync(path.join(tmpdir(), 'save-inventory-'));
afterAll(() => rmSync(base, { recursive: true }));
const inNewFolder = (name: string): string => path.join(mkdtempSync(path.join(base, 'one-')), name);
const save = (file: string, records: Iterable<InventoryRecord> = small) => gather(saveInventory(streamOf(records), file));
const beside = (file: string): readonly string[] => readdirSync(path.dirname(file));

describe('saveInventory', () => {
  it('gives every record on, and writes each as a line', async () => {
    const file = inNewFolder('out.jsonl');
    expect(await save(file)).toEqual(small);
    expect([readFileSync(file, 'utf8'), beside(file)]).toEqual([textOf(small), ['out.jsonl']]);
  });

  it('packs by name', async () => {
    const file = inNewFolder('out.jsonl.gz');
    await save(file);
    expect(gunzipSync(readFileSync(file)).toString()).toBe(textOf(small));
    expect(await gather(readInventory(file))).toEqual(small);
  });

  it('writes what is larger than it gathers, and that can be read again', async () => {
    const pages = Array.from({ length: 12 }, () =>
      imagesRecord(
        'api',
        Array.from({ length: 1_000 }, () => imageOf('a', ['v1'])),
      ),
    );
    const large = inventoryOf([repositoryRecord('api'), ...pages, repositoryEnd('api', 12_000)]);
    for (const name of ['out.jsonl', 'out.jsonl.gz']) {
      const file = inNewFolder(name);
      await save(file, large);
      expect(await gather(readInventory(file))).toEqual(large);
    }
  });

  it('has the file in its place when the end is given on, and not before', async () => {
    const file = inNewFolder('out.jsonl');
    for await (const { record } of saveInventory(streamOf(small), file)) {
      expect([record, beside(file).includes('out.jsonl')]).toEqual([record, record === 'end']);
    }
  });

  it('takes the place of an old file, with its permissions', async () => {
    const file = inNewFolder('out.jsonl');
    writeFileSync(file, 'old', { mode: 0o600 });
    await save(file);
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual([textOf(small), 0o600]);
  });

  it('writes what a link points to, and leaves the link', async () => {
    const file = inNewFolder('out.jsonl');
    writeFileSync(`${file}.real`, 'old');
    symlinkSync(`${file}.real`, file);
    await save(file);
    expect([lstatSync(file).isSymbolicLink(), readFileSync(`${file}.real`, 'utf8')]).toEqual([true, textOf(small)]);
  });

  it.skipIf(process.platform === 'win32')('writes into a pipe, and leaves the pipe', async () => {
    const pipe = inNewFolder('pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), save(pipe)]);
    expect([read, lstatSync(pipe).isFIFO(), beside(pipe)]).toEqual([textOf(small), true, ['pipe']]);
  });

  it('asks for no record before the one before it was taken', async () => {
    let given = 0;
    async function* counted(): AsyncGenerator<InventoryRecord> {
      for (const record of small) {
        given += 1;
        yield record;
      }
    }
    let taken = 0;
    for await (const _ of saveInventory(counted(), inNewFolder('out.jsonl'))) {
      taken += 1;
      expect(given).toBe(taken);
    }
  });
});

describe('saveInventory leaves nothing behind, and an old file as it was,', () => {
  const kept = () => {
    const file = inNewFolder('out.jsonl');
    writeFileSync(file, 'old');
    return file;
  };
  const expectKept = (file: string) => expect([readFileSync(file, 'utf8'), beside(file)]).toEqual(['old', ['out.jsonl']]);

  it('where the records throw', async () => {
    const file = kept();
    async function* failing(): AsyncGenerator<InventoryRecord> {
      yield* small.slice(0, 4);
      throw new Error('the network is gone');
    }
    await expect(gather(saveInventory(failing(), file))).rejects.toThrow('the network is gone');
    expectKept(file);
  });

  it('where whoever asks stops', async () => {
    const file = kept();
    for await (const { record } of saveInventory(streamOf(small), file)) if (record === 'images') break;
    expectKept(file);
  });

  it.each([
    ['end too early', small.slice(0, -1), 'the end is missing'],
    ['are out of order', small.slice(1), 'expected the header first'],
    ['do not add up', small.filter(({ record }) => record !== 'images'), 'the count does not agree'],
  ])('where the records %s', async (_, records, fault) => {
    const file = kept();
    await expect(save(file, records)).rejects.toThrow(fault);
    expectKept(file);
  });

  it('where the process ends in the middle', () => {
    const file = kept();
    const script = `
      import { saveInventory } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../../src/sources/saved/save-inventory.ts'))};
      async function* records() { yield* ${JSON.stringify(small.slice(0, 3))}; }
      for await (const { record } of saveInventory(records(), ${JSON.stringify(file)})) if (record === 'repository') process.exit(130);
    `;
    const run = () => execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: 'pipe' });
    expect(run).toThrowError(expect.objectContaining({ status: 130 }));
    expectKept(file);
  });
});

describe('saveInventory refuses', () => {
  it.each([
    ['a folder that is not there', 'nowhere/out.jsonl', 'there is no such folder'],
    ['a folder in its place', 'folder', 'it is a directory'],
    ['a file in the place of its folder', 'file/out.jsonl', 'its folder is a file'],
  ])('%s', async (_, name, reason) => {
    const root = path.dirname(inNewFolder('x'));
    mkdirSync(path.join(root, 'folder'));
    writeFileSync(path.join(root, 'file'), 'kept');
    const file = `${root}/${name}`;
    await expect(save(file)).rejects.toMatchObject({
      code: 'inventory-unwritable',
      message: `the inventory cannot be saved in ${file}: ${reason}`,
    });
    expect(readdirSync(root).sort()).toEqual(['file', 'folder']);
  });
});
