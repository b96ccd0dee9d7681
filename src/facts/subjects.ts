import { grouped } from '../model/grouped.js';
import type { Inventory, Registry, Repository } from '../model/inventory.js';
import { type Knowable, unknown } from '../model/unknown.js';
import type { Facts } from './facts.js';
import { partsOf } from './registry-subjects.js';
import { registryType } from './registry-type.js';
import { repositorySubject } from './repository-subjects.js';
import type { Subject } from './subject.js';

/** Everything in an inventory without images that rules are asked of, repositories first. */
export function subjectsOf(inventory: Inventory, facts: Facts): readonly Subject[] {
  const registries = new Map(inventory.registries.map((registry) => [registry.key, registry]));
  const residents = grouped(inventory.repositories, ({ registry }) => registry);
  const viewOf = (registry: Registry): object =>
    registryType.view({
      registry,
      residents: residents.get(registry.key) ?? [],
      whole: wholeOf(inventory, residents.get(registry.key)?.length ?? 0),
      source: inventory.source,
      facts,
      registries: inventory.registries,
    });
  const views = new Map(inventory.registries.map((registry) => [registry.key, viewOf(registry)]));
  const view = (registry: Registry): object => views.get(registry.key) ?? viewOf(registry);
  return [
    ...inventory.repositories.map((repository) => {
      const registry = registryOf(repository, registries);
      return repositorySubject({ repository, registry, registryView: view(registry), facts, judgedAs: undefined, images: null });
    }),
    ...inventory.registries.flatMap((registry) => partsOf(registry, view(registry), facts)),
  ];
}

/** A plan shows the repositories that it manages; an account shows all. */
function wholeOf({ source }: Inventory, count: number): Knowable<number> {
  return source === 'aws' ? count : unknown('not-in-plan', 'the repositories of the registry that this plan does not manage');
}

/** The registry of a repository; a source always gives one. */
export function registryOf({ key, registry }: Repository, registries: ReadonlyMap<string, Registry>): Registry {
  const found = registries.get(registry);
  if (found === undefined) throw new Error(`the inventory has no registry ${registry}, which ${key} is in`);
  return found;
}
