import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { shared } from '../shared-data.js';
import { ecrAudit, emptyFolder } from './command-line.js';
import { countEcrChanges } from './count-ecr-changes.js';

// How many there are at least, lest a folder that has moved passes by being empty.
const folders = [
  ['plans', 36],
  ['plans-derived', 10],
  ['plans-estates', 32],
] as const;

let cwd: string;
let remove: () => void;
beforeAll(() => {
  ({ folder: cwd, remove } = emptyFolder());
});
afterAll(() => remove());

describe.skipIf(!shared.isThere)('stored plans (skipped where ../shared is missing)', () => {
  describe.each(folders)('%s', (folder, atLeast) => {
    const names = shared.jsonFiles(`data/${folder}`);

    it('are all at hand', () => {
      expect(names.length).toBeGreaterThanOrEqual(atLeast);
    });

    it.concurrent.each(names)('%s is judged, or refused with a remedy', async (name) => {
      const file = shared.path('data', folder, name);
      const ecrChanges = countEcrChanges(file);
      const { code, stdout, stderr } = await ecrAudit(['plan', file, '--format', 'json'], cwd);
      expect(stderr).not.toMatch(/^\s+at /mu);
      if (ecrChanges === undefined) expectRefusal(code, stdout, stderr);
      else expectVerdict(code, JSON.parse(stdout), ecrChanges);
    });
  });

  it('hold ECR resources enough, and something to refuse', () => {
    const counts = folders.flatMap(([folder]) =>
      shared.jsonFiles(`data/${folder}`).map((name) => countEcrChanges(shared.path('data', folder, name))),
    );
    expect(counts.filter((count) => count !== undefined && count > 0).length).toBeGreaterThanOrEqual(54);
    expect(counts.filter((count) => count === undefined)).toHaveLength(1);
  });
});

function expectRefusal(code: number, stdout: string, stderr: string): void {
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^hint: .*terraform show -json tfplan/mu);
}

function expectVerdict(code: number, report: Report, ecrChanges: number): void {
  const { resources, outcomes, findings } = report.summary;
  const failsTheRun = findings.critical + findings.high > 0;
  expect(code).toBe(failsTheRun ? 1 : 0);
  expect(sum(resources)).toBe(ecrChanges);
  expect(report.findings).toHaveLength(outcomes.fail + outcomes.unknown);
  // Where nothing was there to judge the report says so, else something has a verdict.
  if (ecrChanges === 0) expect(report.notices.map((notice) => notice.code)).toContain('no-ecr-resources');
  else expect(outcomes.pass + outcomes.fail + outcomes.unknown).toBeGreaterThan(0);
}

const sum = (numbers: Readonly<Record<string, number>>): number => Object.values(numbers).reduce((total, number) => total + number, 0);
