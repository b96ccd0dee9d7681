import type { Registry, Repository } from '../../../src/model/inventory.js';
import { unknown } from '../../../src/model/unknown.js';
import type {
  Image,
  ImagesRecord,
  InventoryHeader,
  InventoryRecord,
  RegistryEnd,
  RegistryRecord,
  RepositoryEnd,
  RepositoryRecord,
  UnreadRecord,
} from '../../../src/schema/generated/inventory-record.js';

const ownAccount = '111122223333';
const region = 'eu-west-1';
export const registryKey = `${ownAccount}/${region}`;

const header: InventoryHeader = {
  record: 'header',
  schemaVersion: '1.0',
  tool: { name: 'ecr-audit', version: '0.1.0' },
  source: 'aws',
  takenAt: '2026-11-20T08:00:00.000Z',
  redacted: false,
  registries: [registryKey],
  leftOut: [],
};

/** A registry without any setting. */
export function registryRecord(settings: Partial<Registry> = {}): RegistryRecord {
  return {
    record: 'registry',
    registry: {
      key: registryKey,
      account: ownAccount,
      region,
      scanning: [],
      replication: [],
      policies: [],
      pullThroughCacheRules: [],
      creationTemplates: [],
      accountSettings: [],
      alarms: [],
      eventRules: [],
      logGroups: [],
      metricFilters: [],
      vpcEndpoints: [],
      inspectorCoversEcr: false,
      signingRules: [],
      pullTimeExclusions: [],
      inspectorRescan: { duration: '', pullDateDuration: '', pullDateMode: '' },
      ...settings,
    },
  };
}

const keyOf = (name: string): string => `arn:aws:ecr:${region}:${ownAccount}:repository/${name}`;
export const noPolicy = { present: false, text: '', address: '' };
export const policyOf = (document: unknown) => ({ present: true, text: JSON.stringify(document), address: '' });

export function repositoryRecord(name: string, settings: Partial<Repository> = {}): RepositoryRecord {
  return {
    record: 'repository',
    repository: {
      key: keyOf(name),
      registry: registryKey,
      kind: 'private',
      managed: true,
      name,
      arn: keyOf(name),
      address: '',
      tagMutability: 'IMMUTABLE',
      tagMutabilityExclusionFilters: [],
      encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' },
      scanOnPush: true,
      scanFrequency: 'SCAN_ON_PUSH',
      lifecyclePolicy: noPolicy,
      policy: noPolicy,
      tags: {},
      certainTags: {},
      forceDelete: false,
      createdAt: '2025-01-01T00:00:00.000Z',
      pulls: { days: 90, count: 3 },
      ...settings,
    },
  };
}

export function imageOf(digit: string, tags: readonly string[] = []): Image {
  return {
    digest: `sha256:${digit.repeat(64)}`,
    tags: [...tags],
    sizeInBytes: 1_000_000,
    pushedAt: '2026-11-01T08:00:00.000Z',
    lastPulledAt: '',
    status: 'ACTIVE',
    lastArchivedAt: '',
    lastActivatedAt: '',
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: '',
    subject: '',
  };
}

export function imagesRecord(name: string, images: readonly Image[]): ImagesRecord {
  return { record: 'images', repository: keyOf(name), images: [...images] };
}

export function repositoryEnd(name: string, images: number): RepositoryEnd {
  return { record: 'repository-end', repository: keyOf(name), images, indexes: [], scans: [], use: unknown('not-read', 'images in use') };
}

const registryEnd: RegistryEnd = { record: 'registry-end', registry: registryKey, repositories: 0, publicRepositories: 0 };

export const unread: UnreadRecord = {
  record: 'unread',
  what: 'images',
  account: ownAccount,
  region,
  repository: 'api',
  why: 'access denied',
  hint: 'allow ecr:DescribeImages to the role that scans',
};

/** An inventory of one registry around what it holds, with counts that agree. */
export function inventoryOf(inner: readonly InventoryRecord[], registry: RegistryRecord = registryRecord()): InventoryRecord[] {
  const count = (kind: InventoryRecord['record']): number => inner.filter(({ record }) => record === kind).length;
  const ofPublic = inner.filter((record) => record.record === 'repository' && record.repository.kind === 'public').length;
  const images = inner.reduce((sum, record) => sum + (record.record === 'images' ? record.images.length : 0), 0);
  return [
    header,
    registry,
    ...inner,
    { ...registryEnd, repositories: count('repository') - ofPublic, publicRepositories: ofPublic },
    { record: 'end', registries: 1, repositories: count('repository'), images, unread: count('unread') },
  ];
}

/** Two repositories, the first with images in two pages. */
export const small: readonly InventoryRecord[] = inventoryOf([
  repositoryRecord('api'),
  imagesRecord('api', [imageOf('a', ['v1.0.0']), imageOf('b')]),
  imagesRecord('api', [imageOf('c', ['latest'])]),
  repositoryEnd('api', 3),
  unread,
  repositoryRecord('web/front'),
  repositoryEnd('web/front', 0),
]);

export const textOf = (records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

export async function* streamOf<T>(items: Iterable<T>): AsyncGenerator<T, void, undefined> {
  yield* items;
}

/** Bytes in pieces of a size. */
export function piecesOf(bytes: Uint8Array | string, size = 64): AsyncIterable<Uint8Array> {
  const whole = Buffer.from(bytes);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += size) pieces.push(whole.subarray(at, at + size));
  return streamOf(pieces);
}

export async function gather<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
