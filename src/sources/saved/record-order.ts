import { isUnknown, type Knowable } from '../../model/unknown.js';
import type {
  ImagesRecord,
  InventoryEnd,
  InventoryRecord,
  RegistryEnd,
  RegistryRecord,
  RepositoryEnd,
  RepositoryRecord,
} from '../../schema/generated/inventory-record.js';

/** Follows the records of one inventory and tells where they are out of order or do not add up. */
export interface RecordOrder {
  /** Takes the next record; what is wrong with it in a phrase, empty where it is right. */
  readonly take: (record: InventoryRecord) => string;
  /** True once the end record was taken. */
  readonly isComplete: () => boolean;
}

interface OpenRegistry {
  readonly key: string;
  readonly repositories: Set<string>;
  private: number;
  public: number;
}

interface OpenRepository {
  readonly key: string;
  images: number;
}

/**
 * Starts before the first record. The keys of the repositories of one registry are held, and nothing else that grows: a
 * repository that is there twice would be judged twice.
 */
export function createRecordOrder(): RecordOrder {
  const held = { registries: 0, repositories: 0, images: 0, unread: 0 };
  const registryKeys = new Set<string>();
  let started = false;
  let complete = false;
  let registry: OpenRegistry | null = null;
  let repository: OpenRepository | null = null;

  function openRegistry({ registry: { key } }: RegistryRecord): string {
    if (registry !== null) return `expected the end of the registry ${registry.key} before another one`;
    if (registryKeys.has(key)) return `the registry ${key} is there twice`;
    registryKeys.add(key);
    registry = { key, repositories: new Set(), private: 0, public: 0 };
    held.registries += 1;
    return '';
  }

  function openRepository({ repository: { key, kind, registry: owner } }: RepositoryRecord): string {
    if (registry === null) return `expected the registry of the repository ${key} before it`;
    if (repository !== null) return `expected the end of the repository ${repository.key} before another one`;
    if (owner !== registry.key) return `the repository ${key} is of the registry ${owner}, and stands in ${registry.key}`;
    if (registry.repositories.has(key)) return `the repository ${key} is there twice`;
    registry.repositories.add(key);
    registry[kind] += 1;
    repository = { key, images: 0 };
    held.repositories += 1;
    return '';
  }

  function addImages({ repository: key, images }: ImagesRecord): string {
    if (repository?.key !== key) return notOpen('images', key);
    repository.images += images.length;
    held.images += images.length;
    return '';
  }

  function closeRepository({ repository: key, images }: RepositoryEnd): string {
    if (repository?.key !== key) return notOpen('the end', key);
    const fault = differs('images of this repository', images, repository.images);
    repository = null;
    return fault;
  }

  function closeRegistry({ registry: key, ...counts }: RegistryEnd): string {
    if (repository !== null) return `expected the end of the repository ${repository.key} before that of its registry`;
    if (registry?.key !== key) return `the end of the registry ${key} stands where that registry is not open`;
    const { private: kept, public: shared } = registry;
    registry = null;
    return differs('repositories of this registry', counts.repositories, kept) || differs('public ones', counts.publicRepositories, shared);
  }

  function close(end: InventoryEnd): string {
    if (registry !== null) return `expected the end of the registry ${registry.key} before the end of the inventory`;
    complete = true;
    return (
      differs('registries', end.registries, held.registries) ||
      differs('repositories', end.repositories, held.repositories) ||
      differs('images', end.images, held.images) ||
      differs('records of what was not read', end.unread, held.unread)
    );
  }

  function takeRecord(record: InventoryRecord): string {
    switch (record.record) {
      case 'header':
        return 'a second header: this is more than one inventory';
      case 'registry':
        return openRegistry(record);
      case 'repository':
        return openRepository(record);
      case 'images':
        return addImages(record);
      case 'repository-end':
        return closeRepository(record);
      case 'registry-end':
        return closeRegistry(record);
      case 'unread':
        held.unread += 1;
        return '';
      case 'end':
        return close(record);
    }
  }

  return {
    take: (record) => {
      if (complete) return 'nothing may follow the end of the inventory';
      if (started) return takeRecord(record);
      started = true;
      return record.record === 'header' ? '' : 'expected the header first';
    },
    isComplete: () => complete,
  };
}

function notOpen(what: string, key: string): string {
  return `${what} of the repository ${key} where that repository is not open`;
}

/** A count that is not known says nothing, and is there to say so. */
function differs(what: string, said: Knowable<number>, held: number): string {
  return isUnknown(said) || said === held ? '' : `the count does not agree: ${said} ${what} by this line, ${held} above it`;
}
