import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type IamPolicyOptions, iamPolicy, judgeScan, openInventory, type ProbeName, probeNames, type ScanProgress } from '../src/index.js';

const demo = path.resolve(import.meta.dirname, '../reports/demo/company.jsonl.gz');

it('judges a saved inventory, and what it saved of it, the same', async () => {
  const save = path.join(mkdtempSync(path.join(tmpdir(), 'library-')), 'copy.jsonl.gz');
  const told: ScanProgress[] = [];
  const report = await judgeScan(openInventory({ from: demo, save }), { notify: (progress) => told.push(progress) });
  expect(report.summary.findings.critical).toBeGreaterThan(0);
  expect(told.length).toBeGreaterThan(0);
  expect(await judgeScan(openInventory({ from: save }))).toEqual(report);
});

it('prints the policy for a scan, with less in it for what is left out', () => {
  const leaving = (leaveOut: readonly ProbeName[]) => {
    const options: IamPolicyOptions = { regions: ['eu-central-1'], role: undefined, organization: false, leaveOut, readManifests: false };
    return iamPolicy(['scan'], options).Statement.flatMap(({ Action }) => Action);
  };
  expect(leaving([])).toContain('kms:DescribeKey');
  expect(leaving(probeNames)).not.toContain('kms:DescribeKey');
});
