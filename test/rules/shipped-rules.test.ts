import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLanguages } from '../../src/engine/compile-rule.js';
import { loadPack, loadRule } from '../../src/engine/load-rule.js';
import { createRe2 } from '../../src/engine/regex-engine.js';
import { runExamples } from '../../src/engine/run-examples.js';

const folder = path.resolve(import.meta.dirname, '../../rules');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('packs'))
  .sort();
const languageOf = createLanguages(createRe2());

describe.each(files)('%s', (name) => {
  const rule = loadRule(readFileSync(path.join(folder, name), 'utf8'), name, languageOf);

  it('comes out on each of its examples as it says', () => {
    const results = runExamples(rule, languageOf);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThan(1);
  });

  it('says what is wrong without an unfilled placeholder', () => {
    for (const { got, message } of runExamples(rule, languageOf)) {
      if (got === 'fail' || got === 'unknown') expect(message).toMatch(/^[^{}]{10,}$/s);
    }
  });

  it('stands in the folder of its topic, under its own name', () => {
    expect(path.basename(name)).toBe(`${rule.id}.yaml`);
    expect(rule.references?.length ?? 0).toBeGreaterThan(0);
  });
});

describe('packs', () => {
  const slugs = new Set(files.map((name) => path.basename(name, '.yaml')));
  const packs = readdirSync(path.join(folder, 'packs')).filter((name) => name.endsWith('.yaml'));

  it.each(packs)('%s names rules that exist', (name) => {
    const pack = loadPack(readFileSync(path.join(folder, 'packs', name), 'utf8'), name);
    expect(pack.rules.map(({ rule }) => rule).filter((rule) => !slugs.has(rule))).toEqual([]);
    expect(pack.id).toBe(path.basename(name, '.yaml'));
  });
});
