import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLanguages } from '../src/engine/compile-rule.js';
import { loadRule } from '../src/engine/load-rule.js';
import { createRe2 } from '../src/engine/regex-engine.js';
import { runExamples } from '../src/engine/run-examples.js';
import * as library from '../src/index.js';

// What a reader copies out of the README has to work.
const readme = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8');
const yamlBlocks = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

describe('README', () => {
  it('shows a config that is read, and whose packs, rules and parameters exist', async () => {
    const config = yamlBlocks.find((text) => text.startsWith('packs:'));
    if (config === undefined) throw new Error('the README has no config');
    const folder = mkdtempSync(path.join(tmpdir(), 'readme-'));
    writeFileSync(path.join(folder, '.ecr-audit.yaml'), config);
    mkdirSync(path.join(folder, 'policies/rules'), { recursive: true });
    const rule = yamlBlocks.find((text) => text.startsWith('id: ')) ?? '';
    writeFileSync(path.join(folder, 'policies/rules/team-prefix.yaml'), rule);
    const settings = await library.readSettings({ configFile: path.join(folder, '.ecr-audit.yaml'), folder, packs: [] });
    const plan = '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{},"resource_changes":[]}';
    const report = await library.judgePlan(plan, { settings, environment: 'prod', now: new Date('2026-12-01T00:00:00Z') });
    expect(report.scope).toMatchObject({ packs: ['recommended', 'enterprise (prod)'], environment: 'prod', failOn: 'high' });
  });

  it('shows a rule whose examples hold', () => {
    const text = yamlBlocks.find((block) => block.startsWith('id: '));
    if (text === undefined) throw new Error('the README has no rule');
    const languageOf = createLanguages(createRe2());
    const results = runExamples(loadRule(text, 'team-prefix.yaml', languageOf), languageOf);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThan(1);
  });

  it('shows how the library is used, and imports what it uses', () => {
    const [, code = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    const imported = [...code.matchAll(/import \{ (.+) \} from/g)].flatMap(([, names = '']) => names.split(', '));
    expect(imported).toEqual(expect.arrayContaining(['judgePlan', 'judgeScan', 'openInventory', 'simulateLifecycle', 'openCliInventory']));
    const ours = [...code.matchAll(/import \{ (.+) \} from 'ecr-audit'/g)].flatMap(([, names = '']) => names.split(', '));
    for (const name of ours) expect(Object.keys(library)).toContain(name);
    for (const name of imported) expect([...code.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length, name).toBeGreaterThan(1);
  });

  it('names formats that there are', () => {
    const shown = [...readme.matchAll(/(?:-f|--format) ([a-z]+)/g)].map(([, name]) => name);
    expect(shown.length).toBeGreaterThan(3);
    for (const name of shown) expect(library.formatNames).toContain(name);
  });
});
