import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import { judgeScan } from '../../src/app/judge-scan.js';
import { openInventory } from '../../src/app/open-inventory.js';
import type { Report } from '../../src/index.js';
import { exampleEstate } from '../fake-aws/example-estate.js';
import { exampleNow } from '../fake-aws/example-place.js';
import { fakeEnvironment } from '../fake-aws/fake-clients.js';
import { faults } from '../fake-aws/faults.js';
import { type FakeAws, startFakeAws } from '../fake-aws/start-fake-aws.js';

let aws: FakeAws;
let folder: string;
const kept = { ...process.env };

beforeAll(async () => {
  aws = await startFakeAws(exampleEstate);
  folder = await mkdtemp(path.join(tmpdir(), 'judge-scan-'));
  Object.assign(process.env, fakeEnvironment(aws.endpoint, '111122223333'));
});
afterAll(async () => {
  process.env = kept;
  await aws.close();
  await rm(folder, { recursive: true });
});

type Options = NonNullable<Parameters<typeof judgeScan>[1]>;
const live = { regions: ['us-east-1', 'eu-west-1'], now: exampleNow };
const strict: Options = { packs: ['strict'], allOutcomes: true };
const scan = (request: Parameters<typeof openInventory>[0], options: Options = strict) =>
  judgeScan(openInventory({ live, ...request }), options);
const outcomes = ({ findings }: Report) => findings.map(({ rule, outcome, severity }) => `${rule} ${outcome} ${severity}`).sort();

describe('a report on live registries', () => {
  it('has the clock of the inventory and says what was read', async () => {
    expect(await scan({})).toMatchObject({
      command: 'scan',
      generatedAt: '2026-11-21T12:00:00.000Z',
      scope: { source: '111122223333/us-east-1, 111122223333/eu-west-1' },
      summary: { resources: { registry: 2 } },
      incomplete: [],
    });
  });

  it('is the same from what was saved, packed or not, byte for byte', async () => {
    for (const name of ['inventory.jsonl', 'inventory.jsonl.gz']) {
      const file = path.join(folder, name);
      const first = await scan({ save: file });
      expect(JSON.stringify(await scan({ from: file }))).toBe(JSON.stringify(first));
    }
  });

  it('judges a redacted inventory as it judges the real one', async () => {
    const file = path.join(folder, 'redacted.jsonl');
    const real = await scan({});
    const redacted = await scan({ save: file, redact: true });
    expect(outcomes(redacted)).toEqual(outcomes(real));
    const secrets = redacted.findings.flatMap(({ rule, fix: _, ...said }) =>
      /111122223333|ledger/.test(JSON.stringify(said)) ? [rule] : [],
    );
    expect(secrets).toEqual([]);
    expect(redacted.notices.map(({ code }) => code)).toContain('redacted');
    expect(JSON.stringify(await scan({ from: file }))).toBe(JSON.stringify(redacted));
  });

  it('trusts in a redacted inventory whom the config of whoever redacted it trusts', async () => {
    const settings = { ...noSettings, config: { trust: { accounts: ['444455556666', '999900001111'], organizations: ['o-exampleorg'] } } };
    const file = path.join(folder, 'trusted.jsonl');
    const trusting: Options = { ...strict, packs: ['recommended'], settings };
    const real = await scan({ settings }, trusting);
    const redacted = await scan({ save: file, redact: true, settings }, trusting);
    expect(outcomes(redacted)).toEqual(outcomes(real));
    expect(outcomes(redacted)).not.toEqual(outcomes(await scan({}, { ...strict, packs: ['recommended'] })));
    expect(outcomes(await scan({ from: file }, { ...strict, packs: ['recommended'] }))).toEqual(outcomes(real));
  });

  it('leaves out what belongs to another environment, and counts it', async () => {
    const all = await scan({});
    const prod = await scan({}, { ...strict, environment: 'prod' });
    const names = new Set(
      prod.findings.filter(({ resource }) => resource.kind === 'repository').map(({ environment }) => environment.name),
    );
    expect(names).not.toContain('dev');
    expect(prod.summary.leftOut.otherEnvironment).toBeGreaterThan(0);
    expect(prod.findings.length).toBeLessThan(all.findings.length);
  });

  it('tells after each repository how far it has come', async () => {
    const told: number[] = [];
    const report = await scan({}, { ...strict, notify: ({ repositories }) => told.push(repositories) });
    expect(told).toEqual(Array.from({ length: report.summary.resources['repository'] ?? 0 }, (_, index) => index + 1));
  });

  it('says what was left out on purpose without calling it incomplete', async () => {
    const report = await scan({ live: { ...live, leaveOut: ['kms', 'pulls'] } });
    expect(report.incomplete).toEqual([]);
    expect(report.notices).toContainEqual({ code: 'left-out', message: 'not read, by --no-probe: kms, pulls' });
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'usable-kms-key', outcome: 'unknown' }));
  });

  it('says of each kind of thing that could not be read once what mends it', async () => {
    aws.intercept((call) => (call.operation === 'GetLifecyclePolicy' ? faults.accessDenied : undefined));
    const report = await scan({});
    aws.intercept();
    expect(report.incomplete.map(({ what }) => what)).toEqual(['lifecycle policy', 'lifecycle policy']);
    expect(report.incomplete[0]).toMatchObject({
      where: expect.stringMatching(/ in 111122223333\/eu-west-1$/),
      hint: expect.stringContaining('ecr:GetLifecyclePolicy'),
    });
    const verdicts = report.findings.filter(({ rule, resource }) => rule === 'lifecycle-policy' && resource.kind === 'repository');
    expect(new Set(verdicts.map(({ outcome }) => outcome)).has('pass')).toBe(false);
  });

  it('wants records that are an inventory', async () => {
    const none = async function* () {};
    await expect(judgeScan(none())).rejects.toMatchObject({ code: 'inventory-invalid' });
  });
});
