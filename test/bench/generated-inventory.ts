import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Image, ImageScan } from '../../src/model/image.ts';
import type { Registry, Repository } from '../../src/model/inventory.ts';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.ts';

const account = '111122223333';
const region = 'eu-central-1';
const registryKey = `${account}/${region}`;
const takenAt = Date.parse('2026-11-21T12:00:00Z');
const day = 86_400_000;
const none = { present: false, text: '', address: '' };

/** Seeded, so that every run measures the same (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Writes an inventory of so many repositories and images, as private registries that pipelines feed are: three in five repositories
 * without a lifecycle policy, few with very many images, most images pulled never or once, indexes with two children each.
 */
export async function writeInventory(file: string, repositories: number, images: number): Promise<void> {
  const out = createWriteStream(file);
  const put = async (record: InventoryRecord): Promise<void> => {
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
  };
  const next = random(42);
  await put({
    record: 'header',
    schemaVersion: '1.0',
    tool: { name: 'ecr-audit', version: '0.0.0' },
    source: 'aws',
    takenAt: new Date(takenAt).toISOString(),
    redacted: false,
    registries: [registryKey],
    leftOut: [],
  });
  await put({ record: 'registry', registry });
  const sizes = shares(repositories, images, next);
  for (let index = 0; index < repositories; index += 1) await putRepository(put, index, sizes[index] ?? 0, next);
  await put({ record: 'registry-end', registry: registryKey, repositories, publicRepositories: 0 });
  await put({ record: 'end', registries: 1, repositories, images: sizes.reduce((sum, size) => sum + size, 0), unread: 0 });
  out.end();
  await once(out, 'finish');
}

/** A few repositories hold most of the images; the sum is exact. */
function shares(repositories: number, images: number, next: () => number): number[] {
  const weights = Array.from({ length: repositories }, () => (1 - next()) ** -0.7);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.min(100_000, Math.floor((weight / total) * images)));
  const missing = images - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, index) => size + Math.floor(missing / repositories) + (index < missing % repositories ? 1 : 0));
}

async function putRepository(
  put: (record: InventoryRecord) => Promise<void>,
  index: number,
  count: number,
  next: () => number,
): Promise<void> {
  const environment = ['dev', 'dev', 'staging', 'prod'][index % 4] ?? 'dev';
  const name = `${environment}/team-${index % 97}/service-${index}`;
  const key = `arn:aws:ecr:${region}:${account}:repository/${name}`;
  await put({ record: 'repository', repository: { ...repository, key, arn: key, name, ...policyOf(next), ...tagsOf(environment) } });
  let newest: Image | undefined;
  for (let from = 0; from < count; from += 1_000) {
    const page = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) => image(index, from + offset, count, next));
    newest ??= page[0];
    await put({ record: 'images', repository: key, images: page });
  }
  const scans = newest === undefined ? [] : [{ digest: newest.digest, scan }];
  await put({ record: 'repository-end', repository: key, images: count, indexes: notRead, scans, use: [] });
}

function policyOf(next: () => number): Pick<Repository, 'lifecyclePolicy'> {
  if (next() < 0.6) return { lifecyclePolicy: none };
  const rule = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: 'expire' } });
  const rules = [
    rule(1, { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 }),
    rule(2, { tagStatus: 'tagged', tagPrefixList: ['v'], countType: 'imageCountMoreThan', countNumber: 20 }),
    rule(3, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 }),
  ];
  return { lifecyclePolicy: { present: true, text: JSON.stringify({ rules: rules.slice(0, 1 + Math.floor(next() * 3)) }), address: '' } };
}

function tagsOf(Environment: string): Pick<Repository, 'tags' | 'certainTags'> {
  const tags = { Environment, Team: 'platform' };
  return { tags, certainTags: tags };
}

/** Newest first, ten a day; every third an index with the two children before it. */
function image(repositoryIndex: number, index: number, count: number, next: () => number): Image {
  const pushed = takenAt - (index / 10) * day;
  const isIndex = index % 3 === 0 && count > 2;
  const isChild = index % 3 !== 0 && count > 2;
  const pulled = next();
  return {
    digest: `sha256:${createHash('sha256').update(`${repositoryIndex}/${index}`).digest('hex')}`,
    tags: isChild || next() < 0.1 ? [] : [next() < 0.2 ? `v1.${index}.0` : `sha-${Math.floor(next() * 0xfffffff).toString(16)}`],
    sizeInBytes: Math.floor(17_000_000 * (1 - next()) ** -0.8),
    pushedAt: new Date(pushed).toISOString(),
    lastPulledAt: pulled < 0.5 ? '' : new Date(Math.min(takenAt, pushed + pulled * 30 * day)).toISOString(),
    status: 'ACTIVE',
    lastArchivedAt: '',
    lastActivatedAt: '',
    mediaType: isIndex ? 'application/vnd.oci.image.index.v1+json' : 'application/vnd.oci.image.manifest.v1+json',
    artifactType: isIndex ? '' : 'application/vnd.oci.image.config.v1+json',
    subject: '',
  };
}

const notRead = {
  unknown: 'not-read' as const,
  detail: 'manifests, which tell the children of an index, are read with --read-manifests only',
};
const scan: ImageScan = {
  status: 'COMPLETE',
  reason: '',
  completedAt: '2026-11-20T00:00:00Z',
  scanner: 'basic',
  counts: { HIGH: 2 },
  findings: [],
};

const repository: Repository = {
  key: '',
  registry: registryKey,
  kind: 'private',
  managed: true,
  name: '',
  arn: '',
  address: '',
  tagMutability: 'MUTABLE',
  tagMutabilityExclusionFilters: [],
  encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' },
  scanOnPush: true,
  scanFrequency: 'SCAN_ON_PUSH',
  lifecyclePolicy: none,
  policy: none,
  tags: {},
  certainTags: {},
  forceDelete: false,
  createdAt: '2024-01-01T00:00:00Z',
  pulls: { days: 90, count: 1_000 },
};

const registry: Registry = {
  key: registryKey,
  account,
  region,
  scanning: [{ scanType: 'BASIC', rules: [{ scanFrequency: 'SCAN_ON_PUSH', filters: ['*'] }], address: '' }],
  replication: [],
  policies: [none],
  pullThroughCacheRules: [],
  creationTemplates: [],
  accountSettings: [{ name: 'REGISTRY_POLICY_SCOPE', value: 'V2', address: '' }],
  alarms: [],
  eventRules: [],
  logGroups: [],
  metricFilters: [],
  vpcEndpoints: [],
  inspectorCoversEcr: false,
  inspectorRescan: { duration: '', pullDateDuration: '', pullDateMode: '' },
  signingRules: [],
  pullTimeExclusions: [],
};
