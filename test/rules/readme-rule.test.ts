import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { testRules } from '../../src/app/describe-rules.js';
import { noSettings } from '../../src/app/judge-options.js';
import { loadRuleSet } from '../../src/app/rule-set.js';
import { validate as validateConfig } from '../../src/schema/generated/validate-config.js';

const text = readFileSync(path.resolve(import.meta.dirname, '../../rules/README.md'), 'utf8');
const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
const rules = blocks.filter((block) => /^assert:/m.test(block));
const packs = blocks.filter((block) => /^rules:/m.test(block));
const configs = blocks.filter((block) => /^rulePaths:/m.test(block));
const fileOf = (block: string): string => `${/^id: (.+)$/m.exec(block)?.[1]}.yaml`;
const sources = rules.map((block) => ({ file: fileOf(block), text: block }));

describe('rules/README.md', () => {
  it('shows a rule, a pack and a config, and no other YAML', () => {
    expect([rules.length, packs.length, configs.length, blocks.length]).toEqual([1, 1, 1, 3]);
  });

  it.each(sources)('$file comes out on its examples as they say, as rules test runs them', (source) => {
    const results = testRules([source], noSettings);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(new Set(results.map(({ expected }) => expected))).toEqual(new Set(['pass', 'fail', 'unknown', 'not-applicable']));
  });

  it.each(packs)('has a pack that loads beside the rule', (block) => {
    const settings = { ...noSettings, rules: sources, packs: new Map([['ours.yaml', { file: 'ours.yaml', text: block }]]) };
    const { judges } = loadRuleSet(settings, { packs: ['ours.yaml'], only: [], skip: [] }, 'plan');
    expect(judges.map(({ rule }) => rule.rule.id)).toContain('team-prefix');
  });

  it.each(configs)('has a config that is valid', (block) => {
    expect(validateConfig(parse(block))).toBe(true);
  });

  it('names every key that an example may have, and each is known', () => {
    const keys = ['alarm', 'logGroup', 'cacheRule', 'template', 'before', 'after', 'replacePaths', 'trust', 'environment', 'source'];
    const live = ['images', 'imagesMissing', 'manifests', 'scans', 'use', 'inUse', 'repositories', 'repositoriesMissing', 'copy'];
    expect([...keys, ...live].filter((key) => !text.includes(`\`${key}`))).toEqual([]);
  });
});
