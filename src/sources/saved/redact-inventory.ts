import { randomBytes } from 'node:crypto';
import type { Registry, Repository } from '../../model/inventory.js';
import type { InventoryHeader, InventoryRecord, JudgedAs, RepositoryRecord, TrustedAs } from '../../schema/generated/inventory-record.js';
import { redactImages, redactRepositoryEnd } from './redact/images.js';
import type { NameFilter } from './redact/names.js';
import { createRedactor, type Redactor } from './redact/redactor.js';
import { nameFiltersOf, redactRegistry } from './redact/registry.js';
import { asItIs, redactRepository } from './redact/repository.js';
import type { TagRedactor } from './redact/tags.js';

/** How an inventory is redacted. */
export interface RedactOptions {
  /** What the real name of a repository, and the config, make of it; a record that says so already keeps what it says. */
  readonly judgedAs?: (repository: Repository, registry: Registry) => JudgedAs;
  /** Who is one of us, by the config. */
  readonly trust?: TrustedAs;
  /** What the pseudonyms hang on; random where it is left out. Who has it can try what a pseudonym stands for. */
  readonly key?: Uint8Array;
}

/**
 * Puts pseudonyms in the place of accounts, names, tags, digests, principals, keys and sentences, the same for the same, and leaves what
 * rules judge by as it is: environments, kinds of tags, prefixes, who lets in whom, what matches what.
 *
 * Names in the globs of a config, and in waivers, are not found in a redacted inventory.
 */
export async function* redactInventory(
  records: AsyncIterable<InventoryRecord>,
  options: RedactOptions = {},
): AsyncGenerator<InventoryRecord, void, undefined> {
  const redact = createRecordRedactor(options);
  for await (const record of records) yield redact(record);
}

function createRecordRedactor({ judgedAs, trust, key = randomBytes(32) }: RedactOptions): (record: InventoryRecord) => InventoryRecord {
  const redactor = createRedactor(key);
  let registry: Registry | null = null;
  let filters: readonly NameFilter[] = [];
  let repositoryKey = '';
  let tags: TagRedactor = redactor.tagRedactors([]);

  function openRepository(record: RepositoryRecord): RepositoryRecord {
    const redacted = redactRepository(record.repository, filters, redactor);
    repositoryKey = redacted.repository.key;
    tags = redacted.tags;
    const judged = record.judgedAs ?? (registry === null ? undefined : judgedAs?.(record.repository, registry));
    return { record: record.record, repository: redacted.repository, ...(judged === undefined ? {} : { judgedAs: judged }) };
  }

  return (record) => {
    switch (record.record) {
      case 'header':
        return redactHeader(record, record.trust ?? trust, redactor);
      case 'registry':
        registry = record.registry;
        filters = nameFiltersOf(record.registry);
        return { ...record, registry: redactRegistry(record.registry, redactor) };
      case 'repository':
        return openRepository(record);
      case 'images':
        return redactImages(record, repositoryKey, tags, redactor);
      case 'repository-end':
        return redactRepositoryEnd(record, repositoryKey, redactor);
      case 'registry-end':
        return {
          ...record,
          registry: redactor.registryKey(record.registry),
          repositories: asItIs(redactor, record.repositories),
          publicRepositories: asItIs(redactor, record.publicRepositories),
        };
      case 'unread':
        return {
          ...record,
          what: redactor.prose(record.what),
          account: redactor.words.account(record.account),
          repository: redactor.names.name(record.repository, []),
          why: redactor.prose(record.why),
          hint: redactor.prose(record.hint),
        };
      case 'end':
        return record;
    }
  };
}

function redactHeader(
  header: InventoryHeader,
  trust: TrustedAs | undefined,
  { registryKey, words, identifiers }: Redactor,
): InventoryHeader {
  return {
    ...header,
    redacted: true,
    registries: header.registries.map(registryKey),
    ...(header.manifestReaders === undefined ? {} : { manifestReaders: header.manifestReaders.map(identifiers.arn) }),
    ...(trust === undefined
      ? {}
      : { trust: { accounts: trust.accounts.map(words.account), organizations: trust.organizations.map(identifiers.any) } }),
  };
}
