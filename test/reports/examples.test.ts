import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleReports, judgeDemoPlan } from '../../scripts/example-reports.js';
import type { Finding, Report } from '../../src/schema/generated/report.js';

const root = path.resolve(import.meta.dirname, '../..');
function textOf(name: string): string {
  const bytes = readFileSync(path.join(root, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

const files = readdirSync(path.join(root, 'reports'), { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
  .sort();

describe('the example reports', () => {
  it('are fresh: npm run reports', async () => {
    const examples = await exampleReports();
    const there = files.filter((name) => name.startsWith('reports/examples/'));
    expect([...examples.keys()].sort()).toEqual(['README.md', ...there]);
    for (const [name, text] of examples) expect(text, name).toBe(textOf(name));
  });
});

describe('the demo plan', () => {
  let report: Report;
  const failing = (): Finding[] => report.findings.filter(({ outcome }) => outcome === 'fail');
  beforeAll(async () => {
    report = await judgeDemoPlan({ allOutcomes: true });
  });

  it.each(['critical', 'high', 'medium', 'low', 'info'])('has a finding of severity %s', (severity) => {
    expect(failing().map((finding) => finding.severity)).toContain(severity);
  });

  it.each(['new', 'existing', 'worsened'])('has a finding that is %s', (change) => {
    expect(failing().map((finding) => finding.change)).toContain(change);
  });

  it.each(['pass', 'unknown', 'waived', 'not-applicable'])('has an outcome that is %s', (outcome) => {
    expect(report.findings.map((finding) => finding.outcome)).toContain(outcome);
  });

  it('has many kinds of findings on a number of repositories that a reader grasps', () => {
    expect(new Set(failing().map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(15);
    expect(report.summary.resources['repository']).toBeGreaterThanOrEqual(8);
    expect(report.summary.resources['repository']).toBeLessThanOrEqual(14);
  });

  it('has a waiver by a tag that holds', () => {
    const [waived] = report.findings.filter(({ outcome }) => outcome === 'waived');
    expect(waived?.waiver?.from).toBe('tag ecr-audit:waive');
    expect(report.notices).toEqual([]);
  });

  it('has the line of every finding', () => {
    const unplaced = report.findings.filter(({ outcome, location }) => ['fail', 'unknown'].includes(outcome) && location === undefined);
    expect(unplaced.map(({ rule }) => rule)).toEqual([]);
  });

  it('names lines at which the block stands that the finding is about', () => {
    const placed = report.findings.flatMap((finding) => (finding.location === undefined ? [] : [{ finding, location: finding.location }]));
    for (const { finding, location } of placed) {
      expect(location.file).toMatch(/^reports\/demo\/.+\.tf$/);
      expect(textOf(location.file).split('\n')[location.line - 1], `${finding.rule} ${finding.resource.name}`).toBe(headerOf(finding));
    }
    const modules = placed.filter(({ location }) => location.file.startsWith('reports/demo/modules/'));
    expect(modules.length).toBeGreaterThan(0);
  });
});

/** The first line of the block that a finding is about: the policy's own where the evidence names one, else what removes it. */
function headerOf({ evidence, resource }: Finding): string {
  const address = typeof evidence['address'] === 'string' ? evidence['address'] : resource.address;
  const [, type = '', name = ''] = /(\w+)\.(\w+)(?:\[[^\]]*\])?$/.exec(address) ?? [];
  // The one resource that the plan forgets.
  return address === 'aws_ecr_repository.invoices' ? 'removed {' : `resource "${type}" "${name}" {`;
}

describe('the pull request of the demo', () => {
  const hunks = textOf('reports/demo/pull-request.diff')
    .split(/^--- .*\n/m)
    .slice(1)
    .map((part) => ({ file: /^\+\+\+ after\/(\S+)/.exec(part)?.[1] ?? '', hunks: part.split(/^@@.*\n/m).slice(1) }));

  it.each(hunks)('leaves $file as it is here', ({ file, hunks }) => {
    const text = textOf(path.join('reports/demo', file));
    for (const hunk of hunks) {
      const after = hunk.split('\n').filter((line) => /^[ +]/.test(line));
      expect(text).toContain(after.map((line) => line.slice(1)).join('\n'));
    }
  });
});

/** AWS's own examples have them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const invented = ['111122223333', '123456789012', '444455556666', '777788889999'];

describe('what is committed of the reports', () => {
  it.each(files)('%s names no emulator, no machine and no real account', (name) => {
    const text = textOf(name);
    expect(text).not.toMatch(/127\.0\.0\.1|localhost|\bhttps?:\/\/[^/\s"]*:\d+/);
    expect(text).not.toMatch(/(?<![\w.])\/(?:home|root|tmp|work|opt|Users|private)\//);
    const accounts = text.match(/(?<!\w|"bytes": )\d{12}(?!\w)/g) ?? [];
    expect([...new Set(accounts)].filter((account) => !invented.includes(account))).toEqual([]);
  });
});
