import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoStream } from '../../scripts/demo-file.js';
import { openCliInventory } from '../../src/app/open-cli-inventory.js';
import { selectRepositories } from '../../src/app/select-repositories.js';
import { simulateLifecycle } from '../../src/app/simulate.js';
import type { SimulateOptions } from '../../src/app/simulate-options.js';
import type { Report, RepositorySimulation } from '../../src/index.js';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.js';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/simulate');
const fileOf = (name: string) => ({ name, text: readFileSync(path.join(fixtures, name), 'utf8') });
const takenAt = new Date('2026-11-21T12:00:00Z');
const expireAll = policyFile({ tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 }, 'expire');

function policyFile(selection: object, type: 'expire' | 'transition') {
  const action = type === 'expire' ? { type } : { type, targetStorageClass: 'archive' };
  return { name: `${type}.json`, text: JSON.stringify({ rules: [{ rulePriority: 1, selection, action }] }) };
}

const listed = (options: SimulateOptions): Promise<Report> =>
  simulateLifecycle(openCliInventory({ images: [fileOf('images.json')], manifests: [], takenAt }), options);
const ofDemo = (globs: readonly string[], options: SimulateOptions): Promise<Report> =>
  simulateLifecycle(globs.length === 0 ? demoStream() : selectRepositories(demoStream(), globs), options);
const only = ({ simulation = [] }: Report): RepositorySimulation => {
  const [first] = simulation;
  if (first === undefined || simulation.length > 1) throw new Error(`${simulation.length} repositories were simulated`);
  return first;
};
const codes = ({ notices }: Report): readonly string[] => notices.map(({ code }) => code);

describe('a simulation of every repository of an inventory', () => {
  it('tells each private one once, by account, region and name, and judges by its own rules alone', async () => {
    const report = await ofDemo([], {});
    const places = (report.simulation ?? []).map(({ account, region, repository }) => `${account}/${region}/${repository}`);
    expect(places).toEqual([...new Set(places)].sort());
    expect(places.length).toBeGreaterThan(40);
    expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(new Set(['safe-archiving-policy', 'safe-lifecycle-policy']));
    expect(report.scope.packs).toEqual([]);
  });

  it('leaves out what belongs to another environment', async () => {
    const [all, prod] = await Promise.all([ofDemo([], {}), ofDemo([], { environment: 'prod' })]);
    const left = prod.summary.leftOut.otherEnvironment;
    expect(left).toBeGreaterThan(5);
    expect((prod.simulation ?? []).length).toBeLessThan((all.simulation ?? []).length);
    expect((prod.simulation ?? []).map(({ repository }) => repository)).not.toContain('kestrel-apps/staging');
  });

  it('loses no image: each goes, follows or is kept', async () => {
    for (const { images, actions, cascade, kept } of (await ofDemo([], {})).simulation ?? []) {
      expect(actions.length + cascade.length + kept).toBe(images);
    }
  });

  it('saves what the bytes that go cost, of which 150 TB archived cost as much as in the standard storage class', async () => {
    for (const { bytesFreed, bytesArchived, monthlySaving } of (await ofDemo([], {})).simulation ?? []) {
      expect(bytesArchived).toBeLessThan(150 * 2 ** 40);
      expect(Number(monthlySaving)).toBeCloseTo((bytesFreed / 2 ** 30) * 0.1, 5);
    }
  });

  it('simulates another policy in place of the current one, and knows what changes', async () => {
    const report = await ofDemo(['production-parcel-tariffs'], { policy: 'none', compareTo: 'current' });
    expect(only(report)).toMatchObject({
      policyFrom: 'none',
      actions: [],
      lints: [],
      comparison: { comparedTo: 'current', newlyExpired: [] },
    });
    expect(only(report).comparison?.newlyKept).toHaveLength(22);
    expect(Number(only(report).comparison?.monthlySavingDifference)).toBeLessThan(0);
    expect(report.findings).toEqual([]);
  });

  it('compares nothing with a policy in force that does nothing, since Amazon ECR would refuse it', async () => {
    async function* broken(): AsyncGenerator<InventoryRecord> {
      for await (const record of selectRepositories(demoStream(), ['production-parcel-tariffs'])) {
        if (record.record !== 'repository') yield record;
        else yield { ...record, repository: { ...record.repository, lifecyclePolicy: { present: true, text: '{}', address: '' } } };
      }
    }
    const told = only(await simulateLifecycle(broken(), { compareTo: 'none' }));
    expect(told.errors.map(({ code }) => code)).toContain('missing-rules');
    expect(told.comparison).toBeUndefined();
  });
});

describe('a simulation of an inventory in which not all was read', () => {
  const keysAlone = { code: 'not-needed', message: '1 part that this simulation does not need was not read' };

  it('is complete where nothing is missing that it looks at, and counts the rest', async () => {
    const report = await ofDemo([], {});
    expect(report.incomplete).toEqual([]);
    expect(report.notices).toContainEqual(keysAlone);
  });

  it.each([
    ['its images', { what: 'images', repository: 'production-parcel-worker' }, 1],
    ['those of another repository', { what: 'images', repository: 'label-api' }, 0],
    ['another account', { what: 'the account, by its role audit', account: '222233334444', region: '' }, 0],
  ])('of one repository: %s', async (_, part, expected) => {
    const options = { repositories: ['production-parcel-worker'] };
    const records = selectRepositories(lacking(part), options.repositories);
    expect((await simulateLifecycle(records, options)).incomplete).toHaveLength(expected);
  });
});

/** The demo, of which something more was not read. */
async function* lacking(part: object): AsyncGenerator<InventoryRecord, void, undefined> {
  const place = { account: '111122223333', region: 'eu-central-1', repository: '', why: 'access denied', hint: '' };
  for await (const record of demoStream()) {
    if (record.record === 'end') yield { record: 'unread', what: '', ...place, ...part };
    yield record;
  }
}

describe('a simulation of a list of images', () => {
  it('says by what price money is told, where the region is not', async () => {
    expect(codes(await listed({ policy: expireAll }))).toEqual(['price-assumed']);
    expect(codes(await listed({ policy: 'none' }))).toEqual([]);
    expect(codes(await ofDemo(['production-parcel-tariffs'], {}))).toEqual(['not-needed']);
  });

  it('says that archived images are listed when they are asked for, where a rule is about them', async () => {
    const archive = policyFile(
      { tagStatus: 'any', storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 90 },
      'expire',
    );
    expect(codes(await listed({ policy: archive }))).toEqual(['archived-not-listed']);
    expect(codes(await ofDemo(['label-api'], { policy: archive }))).toEqual(['not-needed']);
  });

  it('lints no rule for the archive of a list that may lack archived images', async () => {
    const selection = {
      tagStatus: 'tagged',
      tagPrefixList: ['gone'],
      storageClass: 'archive',
      countType: 'sinceImageTransitioned',
      countUnit: 'days',
      countNumber: 90,
    };
    const report = await listed({ policy: policyFile(selection, 'expire') });
    expect(codes(report)).toContain('archived-not-listed');
    expect(only(report).lints.map(({ code }) => code)).not.toContain('dead-rule');
  });

  it('says in which text of a file the policy is, where the file is more than it', async () => {
    const printed = { name: 'printed.json', text: JSON.stringify({ registryId: '1', lifecyclePolicyText: expireAll.text }) };
    const report = await listed({ policy: printed });
    expect(only(report)).toMatchObject({ policyFrom: 'printed.json', policyWithin: 'lifecyclePolicyText' });
    expect(only(report).lints.length).toBeGreaterThan(0);
    expect(only(await listed({ policy: expireAll }))).not.toHaveProperty('policyWithin');
  });

  it('does not know a policy that nothing tells', async () => {
    const report = await listed({});
    expect(report.simulation).toEqual([]);
    expect(codes(report)).toEqual(['not-simulated']);
    expect(report.summary.outcomes.unknown).toBe(3);
  });

  it('tells of a run in the past what was pushed after it', async () => {
    const report = await listed({ policy: expireAll, at: new Date('2026-11-15T00:00:00Z') });
    expect(report.generatedAt).toBe('2026-11-15T00:00:00.000Z');
    expect(only(report).uncertain.find(({ code }) => code === 'pushed-later')).toMatchObject({ images: 2 });
  });

  it('tells of a run long after the list what is not known of it, and goes by the use of then', async () => {
    const later = (at: string) => listed({ policy: expireAll, at: new Date(at) });
    const [then, same, soon, far] = await Promise.all([
      listed({ policy: expireAll }),
      later('2026-11-21T12:00:00Z'),
      later('2026-11-22T12:00:00Z'),
      later('2027-02-01T12:00:00Z'),
    ]);
    const open = (report: Report) => only(report).uncertain.find(({ code }) => code === 'listed-earlier');
    expect([then, same, soon].map(open)).toEqual([undefined, undefined, undefined]);
    expect([then, same, soon].flatMap(codes)).not.toContain('listed-earlier');
    expect(open(far)).toMatchObject({ message: expect.stringContaining('72 days before the run'), images: 6 });
    expect(far.notices.filter(({ code }) => code === 'listed-earlier')).toHaveLength(1);
    expect(far.generatedAt).toBe('2027-02-01T12:00:00.000Z');
    const inUse = (report: Report): number => only(report).actions.filter((action) => action.inUse).length;
    expect(inUse(far)).toBeGreaterThanOrEqual(inUse(then));
    expect(far.findings).toMatchObject([{ rule: 'safe-lifecycle-policy', outcome: 'fail' }]);
  });

  it('refuses a policy that Amazon ECR would refuse', async () => {
    await expect(listed({ policy: { name: 'short.json', text: '{"rules": []}' } })).rejects.toMatchObject({
      code: 'lifecycle-policy-invalid',
      message: expect.stringContaining('short.json:1:11: no-rules: '),
    });
  });

  it('takes what a pull makes one in use from the run, in the finding too', async () => {
    const [lately, week] = await Promise.all([
      listed({ policy: expireAll, pulledWithin: 2 }),
      listed({ policy: expireAll, pulledWithin: 7 }),
    ]);
    const inUse = (report: Report): number => only(report).actions.filter((action) => action.inUse).length;
    expect([inUse(lately), inUse(week)]).toEqual([1, 2]);
    expect([lately, week].map(({ findings }) => findings[0]?.evidence['count'])).toEqual([1, 2]);
  });
});
