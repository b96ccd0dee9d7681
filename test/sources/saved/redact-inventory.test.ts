import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesScanningFilter } from '../../../src/facts/scanning-cover.js';
import type { InventoryRecord } from '../../../src/schema/generated/inventory-record.js';
import { readInventory } from '../../../src/sources/saved/read-inventory.js';
import { type RedactOptions, redactInventory } from '../../../src/sources/saved/redact-inventory.js';
import {
  gather,
  imageOf,
  imagesRecord,
  inventoryOf,
  piecesOf,
  registryKey,
  registryRecord,
  repositoryEnd,
  repositoryRecord,
  streamOf,
  textOf,
} from './inventory-fixture.js';
import { richInventory } from './rich-inventory.js';

const key = Buffer.from('a key');
const redact = (records: Iterable<InventoryRecord>, options: RedactOptions = { key }) =>
  gather(redactInventory(streamOf(records), options));
const read = (records: readonly InventoryRecord[]) => gather(readInventory(piecesOf(textOf(records))));
/** No word that is public, or the beginning of one of ours. */
const word = fc.string({ unit: fc.constantFrom(...'bcgijkmnuwxy'), minLength: 6, maxLength: 10 });
const account = fc.stringMatching(/^[1-9][0-9]{11}$/);

type Of<K extends InventoryRecord['record']> = Extract<InventoryRecord, { record: K }>;
const isKind =
  <K extends InventoryRecord['record']>(kind: K) =>
  (record: InventoryRecord): record is Of<K> =>
    record.record === kind;
const only = <K extends InventoryRecord['record']>(records: readonly InventoryRecord[], kind: K): Of<K> => {
  const found = records.find(isKind(kind));
  if (found === undefined) throw new Error(`there is no ${kind}`);
  return found;
};

describe('a redacted inventory', () => {
  it('is an inventory, which says that it is redacted', async () => {
    const redacted = await redact(richInventory({ word: 'globex', account: '444455556666' }));
    expect(await read(redacted)).toEqual(redacted);
    expect(redacted[0]).toMatchObject({ record: 'header', redacted: true });
  });

  it('holds no name and no account', async () => {
    await fc.assert(
      fc.asyncProperty(word, account, async (secret, other) => {
        const text = textOf(await redact(richInventory({ word: secret, account: other }), {}));
        expect(text.toLowerCase()).not.toContain(secret);
        expect(text).not.toContain(other);
        expect(text).not.toContain('111122223333');
        expect(text).not.toContain('abcdefghij');
        expect(text).not.toContain('0a1b2c3d');
      }),
      { numRuns: 100 },
    );
  });

  it('names the same by the same, and is the same for the same key', async () => {
    const records = richInventory({ word: 'globex', account: '444455556666' });
    const redacted = await redact(records);
    expect(await redact(records)).toEqual(redacted);
    expect(await redact(records, { key: Buffer.from('another') })).not.toEqual(redacted);
    const { registry } = only(redacted, 'registry');
    const { repository } = only(redacted, 'repository');
    const end = only(redacted, 'repository-end');
    const [image] = only(redacted, 'images').images;
    expect(only(redacted, 'header').registries).toEqual([registry.key]);
    expect(registry.key).toBe(`${String(registry.account)}/eu-west-1`);
    expect(repository).toMatchObject({ registry: registry.key, key: repository.arn });
    expect(repository.arn).toBe(`arn:aws:ecr:eu-west-1:${String(registry.account)}:repository/${String(repository.name)}`);
    expect(only(redacted, 'images').repository).toBe(repository.key);
    expect(only(redacted, 'unread').repository).toBe(repository.name);
    expect(only(redacted, 'registry-end').registry).toBe(registry.key);
    expect(end).toMatchObject({ repository: repository.key, scans: [{ digest: image?.digest }, {}], use: [{ digest: image?.digest }] });
  });

  it('keeps what is said of time, size, kind and number', async () => {
    const records = richInventory({ word: 'globex', account: '444455556666' });
    const redacted = await redact(records);
    const [before, after] = [records, redacted].map((list) => only(list, 'images').images[0]);
    const { digest: _d, tags: _t, artifactType: _a, subject: _s, ...rest } = before ?? imageOf('a');
    expect(after).toMatchObject(rest);
    expect(after?.tags).toEqual([expect.stringMatching(/^z[a-z]{6}-1$/), 'v1.2.3', expect.stringMatching(/^feature-z[a-z]{6}$/)]);
    const [registry, redactedRegistry] = [records, redacted].map((list) => only(list, 'registry').registry);
    expect(redactedRegistry?.accountSettings).toEqual(registry?.accountSettings);
    expect(redactedRegistry?.vpcEndpoints).toMatchObject([{ serviceName: 'com.amazonaws.eu-west-1.ecr.api' }, { type: 'Interface' }]);
    expect(redactedRegistry?.pullThroughCacheRules).toMatchObject([
      { upstreamRegistryUrl: 'registry-1.docker.io', upstreamPrefix: 'ROOT' },
      { prefix: 'ROOT', upstreamRegistryUrl: expect.stringMatching(/^z[a-z]{6}\.azurecr\.io$/) },
    ]);
    expect(only(redacted, 'repository').repository).toMatchObject({
      tags: { Environment: 'Production', Criticality: 'high', 'ecr-audit:waive': 'old-image until=2027-01-31 reason=redacted' },
      pulls: { unknown: 'access-denied', detail: expect.stringMatching(/^images of z[a-z]{6} \(\d{12}\/eu-west-1\): access denied$/) },
    });
    expect(only(redacted, 'unread').hint).toMatch(/^allow ecr:DescribeImages to z[a-z]{6}$/);
    expect(only(redacted, 'repository-end').scans[0]).toMatchObject({
      scan: { counts: { CRITICAL: 1 }, findings: [{ name: 'CVE-2026-12345' }, {}] },
    });
  });

  it('has no preview of a lifecycle policy', async () => {
    const records = richInventory({ word: 'globex', account: '444455556666' });
    expect(only(records, 'repository-end').preview).toBeDefined();
    expect(only(await redact(records), 'repository-end')).not.toHaveProperty('preview');
  });

  it('can be redacted again', async () => {
    const judgedAs = { environment: 'prod', from: 'name', critical: true };
    const once = await redact(richInventory({ word: 'globex', account: '444455556666' }), { key, judgedAs: () => judgedAs });
    const twice = await redact(once, { key: Buffer.from('another'), judgedAs: () => ({ ...judgedAs, environment: 'dev' }) });
    expect(await read(twice)).toEqual(twice);
    expect(only(twice, 'repository').judgedAs).toEqual(judgedAs);
  });

  it('says what the real name is judged as', async () => {
    const seen: unknown[] = [];
    const redacted = await redact(richInventory({ word: 'globex', account: '444455556666' }), {
      key,
      judgedAs: ({ name }, registry) => {
        seen.push([name, registry.key]);
        return { environment: 'uat', from: 'config', critical: false };
      },
    });
    expect(seen).toEqual([
      ['globex/api', registryKey],
      ['prod-globex', registryKey],
    ]);
    expect(only(redacted, 'repository').judgedAs).toEqual({ environment: 'uat', from: 'config', critical: false });
  });

  it('has tag keys that no object has by itself', async () => {
    const tags = JSON.parse('{"__proto__":"globex","constructor":"x"}');
    const redacted = await redact(inventoryOf([repositoryRecord('api', { tags }), repositoryEnd('api', 0)]));
    expect(Object.keys(only(redacted, 'repository').repository.tags)).toHaveLength(2);
    expect(textOf(redacted)).not.toContain('globex');
  });
});

describe('names and the filters of their registry', () => {
  const part = fc.constantFrom('pay', 'repay', 'payments', 'api', 'web', 'prod', 'dev', 'a', 'ay', 'team1', 'x');
  const name = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .chain((parts) => fc.constantFrom('/', '-').map((separator) => parts.join(separator)));
  const filter = fc.array(fc.oneof(part, fc.constantFrom('*', '/', '-')), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));

  it('meet as they did', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { maxLength: 4 }),
        fc.array(filter, { maxLength: 2 }),
        fc.array(name, { maxLength: 2 }),
        async (all, scanning, prefixes) => {
          const registry = registryRecord({
            scanning: [{ scanType: 'ENHANCED', rules: [{ scanFrequency: 'SCAN_ON_PUSH', filters: scanning }], address: '' }],
            replication: [{ rules: [{ destinations: [], filters: prefixes }], address: '' }],
          });
          const records = inventoryOf(
            all.flatMap((one) => [repositoryRecord(one), repositoryEnd(one, 0)]),
            registry,
          );
          expect(meetings(await redact(records))).toEqual(meetings(records));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are the same in every registry', async () => {
    const copies = await redact(
      inventoryOf([repositoryRecord('globex/api'), imagesRecord('globex/api', [imageOf('a')]), repositoryEnd('globex/api', 1)]),
    );
    expect(only(copies, 'repository').repository.name).toBe(
      only(await redact(richInventory({ word: 'globex', account: '444455556666' })), 'repository').repository.name,
    );
  });
});

/** For each repository the filters that it meets, by their place. */
function meetings(records: readonly InventoryRecord[]): unknown {
  const { registry } = only(records, 'registry');
  const scanning = registry.scanning.flatMap(({ rules }) =>
    'unknown' in rules ? [] : rules.flatMap(({ filters }) => ('unknown' in filters ? [] : filters)),
  );
  const prefixes = registry.replication.flatMap(({ rules }) =>
    'unknown' in rules ? [] : rules.flatMap(({ filters }) => ('unknown' in filters ? [] : filters)),
  );
  return records
    .filter(isKind('repository'))
    .map(({ repository: { name } }) => [
      scanning.map((filter) => matchesScanningFilter(filter, String(name))),
      prefixes.map((prefix) => String(name).startsWith(prefix)),
    ]);
}
