import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSharedData } from './shared-data.js';

const work = mkdtempSync(path.join(tmpdir(), 'shared-data-'));
afterAll(() => rmSync(work, { recursive: true }));
const missing = path.join(work, 'missing');

describe('shared data that is missing', () => {
  it.each([{}, { CI: '' }, { CI: 'false' }])('is nothing to read with %j, and tests of it are skipped', (env) => {
    const data = openSharedData(missing, env);
    expect([data.isThere, data.text('data/a.json'), data.lines('data/b.jsonl'), data.jsonFiles('data/c')]).toEqual([false, '', [], []]);
  });

  it('fails in CI', () => {
    expect(() => openSharedData(missing, { CI: 'true' })).toThrow('the shared data is missing');
  });
});

describe('shared data that is there', () => {
  mkdirSync(path.join(work, 'shared/data/plans'), { recursive: true });
  writeFileSync(path.join(work, 'shared/data/rows.jsonl'), '{"id":1}\n{"id":2}\n');
  for (const name of ['b.json', 'a.json', 'notes.md']) writeFileSync(path.join(work, 'shared/data/plans', name), '{}');
  const data = openSharedData(path.join(work, 'shared'), {});

  it('is read', () => {
    expect(data.isThere).toBe(true);
    expect(data.lines('data/rows.jsonl')).toEqual(['{"id":1}', '{"id":2}']);
    expect(data.jsonFiles('data/plans')).toEqual(['a.json', 'b.json']);
    expect(data.path('data', 'plans')).toBe(path.join(work, 'shared/data/plans'));
  });

  it('may lack nothing that is asked for, in CI or not', () => {
    expect(() => data.text('data/other.jsonl')).toThrow('ENOENT');
    expect(() => data.jsonFiles('data/others')).toThrow('ENOENT');
  });
});

it('is looked for by no other test on its own', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const own = new Set(['shared-data.ts', 'shared-data.test.ts']);
  const strays = files.filter(
    (name) => !own.has(name) && /\.\.\/shared\/|\.\.\/shared['"`]/.test(readFileSync(path.join(import.meta.dirname, name), 'utf8')),
  );
  expect(strays).toEqual([]);
});
