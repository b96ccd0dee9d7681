import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import { judgeScan } from '../../src/app/judge-scan.js';
import { openCliInventory } from '../../src/app/open-cli-inventory.js';
import { simulateLifecycle } from '../../src/app/simulate.js';
import { type Assumptions, assumptionValues } from '../../src/lifecycle/simulation/assumptions.js';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.js';

const text = JSON.stringify({
  imageDetails: ['a', 'b'].map((letter) => ({
    registryId: '111122223333',
    repositoryName: 'api',
    imageDigest: `sha256:${letter.repeat(64)}`,
    imageTags: [letter],
    imageSizeInBytes: 1,
    imagePushedAt: '2026-11-01T00:00:00Z',
    ...(letter === 'a' ? { lastRecordedPullTime: '2026-11-20T00:00:00Z' } : {}),
  })),
});
const policy = {
  name: 'policy.json',
  text: JSON.stringify({
    rules: [
      { rulePriority: 1, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 }, action: { type: 'expire' } },
    ],
  }),
};

const records = () =>
  openCliInventory({ images: [{ name: 'images.json', text }], manifests: [], takenAt: new Date('2026-11-21T12:00:00Z') });
const settings = (lifecycle: Partial<Assumptions>) => ({ ...noSettings, config: { assume: { lifecycle } } });

async function* withPolicy(): AsyncGenerator<InventoryRecord> {
  for await (const record of records()) {
    if (record.record !== 'repository') yield record;
    else yield { ...record, repository: { ...record.repository, lifecyclePolicy: { present: true, text: policy.text, address: '' } } };
  }
}

describe('what the config assumes of lifecycle policies', () => {
  const inScan = async (lifecycle: Partial<Assumptions>) =>
    (await judgeScan(withPolicy(), { rules: ['safe-lifecycle-policy'], allOutcomes: true, settings: settings(lifecycle) })).findings;
  const inSimulation = async (lifecycle: Partial<Assumptions>, assumptions: Partial<Assumptions> = {}) =>
    (await simulateLifecycle(records(), { policy, settings: settings(lifecycle), assumptions })).findings;

  it('decides in a scan what is not known else', async () => {
    expect(await inScan({})).toMatchObject([{ outcome: 'unknown' }]);
    expect(await inScan({ ties: 'lower-digest-newer' })).toMatchObject([{ outcome: 'pass' }]);
    expect(await inScan({ ties: 'higher-digest-newer' })).toMatchObject([{ outcome: 'fail' }]);
  });

  it('decides in a simulation, unless its --assume does', async () => {
    expect(await inSimulation({})).toMatchObject([{ outcome: 'unknown' }]);
    expect(await inSimulation({ ties: 'lower-digest-newer' })).toEqual([]);
    expect(await inSimulation({ ties: 'higher-digest-newer' })).toMatchObject([{ outcome: 'fail' }]);
    expect(await inSimulation({ ties: 'higher-digest-newer' }, { ties: 'lower-digest-newer' })).toEqual([]);
  });

  it('has the values that --assume has', () => {
    const schema: unknown = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../src/schema/config.schema.json'), 'utf8'));
    const inSchema = Object.fromEntries(Object.entries(assumptionValues).map(([name, values]) => [name, { enum: values }]));
    expect(schema).toHaveProperty('definitions.AssumedLifecycle.additionalProperties', false);
    expect(schema).toHaveProperty('definitions.AssumedLifecycle.properties', inSchema);
  });
});
