import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeScan } from '../../src/app/judge-scan.js';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.js';
import { readInventory } from '../../src/sources/saved/read-inventory.js';
import { redactInventory } from '../../src/sources/saved/redact-inventory.js';
import { gather, streamOf } from '../sources/saved/inventory-fixture.js';

const demo = path.resolve(import.meta.dirname, '../../reports/demo/company.jsonl.gz');
let real: readonly InventoryRecord[] = [];
let redacted: readonly InventoryRecord[] = [];
/** The real ARN of each redacted one. */
const arns = new Map<string, string>();

beforeAll(async () => {
  real = await gather(readInventory(demo));
  redacted = await gather(redactInventory(streamOf(real), { key: Buffer.from('a key') }));
  real.forEach((record, index) => {
    const other = redacted[index];
    if (record.record === 'repository' && other?.record === 'repository')
      arns.set(String(other.repository.arn), String(record.repository.arn));
  });
});

/** Every outcome on every repository, image and registry, without names and words. */
async function outcomesOf(records: readonly InventoryRecord[], pack: string): Promise<readonly string[]> {
  const { findings } = await judgeScan(streamOf(records), { packs: [pack], allOutcomes: true });
  return findings
    .map(({ rule, outcome, severity, environment, resource: { kind, region, arn, digest, tags } }) =>
      [rule, outcome, severity, environment.name, kind, region, arns.get(arn) ?? arn, digest === undefined, tags?.length].join(' '),
    )
    .sort();
}

describe('the demo, redacted', () => {
  it.each(['recommended', 'strict', 'enterprise', 'cost', 'aws-fsbp'])('is judged by %s as it is', async (pack) => {
    const outcomes = await outcomesOf(real, pack);
    expect(outcomes.length).toBeGreaterThan(100);
    expect(await outcomesOf(redacted, pack)).toEqual(outcomes);
  });
});
