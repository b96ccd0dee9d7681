import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBaseline } from '../../src/cli/read-baseline.js';

const folder = mkdtempSync(path.join(tmpdir(), 'read-baseline-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'report.json');
const reading = (text: string) => {
  writeFileSync(file, text);
  return readBaseline(file);
};
const findings = (...outcomes: readonly string[]): string =>
  JSON.stringify({ findings: outcomes.map((outcome, index) => ({ fingerprint: `f${index}`, outcome })) });

describe('readBaseline', () => {
  it.each([
    ['what fails, is not known or was accepted before', ['fail', 'unknown', 'baseline'], ['f0', 'f1', 'f2']],
    ['nothing that passes, does not apply or is waived', ['pass', 'not-applicable', 'waived'], []],
  ])('accepts %s', async (_, outcomes, expected) => {
    expect([...(await reading(findings(...outcomes))).keys()]).toEqual(expected);
  });

  it('knows what is accepted, where the file says it', async () => {
    const finding = { fingerprint: 'f', outcome: 'fail', rule: 'r', resource: { name: '', address: 'a.b' }, environment: { name: 'prod' } };
    const baseline = await reading(JSON.stringify({ findings: [finding, { fingerprint: 'g', outcome: 'fail' }] }));
    expect([...baseline.values()]).toEqual([
      { rule: 'r', resource: 'a.b', environment: 'prod' },
      { rule: '', resource: '', environment: '' },
    ]);
  });

  it('accepts nothing where none is given', async () => {
    expect((await readBaseline(undefined)).size).toBe(0);
  });

  it.each([
    ['', 'no text'],
    ['{', 'no JSON'],
    ['[]', 'a list'],
    ['null', 'null'],
    ['{"format_version":"1.2","resource_changes":[]}', 'a plan'],
    ['{"findings":[{}]}', 'findings without a fingerprint'],
    ['{"findings":{}}', 'findings that are no list'],
  ])('refuses %s (%s)', async (text) => {
    await expect(reading(text)).rejects.toMatchObject({ code: 'baseline-invalid', message: `${file} is no JSON report of ecr-audit` });
  });

  it('refuses a file that is not there', async () => {
    await expect(readBaseline(path.join(folder, 'nowhere.json'))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
