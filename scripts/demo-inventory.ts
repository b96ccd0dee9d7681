import type { InventoryRecord, UnreadRecord } from '../src/schema/generated/inventory-record.ts';
import { productionAbroad, productionHome } from './demo/estates/production-registries.ts';
import { toolsAbroad, toolsHome } from './demo/estates/tools-registries.ts';
import { trialsAbroad, trialsHome } from './demo/estates/trials-registries.ts';
import { deniedKey } from './demo/keys.ts';
import { takenAt } from './demo/moment.ts';
import { registryKey } from './demo/places.ts';
import { type DemoRegistry, registryOf } from './demo/registry.ts';
import type { DemoRepository } from './demo/repository.ts';
import { repositoryRecords } from './demo/repository-records.ts';

/** Kestrel, a parcel carrier that does not exist: production, what comes before it, and the tools that both share. */
const company: readonly DemoRegistry[] = [productionHome, productionAbroad, trialsHome, trialsAbroad, toolsHome, toolsAbroad];

/** The inventory that `scan --demo` judges: as a scan with --read-manifests would have saved it, and the same in every run. */
export function demoInventory(): readonly InventoryRecord[] {
  const registries = company.flatMap(registryRecords);
  const count = (kind: InventoryRecord['record']): number => registries.filter(({ record }) => record === kind).length;
  const images = registries.reduce((sum, record) => sum + (record.record === 'images' ? record.images.length : 0), 0);
  return [
    {
      record: 'header',
      schemaVersion: '1.0',
      // Not the version of today: a release alone does not make the inventory another.
      tool: { name: 'ecr-audit', version: '0.1.0' },
      source: 'aws',
      takenAt,
      redacted: false,
      registries: company.map(({ place }) => registryKey(place)),
      leftOut: [],
    },
    ...registries,
    { record: 'end', registries: company.length, repositories: count('repository'), images, unread: count('unread') },
  ];
}

function registryRecords(registry: DemoRegistry): readonly InventoryRecord[] {
  const { place, repositories } = registry;
  const described = registryOf(registry);
  const ofPublic = repositories.filter(({ kind }) => kind === 'public').length;
  const records = inOrder(repositories).flatMap((repository) => repositoryRecords(repository, place, described));
  return [
    { record: 'registry', registry: described },
    ...records,
    ...(described.key === registryKey(deniedKey) ? [unread] : []),
    { record: 'registry-end', registry: described.key, repositories: repositories.length - ofPublic, publicRepositories: ofPublic },
  ];
}

function inOrder(repositories: readonly DemoRepository[]): readonly DemoRepository[] {
  return [...repositories].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const unread: UnreadRecord = { record: 'unread', repository: '', ...deniedKey };
