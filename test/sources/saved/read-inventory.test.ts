import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { InventoryRecord } from '../../../src/schema/generated/inventory-record.js';
import { readInventory } from '../../../src/sources/saved/read-inventory.js';
import {
  gather,
  imageOf,
  imagesRecord,
  inventoryOf,
  piecesOf,
  registryRecord,
  repositoryEnd,
  repositoryRecord,
  small,
  textOf,
} from './inventory-fixture.js';

const text = textOf(small);
const lines = text.trimEnd().split('\n');
const read = (bytes: Uint8Array | string, size?: number) => gather(readInventory(piecesOf(bytes, size), { name: 'f' }));
const withLine = (number: number, line: string) => lines.map((old, index) => (index + 1 === number ? line : old)).join('\n');
const folder = mkdtempSync(path.join(tmpdir(), 'read-inventory-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a saved inventory', () => {
  it('is read as it was written, whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5_000 }), fc.boolean(), async (size, packed) => {
        expect(await read(packed ? gzipSync(text) : text, size)).toEqual(small);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a file', (file: string) => writeFileSync(file, text)],
    ['a packed file, by its content', (file: string) => writeFileSync(file, gzipSync(text))],
    [
      'a gzip file of two members',
      (file: string) => writeFileSync(file, Buffer.concat([gzipSync(text.slice(0, 99)), gzipSync(text.slice(99))])),
    ],
  ])('is read from %s', async (_, write) => {
    const file = path.join(folder, 'f');
    write(file);
    expect(await gather(readInventory(file))).toEqual(small);
  });

  it.each([
    ['ends of lines as on Windows', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
    ['no end of the last line', text.trimEnd()],
    ['blank lines', `${text.replace('\n', '\n\n')}\r\n\n`],
  ])('may have %s', async (_, other) => {
    expect(await read(other)).toEqual(small);
  });

  it('has numbers, and not only numbers, of what was not read whole', async () => {
    const why = { unknown: 'not-read', detail: 'page 2' } as const;
    const partly = inventoryOf([
      repositoryRecord('api'),
      imagesRecord('api', [imageOf('a')]),
      { ...repositoryEnd('api', 1), images: why },
    ]).map((record) => (record.record === 'registry-end' ? { ...record, repositories: why } : record));
    expect(await read(textOf(partly))).toEqual(partly);
  });
});

describe('what is no whole inventory is refused', () => {
  it.each(lines.map((_, index) => index))('without line %i and what follows', async (kept) => {
    await expect(read(lines.slice(0, kept).join('\n'))).rejects.toMatchObject({ code: 'inventory-invalid' });
  });

  it('that lost its last line, by name', async () => {
    await expect(read(`${lines.slice(0, -1).join('\n')}\n`)).rejects.toMatchObject({
      message: `f:${lines.length - 1}: the inventory is cut off: its last line, which counts what it holds, is missing`,
    });
  });

  it.each(lines.map((_, index) => index))('without line %i alone', async (gone) => {
    await expect(read(lines.filter((_, index) => index !== gone).join('\n'))).rejects.toMatchObject({ code: 'inventory-invalid' });
  });

  it.each(lines.map((_, index) => index))('with line %i twice', async (twice) => {
    // A note of what was not read has no place of its own: there the counts alone tell.
    const doubled = lines.flatMap((line, index) => (index === twice ? [line, line] : [line]));
    await expect(read(doubled.join('\n'))).rejects.toMatchObject({ code: 'inventory-invalid' });
  });

  it('cut anywhere, plain or packed', async () => {
    const packed = gzipSync(text);
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.boolean(), async (share, pack) => {
        const whole = pack ? packed : Buffer.from(text.trimEnd());
        await expect(read(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toMatchObject({ code: 'inventory-invalid' });
      }),
      { numRuns: 100 },
    );
  });

  it('with a corrupt packing', async () => {
    const packed = gzipSync(text);
    packed[40] = (packed[40] ?? 0) ^ 0xff;
    await expect(read(packed)).rejects.toMatchObject({
      code: 'inventory-invalid',
      message: expect.stringMatching(/^f:\d+: the gzip stream/),
    });
  });

  it('once a byte of the packing is changed, or is read the same', async () => {
    const packed = gzipSync(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(packed);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const records = await read(changed).catch((error: unknown) => error);
        if (records instanceof Error) expect(records).toMatchObject({ code: 'inventory-invalid' });
        else expect(records).toEqual(small);
      }),
      { numRuns: 200 },
    );
  });

  it.each<readonly [what: string, bytes: string | Uint8Array, message: string]>([
    ['nothing', '', 'f is empty: it is no inventory'],
    ['nothing, packed', gzipSync(''), 'f is empty: it is no inventory'],
    ['a Terraform plan', '{"format_version":"1.2","terraform_version":"1.9"}', 'f is a Terraform plan: it is no inventory'],
    ['a plan in the binary format', 'PK\u0003\u0004', 'f is a ZIP archive, as a plan of Terraform is: it is no inventory'],
    [
      'a report',
      '{\n  "schemaVersion": "1.0",\n  "tool": { "name": "ecr-audit" },\n  "command": "scan",\n  "generatedAt": "x"\n}',
      'f is a report of ecr-audit: it is no inventory',
    ],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'f is UTF-16 text, not UTF-8: it is no inventory'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'f is UTF-16 text, not UTF-8: it is no inventory'],
    ['text', 'hello\n', 'f:1:1: is not JSON: invalid symbol'],
    ['JSON over several lines', JSON.stringify(small[0], null, 2), 'f:1:2: expected one record a line, there is JSON over several lines'],
    ['another order', lines.slice(1).join('\n'), 'f:1: expected the header first'],
    ['two inventories', text + text, `f:${lines.length + 1}: nothing may follow the end of the inventory`],
    ['a broken line', withLine(3, '{"record":"repository",}'), 'f:3:24: is not JSON: property name expected'],
    ['a control character', withLine(3, '{"record":"\u0001"}'), 'f:3:11: is not JSON: invalid character'],
    ['a byte that is nothing', withLine(3, '\u0000'), 'f:3:1: is not JSON: invalid symbol'],
    [
      'bytes that are no text',
      Buffer.from(withLine(3, 'A').replace('\nA\n', '\n\u00ff\n'), 'latin1'),
      'f:3: expected UTF-8 text, there are bytes that are none',
    ],
    [
      'a line cut short',
      `${lines.slice(0, 2).join('\n')}\n{"record":"repos`,
      'f:3:11: the inventory is cut off: it ends in the middle of a record',
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: 'inventory-invalid', message });
  });

  it.each([
    ['2.0', 'f:1: written by a newer ecr-audit: schema version 2.0; version 1.0 is read', 'update ecr-audit'],
    ['1.10', 'f:1: written by a newer ecr-audit: schema version 1.10; version 1.0 is read', 'update ecr-audit'],
    ['0.9', 'f:1: schema version 0.9; version 1.0 is read', expect.stringContaining('anew')],
    ['\u001b[31m', 'f:1: schema version ?; version 1.0 is read', expect.stringContaining('anew')],
  ])('of version %j', async (schemaVersion, message, hint) => {
    await expect(read(textOf([{ ...small[0], schemaVersion }, ...small.slice(1)]))).rejects.toMatchObject({ message, hint });
  });

  it.each<readonly [what: string, record: unknown, message: string | RegExp]>([
    ['an unknown kind', { record: 'layer' }, /^f:3:\d+: is no record of an inventory: /],
    ['no kind', {}, /^f:3:\d+: is no record of an inventory: /],
    ['a list', [], /^f:3:\d+: is no record of an inventory: /],
    [
      'a key too many',
      { ...repositoryRecord('api'), extra: 1 },
      /^f:3:\d+: is no record of an inventory: "extra" is no key of the document/,
    ],
    [
      'a text for a number',
      imagesRecord('api', [{ ...imageOf('a'), sizeInBytes: '1' as unknown as number }]),
      /^f:3:\d+: is no record of an inventory: "images\.0\.sizeInBytes" must be integer$/,
    ],
    ['a negative size', imagesRecord('api', [{ ...imageOf('a'), sizeInBytes: -1 }]), /"images\.0\.sizeInBytes" must be >= 0$/],
    [
      'no instant',
      imagesRecord('api', [{ ...imageOf('a'), pushedAt: '2026-99-99T99:99:99.999Z' }]),
      /"images\.0\.pushedAt" is to be a UTC instant/,
    ],
    [
      'an instant of no zone',
      imagesRecord('api', [{ ...imageOf('a'), lastPulledAt: '2026-01-01T00:00:00' }]),
      /"images\.0\.lastPulledAt" is to be a UTC instant/,
    ],
    ['no images', { record: 'images', repository: 'x' }, /lacks "images"$/],
    ['images of another repository', imagesRecord('api', []), /^f:3: images of the repository \S+ where that repository is not open$/],
    ['a repository of another registry', repositoryRecord('api', { registry: 'x' }), /^f:3: the repository \S+ is of the registry x/],
  ])('with %s', async (_, record, message) => {
    await expect(read(withLine(3, JSON.stringify(record)))).rejects.toMatchObject({
      code: 'inventory-invalid',
      message: expect.stringMatching(message),
    });
  });

  it('with a key that every object inherits', async () => {
    const line = JSON.stringify(imageOf('a')).replace('{', '{"__proto__":{"digest":"x"},');
    const record = `{"record":"images","repository":"x","images":[${line}]}`;
    await expect(read(withLine(3, record))).rejects.toMatchObject({ message: expect.stringContaining('"__proto__" is no key') });
  });

  it('with counts that do not agree', async () => {
    const wrong = (records: readonly object[]) => read(textOf(records));
    const change = (kind: string, counts: object) => small.map((record) => (record.record === kind ? { ...record, ...counts } : record));
    await expect(wrong(change('repository-end', { images: 2 }))).rejects.toMatchObject({
      message: 'f:6: the count does not agree: 2 images of this repository by this line, 3 above it',
    });
    await expect(wrong(change('registry-end', { repositories: 3 }))).rejects.toMatchObject({
      message: expect.stringContaining('3 repositories of this'),
    });
    await expect(wrong(change('registry-end', { publicRepositories: 1 }))).rejects.toMatchObject({
      message: expect.stringContaining('1 public ones'),
    });
    for (const counts of [{ registries: 2 }, { repositories: 1 }, { images: 4 }, { unread: 0 }]) {
      await expect(wrong(change('end', counts))).rejects.toMatchObject({
        message: expect.stringMatching(/^f:11: the count does not agree/),
      });
    }
  });

  it('with a repository, or a registry, twice', async () => {
    const one = [repositoryRecord('api'), repositoryEnd('api', 0)];
    await expect(read(textOf(inventoryOf([...one, ...one])))).rejects.toMatchObject({
      message: expect.stringMatching(/^f:5: .* is there twice$/),
    });
    const twice = small.flatMap((record): InventoryRecord[] => (record.record === 'registry-end' ? [record, registryRecord()] : [record]));
    await expect(read(textOf(twice))).rejects.toMatchObject({ message: expect.stringContaining('is there twice') });
  });

  it('with a line without an end', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${lines[0]}\n`);
      for (;;) yield Buffer.alloc(1_000, 0x20);
    }
    await expect(gather(readInventory(endless(), { name: 'f', longestLine: 10_000 }))).rejects.toMatchObject({
      message: 'f:2: the line is longer than 10000 bytes, which no line of an inventory is',
    });
  });

  it('nested deeper than anything is', async () => {
    await expect(read(withLine(3, '['.repeat(1_000_000)), 100_000)).rejects.toMatchObject({ message: 'f:3: is not JSON' });
  });

  it.each([
    ['nowhere', 'there is no such file'],
    ['.', 'it is a directory'],
  ])('that cannot be read: %s', async (name, reason) => {
    const file = path.join(folder, name);
    await expect(gather(readInventory(file))).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `the inventory ${file} cannot be read: ${reason}`,
    });
  });
});

it('the last of two equal keys counts, as everywhere in JSON', async () => {
  const records = await read(withLine(2, (lines[1] ?? '').replace('"account":', '"account":"999999999999","account":')));
  expect(records).toEqual(small);
});

it('a reader that stops closes the stream', async () => {
  let closed = false;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from(text);
      yield Buffer.from('');
    } finally {
      closed = true;
    }
  }
  for await (const record of readInventory(bytes())) if (record.record === 'registry') break;
  expect(closed).toBe(true);
});
