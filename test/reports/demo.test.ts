import { statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoFile, holdsDemo } from '../../scripts/demo-file.js';
import { demoInventory } from '../../scripts/demo-inventory.js';
import { judgeDemo } from '../../scripts/example-reports.js';
import { listRules } from '../../src/app/describe-rules.js';
import { noSettings } from '../../src/app/judge-options.js';
import { shipped } from '../../src/engine/generated/shipped-rules.js';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.js';
import type { Finding, Report } from '../../src/schema/generated/report.js';
import { readInventory } from '../../src/sources/saved/read-inventory.js';

const file = path.resolve(import.meta.dirname, '../..', demoFile);

describe('the inventory of the demo', () => {
  it('is fresh: npm run reports', async () => {
    expect(await holdsDemo(file)).toBe(true);
  });

  it('is read whole, every record of it valid', async () => {
    const records: InventoryRecord[] = [];
    for await (const record of readInventory(file)) records.push(record);
    expect(records).toEqual(demoInventory());
  });

  it('is no burden on the package', () => {
    expect(statSync(file).size).toBeLessThan(400_000);
  });

  it('has the size of a company that a reader grasps', () => {
    const records = demoInventory();
    const registries = records.flatMap((record) => (record.record === 'registry' ? [record.registry] : []));
    const repositories = records.filter(({ record }) => record === 'repository').length;
    const images = records.reduce((sum, record) => sum + (record.record === 'images' ? record.images.length : 0), 0);
    expect(new Set(registries.map(({ account }) => account)).size).toBe(3);
    expect(new Set(registries.map(({ region }) => region)).size).toBe(2);
    expect(repositories).toBeGreaterThanOrEqual(35);
    expect(repositories).toBeLessThanOrEqual(50);
    expect(images).toBeGreaterThan(3_000);
  });
});

/** Rules that cannot fail here, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'valid-lifecycle-policy': 'Amazon ECR accepts no policy that is not valid',
  'image-quota': '80,000 images would be twenty times the rest of the file',
};

const inPacks = listRules(noSettings).filter(({ rule, packs }) => rule.needs !== 'plan' && packs.length > 0);

describe('the audit of the demo', () => {
  const reports = new Map<string, Report>();
  const outcomesOf = (rule: string): Finding['outcome'][] =>
    [...reports.values()].flatMap(({ findings }) => findings.filter((finding) => finding.rule === rule).map(({ outcome }) => outcome));

  beforeAll(async () => {
    for (const { id } of shipped.packs) reports.set(id, await judgeDemo({ packs: [id], allOutcomes: true }));
  });

  it.each(inPacks.filter(({ rule }) => exceptions[rule.id] === undefined).map(({ rule }) => rule.id))('has a fail of %s', (rule) => {
    expect(outcomesOf(rule)).toContain('fail');
  });

  it.each(Object.keys(exceptions))('has a pass of %s, which cannot fail', (rule) => {
    expect(outcomesOf(rule)).toContain('pass');
    expect(outcomesOf(rule)).not.toContain('fail');
  });

  it('has a pass of nearly every rule', () => {
    const never = inPacks.map(({ rule }) => rule.id).filter((rule) => !outcomesOf(rule).includes('pass'));
    expect(never).toEqual([]);
  });

  it.each(['critical', 'high', 'medium', 'low'])('has a finding of severity %s without any flag', (severity) => {
    const failing = reports.get('recommended')?.findings.filter(({ outcome }) => outcome === 'fail') ?? [];
    expect(failing.map((finding) => finding.severity)).toContain(severity);
  });

  it('has repositories of every environment that the packs tell apart', () => {
    const names = reports.get('enterprise')?.findings.map(({ environment }) => environment.name);
    expect(names).toEqual(expect.arrayContaining(['prod', 'staging', 'uat', 'qa', 'dev', 'sandbox', '']));
  });

  it('could not read one key: what hangs on it is unknown, and the rest is judged', () => {
    const report = reports.get('recommended');
    expect(report?.incomplete.map(({ what, where }) => `${what} in ${where}`)).toEqual([
      'KMS key 0e9d8c7b-6a5f-4e3d-8c2b-1a0f9e8d7c6b in 444455556666/eu-central-1',
    ]);
    const unusable = report?.findings.filter(({ rule, outcome }) => rule === 'usable-kms-key' && outcome === 'unknown');
    expect(unusable?.map(({ resource }) => resource.name)).toEqual(['staging/label-api', 'staging/tracking-web']);
  });

  it('accepts what a resource tag waives, and has nothing to say of the run itself', () => {
    const report = reports.get('recommended');
    const waived = report?.findings.filter(({ outcome }) => outcome === 'waived') ?? [];
    expect(waived.map(({ rule, resource }) => `${rule} ${resource.name}`)).toEqual(['immutable-tags driver-api']);
    expect(report?.notices).toEqual([]);
  });
});
