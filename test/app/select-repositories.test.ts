import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectRepositories } from '../../src/app/select-repositories.js';
import type { Notice } from '../../src/model/planned-estate.js';
import { unknown } from '../../src/model/unknown.js';
import type { InventoryRecord, RegistryEnd } from '../../src/schema/generated/inventory-record.js';
import { createRecordOrder } from '../../src/sources/saved/record-order.js';
import {
  gather,
  imageOf,
  imagesRecord,
  inventoryOf,
  repositoryEnd,
  repositoryRecord,
  small,
  streamOf,
  unread,
} from '../sources/saved/inventory-fixture.js';

const select = async (records: readonly InventoryRecord[], globs: readonly string[], others: readonly string[] = []) => {
  const notices: Notice[] = [];
  const noticed = (notice: Notice) => void notices.push(notice);
  return { records: await gather(selectRepositories(streamOf(records), globs, { others: new Set(others), noticed })), notices };
};

const namesIn = (records: readonly InventoryRecord[]) =>
  records.flatMap((record) => (record.record === 'repository' ? record.repository.name : []));
const registryEnd = (records: readonly InventoryRecord[]) =>
  records.find((record): record is RegistryEnd => record.record === 'registry-end');

/** What is wrong with the order or the counts of records; empty where nothing is. */
function faultIn(records: readonly InventoryRecord[]): string {
  const order = createRecordOrder();
  return records.map((record) => order.take(record)).find((fault) => fault !== '') ?? (order.isComplete() ? '' : 'it has no end');
}

describe('the repositories that are chosen', () => {
  it('stay with their images, their close and what could not be read of them', async () => {
    const { records, notices } = await select(small, ['api']);
    expect(records.map(({ record }) => record)).toEqual([
      'header',
      'registry',
      'repository',
      'images',
      'images',
      'repository-end',
      'unread',
      'registry-end',
      'end',
    ]);
    expect(records.at(-1)).toEqual({ record: 'end', registries: 1, repositories: 1, images: 3, unread: 1 });
    expect(registryEnd(records)).toMatchObject({ repositories: { unknown: 'left-out' }, publicRepositories: 0 });
    expect(notices).toEqual([]);
  });

  it('stay alone', async () => {
    const { records } = await select(small, ['web/*']);
    expect(records.map(({ record }) => record)).toEqual(['header', 'registry', 'repository', 'repository-end', 'registry-end', 'end']);
    expect(records.at(-1)).toEqual({ record: 'end', registries: 1, repositories: 1, images: 0, unread: 0 });
  });

  it.each([[['*']], [['api', 'web/front']], [['a?i', '*/front', 'api']]])('may be all: %j', async (globs) => {
    expect((await select(small, globs)).records).toEqual(small);
  });

  it('leave why a list is not whole', async () => {
    const why = unknown('access-denied', 'repositories');
    const records = small.map((record) => (record.record === 'registry-end' ? { ...record, repositories: why } : record));
    expect(registryEnd((await select(records, ['api'])).records)?.repositories).toEqual(why);
  });

  it('leave public repositories uncounted where one of them was left out', async () => {
    const records = inventoryOf([
      repositoryRecord('api'),
      repositoryEnd('api', 0),
      repositoryRecord('tools', { kind: 'public' }),
      repositoryEnd('tools', 0),
    ]);
    expect(registryEnd((await select(records, ['api'])).records)).toMatchObject({
      repositories: 1,
      publicRepositories: { unknown: 'left-out' },
    });
  });

  it('keep one whose name is not known, which may be meant', async () => {
    const name = unknown('not-told', 'the name');
    const records = inventoryOf([
      { ...repositoryRecord('x'), repository: { ...repositoryRecord('x').repository, name } },
      repositoryEnd('x', 0),
      repositoryRecord('api'),
      repositoryEnd('api', 0),
    ]);
    expect(namesIn((await select(records, ['api'])).records)).toEqual([name, 'api']);
  });

  it('make an inventory whose order and counts agree, whatever is chosen', async () => {
    const names = ['api', 'api-2', 'web/front', 'web/back'];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(names, { minLength: 1 }),
        fc.array(fc.constantFrom('*', 'api', 'api*', 'web/*', '*back', 'web/front'), { minLength: 1 }),
        async (there, globs) => {
          const records = inventoryOf(
            there.flatMap((name) => [
              repositoryRecord(name),
              imagesRecord(name, [imageOf('a')]),
              repositoryEnd(name, 1),
              { ...unread, repository: name },
            ]),
          );
          const chosen = await select(records, globs).catch(() => null);
          if (chosen === null) return;
          expect(faultIn(chosen.records)).toBe('');
          expect((await select(chosen.records, globs)).records).toEqual(chosen.records);
        },
      ),
    );
  });
});

describe('a name or a glob that matches nothing', () => {
  it.each<readonly [string, readonly string[], readonly string[], string, string]>([
    ['a name', ['apj'], [], 'there is no repository "apj" (did you mean "api"?)', 'repositories: api, web/front'],
    [
      'a name beside one that is there',
      ['api', 'wbe/front'],
      [],
      'there is no repository "wbe/front" (did you mean "web/front"?)',
      'repositories: web/front',
    ],
    ['a glob alone', ['prod/*'], [], 'no repository matches "prod/*"', 'repositories: api, web/front'],
    [
      'a name of what the source left out',
      ['team/apo'],
      ['team/app'],
      'there is no repository "team/apo" (did you mean "team/app"?)',
      'repositories: api, team/app, web/front',
    ],
  ])('is an error: %s', async (_, globs, others, message, hint) => {
    await expect(select(small, globs, others)).rejects.toMatchObject({ code: 'repository-missing', message, hint });
  });

  it('is an error in an inventory without repositories, which says where to look', async () => {
    await expect(select(inventoryOf([]), ['*'])).rejects.toMatchObject({
      code: 'repository-missing',
      hint: 'there is none at all: see which account and region were read',
    });
  });

  it('names no more than five others', async () => {
    const names = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'];
    const records = inventoryOf(names.flatMap((name) => [repositoryRecord(name), repositoryEnd(name, 0)]));
    await expect(select(records, ['none'])).rejects.toMatchObject({ hint: 'repositories: a1, a2, a3, a4, a5 and 2 more' });
  });

  it('is told only when every record but the last was given', async () => {
    const given: InventoryRecord[] = [];
    const read = async () => {
      for await (const record of selectRepositories(streamOf(small), ['nothing'])) given.push(record);
    };
    await expect(read()).rejects.toMatchObject({ code: 'repository-missing' });
    expect(given.map(({ record }) => record)).toEqual(['header', 'registry', 'registry-end']);
  });

  it('is a notice where it is a glob beside what matches', async () => {
    const { records, notices } = await select(small, ['api', 'prod/*', 'prod/*']);
    expect(namesIn(records)).toEqual(['api']);
    expect(notices).toEqual([{ code: 'repository-missing', message: 'no repository matches "prod/*" among those that were read' }]);
  });

  it.each<readonly [string, (records: readonly InventoryRecord[]) => readonly InventoryRecord[]]>([
    [
      'the list of a registry broke off',
      (records) =>
        records.map((record) => (record.record === 'registry-end' ? { ...record, repositories: unknown('not-read', 'them') } : record)),
    ],
    ['a registry was not read at all', ([header, ...rest]) => [header, { ...unread, repository: '' }, ...rest].flatMap((one) => one ?? [])],
  ])('is a notice where %s, which may have it', async (_, change) => {
    const { notices, records } = await select(change(small), ['nothing']);
    expect(notices).toEqual([{ code: 'repository-missing', message: 'there is no repository "nothing" among those that were read' }]);
    expect(namesIn(records)).toEqual([]);
  });

  it('is an error where nothing but a setting could not be read', async () => {
    const [header, registry, ...rest] = small;
    const records = [header, registry, { ...unread, repository: '' }, ...rest].flatMap((one) => one ?? []);
    await expect(select(records, ['nothing'])).rejects.toMatchObject({ code: 'repository-missing' });
  });
});
