import { describe, expect, it } from 'vitest';
import { validate as validateConfig } from '../../src/schema/generated/validate-config.js';
import { validate as validatePack } from '../../src/schema/generated/validate-pack.js';
import { readDocument } from '../../src/schema/located-document.js';
import { refusalOf } from '../engine/rule-text.js';

const config = (text: string) => readDocument(text, 'c.yaml', validateConfig, 'config-invalid', 'hint');
const pack = (entry: string) =>
  readDocument(`id: p\ntitle: P\nrules:\n  - rule: r\n    ${entry}\n`, 'p.yaml', validatePack, 'pack-invalid', 'hint');

describe('a document with several faults', () => {
  it('names each, in the order of the lines', () => {
    expect(refusalOf(() => config('failOn: hihg\npaks: [a]\naccount: 12\n'))).toBe(
      'config-invalid: c.yaml:1:9: "failOn" is to be one of critical, high, medium, low, info, never (did you mean "high"?)\n' +
        'c.yaml:2:1: "paks" is no key of the document (did you mean "packs"?)\n' +
        'c.yaml:3:10: "account" must be string',
    );
  });

  it('is read with Windows line ends, a byte order mark and JSON alike', () => {
    expect(refusalOf(() => config('failOn: high\r\npaks: [a]\r\n'))).toContain('c.yaml:2:1: "paks"');
    expect(refusalOf(() => config('\ufefffailOn: high\npaks: [a]\n'))).toContain('c.yaml:2:1: "paks"');
    expect(refusalOf(() => config('{\n  "failOn": "hihg"\n}'))).toContain('c.yaml:2:14: "failOn"');
  });

  it('names keys with a slash and a tilde as they are', () => {
    expect(refusalOf(() => config('environments:\n  "a/b~c": { acounts: [] }\n'))).toContain(
      'c.yaml:2:14: "acounts" is no key of "environments.a/b~c" (did you mean "accounts"?)',
    );
  });
});

describe('a value that may have one of several forms', () => {
  it.each([
    ['severity: hihg', '5:15: "rules.0.severity" is to be one of info, low, medium, high, critical (did you mean "high"?)'],
    ['severity: { prod: high }', '5:15: "rules.0.severity" lacks "default"'],
    ['severity: { default: hihg }', '5:26: "rules.0.severity.default" is to be one of info, low, medium, high, critical (did you mean'],
    ['params: { days: { prod: 4 } }', '5:21: "rules.0.params.days" lacks "default"'],
    ['params: { days: ~ }', '5:21: "rules.0.params.days" has none of the forms that are accepted here'],
    ['params: { days: { default: { a: 1 } } }', '5:32: "rules.0.params.days.default" has none of the forms that are accepted here'],
  ])('%s is told by the form that was meant', (entry, said) => {
    const refusal = refusalOf(() => pack(entry));
    expect(refusal).toContain(`pack-invalid: p.yaml:${said}`);
    expect(refusal.split('\n')).toHaveLength(1);
  });

  it.each([
    ['- 3', '1:12: "waivers.0" has none of the forms that are accepted here'],
    ['- { rule: x, resource: y, reason: short, expires: "2026-01-01" }', '"waivers.0.reason" is to have at least 10 characters'],
    ['- { rule: x, resource: y, reason: long enough, expires: soon }', '"waivers.0.expires" does not have the form ^[0-9]{4}-'],
    ['- { rule: x, resource: "", reason: long enough, expires: "2026-01-01" }', '"waivers.0.resource" may not be empty'],
    ['- { rule: x, resource: y, reason: long enough }', '"waivers.0" lacks "expires"'],
  ])('waivers: %s', (waiver, said) => {
    expect(refusalOf(() => config(`waivers: [ ${waiver.slice(2)} ]`))).toContain(said);
  });
});
