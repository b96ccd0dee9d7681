import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/schema/generated/report.js';
import { emptyFolder, entry, run } from '../acceptance/command-line.js';
import { filledEmulator } from './filled-emulator.js';

const moto = await filledEmulator('moto');

/** What `fill-moto.py` did wrong, by the rules of the pack `recommended`. */
const fails = [
  'cross-account-access high prod/ledger',
  'dead-alarm medium repository-size',
  'dead-lifecycle-rule low staging/web',
  'image-scanning high dev/playground',
  'image-scanning high staging/web',
  'lifecycle-policy medium dev/playground',
  'lifecycle-policy medium prod/ledger',
  'public-repository-policy critical staging/web',
  'registry-policy-scope high 123456789012/us-east-1',
  'scan-filter-gap medium 123456789012/us-east-1',
  'usable-kms-key high prod/ledger',
];

/** What hangs on what moto does not answer; and no scan of the newest image of prod/api is there to hold findings. */
const unknowns = [
  'creation-template-hygiene medium ',
  // Whether it lies under a pull-through cache prefix, which would excuse it.
  'immutable-tags medium dev/playground',
  'pull-through-cache-credentials medium ',
  'pull-through-cache-template medium ',
  // Its newest is an index, and in a pull-through cache, which it may be, the order of pushes does not tell its children.
  'unscanned-image medium prod/api',
  'vulnerable-image high prod/api',
];

describe.skipIf(moto === undefined)('ecr-audit scan of moto', () => {
  const { folder, remove } = emptyFolder();
  afterAll(remove);
  const env = {
    AWS_ENDPOINT_URL: moto?.endpoint ?? '',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret-of-the-test',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const scan = (...args: readonly string[]) => run(process.execPath, [entry, 'scan', ...args], { cwd: folder, env });
  const live = ['--region', 'us-east-1'] as const;
  const reportOf = (stdout: string): Report => JSON.parse(stdout);
  const said = (report: Report, outcome: string) =>
    report.findings
      .filter((finding) => finding.outcome === outcome)
      .map(({ rule, severity, resource }) => `${rule} ${severity} ${resource.name}`)
      .sort();

  it('finds what is wrong there, names what moto does not answer, and exits 1', async () => {
    const { code, stdout } = await scan(...live, '-f', 'json');
    const report = reportOf(stdout);
    expect(said(report, 'fail')).toEqual(fails);
    expect(said(report, 'unknown')).toEqual(unknowns);
    expect(report.incomplete).toHaveLength(11);
    expect(report.summary.resources).toEqual({ registry: 1, repository: 4, image: 6 });
    expect(code).toBe(1);
  });

  it('exits 3 where nothing that was read is bad enough', async () => {
    expect((await scan(...live, '-q', '--fail-on', 'never')).code).toBe(3);
    expect((await scan(...live, '-q', '--fail-on', 'never', '--allow-partial')).code).toBe(0);
  });

  it('leaves a probe out on purpose', async () => {
    const report = reportOf((await scan(...live, '-f', 'json', '--no-probe', 'inspector', '--no-probe', 'ecr-public')).stdout);
    expect(report.incomplete.map(({ what }) => what).filter((what) => /Inspector|images in use|public/.test(what))).toEqual([]);
    expect(report.incomplete).toHaveLength(7);
    expect(report.notices.map(({ message }) => message).join()).toContain('ecr-public, inspector');
  });

  it.each(['inventory.jsonl', 'inventory.jsonl.gz'])('gives the same report of what it saved in %s', async (file) => {
    const saved = await scan(...live, '-f', 'json', '--save', file, '--all-outcomes');
    const again = await run(process.execPath, [entry, 'scan', '--from', file, '-f', 'json', '--all-outcomes'], { cwd: folder });
    expect(again.stdout).toBe(saved.stdout);
    expect([again.code, again.stderr]).toEqual([saved.code, '']);
    expect(readFileSync(path.join(folder, file)).length).toBeGreaterThan(1_000);
  });

  it('says of a service that is not there that nothing could be read', async () => {
    const nobody = { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    const { code, stdout } = await run(process.execPath, [entry, 'scan', ...live, '-f', 'json'], { cwd: folder, env: nobody });
    const report = reportOf(stdout);
    expect(said(report, 'pass')).toEqual([]);
    expect(report.incomplete.length).toBeGreaterThan(0);
    expect(code).toBe(3);
  });
});
