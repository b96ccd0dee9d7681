import { isUnknown } from '../../model/unknown.js';
import type { InventoryRecord, UnreadRecord } from '../../schema/generated/inventory-record.js';
import { wrongAccount } from './enter-account.js';
import { createKeyReader } from './key-reader.js';
import { createManifestReader } from './manifest-reader.js';
import { createPreviewReader } from './preview-reader.js';
import type { AwsReadOptions } from './read-estate.js';
import { type ReadFault, type ReadPlace, unreadRecord } from './read-fault.js';
import { readLifecycleRegistry } from './read-lifecycle-registry.js';
import { publicRegion } from './read-public-images.js';
import { readPublicRepositories } from './read-public-repositories.js';
import { type RegistryReading, readRegistry } from './read-registry.js';
import { readRepositories } from './read-repositories.js';
import { ofRegistry, type RegistryRead } from './registry-read.js';
import type { RepositoryRead } from './repository-read.js';
import type { RegistryTarget } from './scan-target.js';
import { validRecords } from './valid-records.js';

/** Reads one registry: its settings and what stands around it, its repositories, and the public ones where it is the region for those. */
export async function* readOneRegistry(target: RegistryTarget, options: AwsReadOptions): AsyncGenerator<InventoryRecord, void, undefined> {
  const asked = registryRead(target, options);
  const keys = createKeyReader(asked);
  const reading =
    options.extent === 'lifecycle' ? await readLifecycleRegistry(asked, options.readManifests) : await readRegistry(asked, keys);
  const account = verifiedAccount(reading, target);
  if (account === null) {
    yield notVerified(target);
    return;
  }
  const dead = deadReason(reading);
  if (dead !== undefined) {
    yield { ...unreadRecord(dead), what: 'the registry' };
    return;
  }
  const registry = validRecords(
    { records: [{ record: 'registry' as const, registry: reading.registry }] },
    ofRegistry(asked, 'the registry', 'ecr:DescribeRegistry'),
  );
  if ('fault' in registry) {
    yield unreadRecord(registry.fault);
    return;
  }
  yield* registry.value.records;
  yield* reading.unread.map(unreadRecord);
  const read: RepositoryRead = {
    clients: target.clients,
    place: placeOf(target, account),
    registry: reading.registry.key,
    concurrency: options.concurrency,
    leftOut: options.leftOut,
    keys,
    manifests: options.readManifests ? createManifestReader(target.clients) : null,
    parts: options.parts,
    extent: options.extent ?? 'everything',
    selection: options.selection,
    preview: options.preview === undefined ? null : createPreviewReader(target.clients, options.preview.policyText, options.clock),
    use: reading.use,
    now: options.now,
  };
  const repositories = yield* readRepositories(read, new Set(reading.unread));
  const publicRepositories = target.region === publicRegion ? yield* readPublicRepositories(read) : 0;
  yield { record: 'registry-end', registry: read.registry, repositories, publicRepositories };
}

function registryRead(target: RegistryTarget, { leftOut }: AwsReadOptions): RegistryRead {
  const { clients, account, region, partition, profile } = target;
  return { clients, account, region, partition, leftOut, ...(profile === undefined ? {} : { profile }) };
}

/**
 * The account of what was read: what STS said, else what the registry itself says; null where another was asked for and it cannot be
 * told whether this is it.
 *
 * @throws EcrAuditError (`wrong-account`).
 */
function verifiedAccount({ registry }: RegistryReading, { account, expected }: RegistryTarget): string | null {
  if (account !== '') return account;
  const told = isUnknown(registry.account) ? '' : registry.account;
  if (expected === '' || told === expected) return told;
  if (told !== '') throw wrongAccount(told, [expected]);
  return null;
}

function notVerified({ expected, region }: RegistryTarget): UnreadRecord {
  return {
    record: 'unread',
    what: 'the registry',
    account: expected,
    region,
    repository: '',
    why: 'it cannot be told whether the credentials are of this account',
    hint: 'see who you are: aws sts get-caller-identity',
  };
}

/** Faults that every further call would meet too. */
const general: ReadonlySet<ReadFault['code']> = new Set(['expired-token', 'bad-credentials', 'region-off', 'network', 'timed-out']);

/** The one reason for which nothing of a registry can be read; undefined where any setting of it could. */
function deadReason({ registry, unread }: RegistryReading): ReadFault | undefined {
  const { scanning, replication, policies, pullThroughCacheRules, creationTemplates, signingRules, pullTimeExclusions } = registry;
  const settings = [
    ...scanning.map(({ scanType }) => scanType),
    ...replication.map(({ rules }) => rules),
    ...policies.map(({ present }) => present),
    ...[pullThroughCacheRules, creationTemplates, signingRules, pullTimeExclusions],
  ];
  const [first] = unread;
  return settings.every(isUnknown) && unread.every(({ code }) => general.has(code)) ? first : undefined;
}

function placeOf({ region, profile }: RegistryTarget, account: string): ReadPlace {
  return { account, region, ...(profile === undefined ? {} : { profile }) };
}
