import type { Registry, Repository } from '../model/inventory.js';
import type { PlannedEstate, RegistryChange, RepositoryChange } from '../model/planned-estate.js';
import { type ChangeSubject, changeType } from './change-type.js';
import { type Environment, environmentOfRegistry, environmentOfRepository } from './environment.js';
import type { Facts } from './facts.js';
import { registryName, registryType } from './registry-type.js';
import { environmentType } from './repository-parts.js';
import { repositoryResource } from './repository-subjects.js';
import type { Subject } from './subject.js';

/** The planned changes that rules are asked of: one a repository that the plan has, one a registry whose settings change. */
export function changeSubjectsOf(estate: PlannedEstate, facts: Facts): readonly Subject[] {
  const before = new Map(estate.before.registries.map((registry) => [registry.key, registry]));
  const after = new Map(estate.after.registries.map((registry) => [registry.key, registry]));
  const views = new Map<string, object>();
  const view = (registry: Registry): object => {
    const known = views.get(registry.key) ?? registryType.view({ registry, residents: [], whole: 0, source: estate.after.source, facts });
    views.set(registry.key, known);
    return known;
  };
  return [
    ...estate.repositoryChanges.flatMap((change) => {
      const now = after.get(change.registry) ?? before.get(change.registry);
      return now === undefined ? [] : repositoryChangeSubject(change, before.get(change.registry) ?? now, now, view(now), facts);
    }),
    ...estate.registryChanges
      .filter(({ settings }) => settings.length > 0)
      .map((change) => registryChangeSubject(change, view(change.after), facts)),
  ];
}

function repositoryChangeSubject(
  change: RepositoryChange,
  registryBefore: Registry,
  registryAfter: Registry,
  registryView: object,
  facts: Facts,
): readonly Subject[] {
  // What a change does, it does to what is there: to the images of the old name, in the old environment.
  const repository = change.before ?? change.after;
  if (repository === null) return [];
  const environment = environmentOfChange(repository, change.after ?? repository, registryAfter, facts);
  const resource = { ...repositoryResource(repository, registryAfter, facts), address: change.own.address };
  const subject: ChangeSubject = { kind: 'repository', change, registryBefore, registryAfter, facts };
  return [
    {
      kind: 'change',
      key: change.key,
      resource,
      environment,
      partial: !repository.managed,
      variables: { change: changeType.view(subject), registry: registryView, environment: environmentType.view(environment) },
      // A waiver may come with the change that it is for.
      tags: (change.after ?? repository).tags,
      members: [change.own, change.lifecyclePolicy, change.policy].flatMap((one) => (one === null ? [] : [one.address])),
    },
  ];
}

/** A change that moves a repository to another environment concerns both: the one asked for, else the one it is taken from. */
function environmentOfChange(before: Repository, after: Repository, registry: Registry, { context }: Facts): Environment {
  const from = environmentOfRepository(before, registry, context);
  if (from.name === context.requestedEnvironment && from.name !== '') return from;
  const to = environmentOfRepository(after, registry, context);
  return to.name === context.requestedEnvironment || from.name === '' ? to : from;
}

function registryChangeSubject({ key, settings, before, after }: RegistryChange, registryView: object, facts: Facts): Subject {
  const environment = environmentOfRegistry(after, facts.context);
  const empty: Registry = { ...after, scanning: [], replication: [], policies: [] };
  const subject: ChangeSubject = { kind: 'registry', settings, before: before ?? empty, after, facts };
  const text = (value: Registry['account']): string => (typeof value === 'string' ? value : '');
  return {
    kind: 'change',
    key: `registry ${key}`,
    resource: {
      kind: 'registry',
      name: registryName(after),
      account: text(after.account),
      region: text(after.region),
      arn: '',
      address: settings[0]?.address ?? '',
    },
    environment,
    partial: false,
    variables: { change: changeType.view(subject), registry: registryView, environment: environmentType.view(environment) },
    tags: {},
    members: settings.map(({ address }) => address),
  };
}
