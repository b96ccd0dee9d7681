import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings, type Settings, type SettingsRequest } from '../../src/config/read-settings.js';
import { isEcrAuditError } from '../../src/model/errors.js';

const base = mkdtempSync(path.join(tmpdir(), 'read-settings-'));
afterAll(() => rmSync(base, { recursive: true }));

/** Reads the settings of a folder with these files; paths in errors are told from that folder. */
async function settingsOf(files: Readonly<Record<string, string>>, request: Partial<SettingsRequest> = {}): Promise<Settings> {
  const root = mkdtempSync(path.join(base, 'run-'));
  for (const [name, text] of Object.entries({ '.git/HEAD': '', ...files })) {
    mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const inRoot = (name: string): string => path.relative('.', path.join(root, name));
  const { configFile = null, folder = '.', packs = [] } = request;
  try {
    return await readSettings({ configFile: configFile === null ? null : inRoot(configFile), folder: inRoot(folder), packs });
  } catch (error) {
    if (!isEcrAuditError(error)) throw error;
    throw new Error(`${error.code}: ${error.message}`.replaceAll(`${inRoot('')}/`, '').replaceAll(`${root}/`, ''));
  }
}

const waiver = (expires: string): string => `{ rule: immutable-tags, resource: api, reason: legacy deployment, expires: "${expires}" }`;

describe('a config', () => {
  it.each([
    ['no config', {}, {}],
    ['an empty one', { '.ecr-audit.yaml': '' }, {}],
    ['one of comments', { '.ecr-audit.yaml': '# nothing yet\n' }, {}],
    ['JSON', { '.ecr-audit.json': '{ "failOn": "low" }' }, { failOn: 'low' }],
  ])('%s is read', async (_, files, config) => {
    expect((await settingsOf(files)).config).toEqual(config);
  });

  it('that is named is read in the place of the one that would be found', async () => {
    const files = { '.ecr-audit.yaml': 'failOn: low', 'other.yaml': 'failOn: never' };
    expect((await settingsOf(files, { configFile: 'other.yaml' })).config).toEqual({ failOn: 'never' });
  });

  it.each([
    [
      'an unknown key',
      'failOn: low\npaks: []',
      'config-invalid: .ecr-audit.yaml:2:1: "paks" is no key of the document (did you mean "packs"?)',
    ],
    [
      'a wrong value',
      'failOn: hihg',
      'config-invalid: .ecr-audit.yaml:1:9: "failOn" is to be one of critical, high, medium, low, info, never (did',
    ],
    ['an account that is a number', 'account: 111122223333', 'config-invalid: .ecr-audit.yaml:1:10: "account" must be string'],
    ['an account that is short', 'account: "1111"', 'config-invalid: .ecr-audit.yaml:1:11: "account" does not have the form ^[0-9]{12}$'],
    [
      'an unknown key of an environment',
      'environments:\n  prod:\n    match: { name: [a] }',
      '3:14: "name" is no key of "environments.prod.match" (did you mean "names"?)',
    ],
    ['no YAML', 'packs: [a', 'config-invalid: .ecr-audit.yaml:1:10: Flow sequence'],
    ['a key twice', 'failOn: low\nfailOn: high', 'config-invalid: .ecr-audit.yaml:2:1: Map keys must be unique'],
    ['a list', '- a', 'config-invalid: .ecr-audit.yaml:1:1: the document must be object'],
    ['a waiver that ends on no day', `waivers:\n  - ${waiver('2026-02-30')}`, 'waiver-invalid: .ecr-audit.yaml:2:'],
    ['a waiver without a reason', 'waivers:\n  - { rule: a, resource: b, expires: "2026-01-01" }', '2:5: "waivers.0" lacks "reason"'],
    [
      'a rule file that is not there',
      'rulePaths: [mine.yaml]',
      'file-unreadable: .ecr-audit.yaml:1:13: the rule mine.yaml cannot be read: there is no such file',
    ],
    [
      'a pack that is not there',
      'packs: [strict, ./mine.yaml]',
      'file-unreadable: .ecr-audit.yaml:1:17: the pack mine.yaml cannot be read: there is no such file',
    ],
    [
      'a pack of an environment that is not there',
      'environments:\n  prod:\n    packs: [./mine.yaml]',
      'file-unreadable: .ecr-audit.yaml:3:13: the pack mine.yaml cannot be read: there is no such file',
    ],
    ['a pack that is a folder', 'packs: [.git/]', 'file-unreadable: .ecr-audit.yaml:1:9: the pack .git cannot be read: it is a directory'],
    [
      'a waiver file that is not there',
      'waivers: [w.yaml]',
      'file-unreadable: .ecr-audit.yaml:1:11: the waivers w.yaml cannot be read: there is no such file',
    ],
    ['a folder without rules', 'rulePaths: [.git]', 'file-unreadable: .ecr-audit.yaml:1:13: there is no rule (*.yaml) below .git'],
  ])('with %s is refused', async (_, text, said) => {
    await expect(settingsOf({ '.ecr-audit.yaml': text })).rejects.toThrow(said);
  });

  it('that is named and not there is refused', async () => {
    await expect(settingsOf({}, { configFile: 'nowhere.yaml' })).rejects.toThrow(
      'file-unreadable: the config nowhere.yaml cannot be read: there is no such file',
    );
  });

  it('names a faulty waiver file and the line in it', async () => {
    const files = { '.ecr-audit.yaml': 'waivers: [w.yaml]', 'w.yaml': `waivers:\n  - ${waiver('2026-13-01')}` };
    await expect(settingsOf(files)).rejects.toThrow(
      'waiver-invalid: w.yaml:2:81: the waiver of immutable-tags on api expires on 2026-13-01, which is no day',
    );
  });
});

describe('what a config names', () => {
  const files = {
    'infra/.ecr-audit.yaml': [
      'packs: [recommended, policies/p.yaml]',
      'environments: { prod: { packs: [policies/prod.yaml] } }',
      'rulePaths: [policies/rules, one.yml]',
      `waivers: [waivers.yaml, ${waiver('2026-12-31')}]`,
      'rules: { immutable-tags: { params: { strict: true } } }',
    ].join('\n'),
    'infra/policies/p.yaml': 'p',
    'infra/policies/prod.yaml': 'prod',
    'infra/policies/rules/b.yaml': 'b',
    'infra/policies/rules/a/z.yml': 'z',
    'infra/policies/rules/notes.txt': 'no rule',
    'infra/one.yml': 'one',
    'infra/waivers.yaml': `waivers:\n  - ${waiver('2027-01-31')}`,
    'infra/deep/own.yaml': 'own',
  };
  const here = (file: string): string => file.replace(/^.*run-[^/]+\//, '');

  it('is found relative to it, wherever the command runs', async () => {
    const { packs, rules, waivers, file, placeOf } = await settingsOf(files, { folder: 'infra/deep' });
    expect(here(file)).toBe('infra/.ecr-audit.yaml');
    expect([...packs].map(([name, { file: at, text }]) => [name, here(at), text])).toEqual([
      ['policies/p.yaml', 'infra/policies/p.yaml', 'p'],
      ['policies/prod.yaml', 'infra/policies/prod.yaml', 'prod'],
    ]);
    expect(rules.map(({ text }) => text)).toEqual(['z', 'b', 'one']);
    expect(waivers.map(({ from, at, expires }) => [here(from), here(at), expires])).toEqual([
      ['waivers.yaml', 'infra/waivers.yaml:2:5', '2027-01-31'],
      ['infra/.ecr-audit.yaml', 'infra/.ecr-audit.yaml:4:25', '2026-12-31'],
    ]);
    expect(here(placeOf(['rules', 'immutable-tags', 'params', 'strict']))).toBe('infra/.ecr-audit.yaml:5:38');
  });

  it('is found relative to the folder of the run where a flag names it', async () => {
    const { packs } = await settingsOf(files, { folder: 'infra/deep', packs: ['./own.yaml', 'strict'] });
    expect(packs.get('./own.yaml')?.text).toBe('own');
    expect(packs.has('strict')).toBe(false);
  });
});
