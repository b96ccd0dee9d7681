import type { Inventory, Registry, Repository } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { ownAccountOf } from './access-context.js';
import { environmentOfRegistry, environmentOfRepository } from './environment.js';
import type { Facts } from './facts.js';
import { registryName, registryType } from './registry-type.js';
import { environmentType } from './repository-parts.js';
import { repositoryType } from './repository-type.js';
import type { Subject, SubjectKind, SubjectResource } from './subject.js';
import { alarmType, cacheRuleType, logGroupType } from './surroundings-types.js';
import { templateType } from './template-type.js';
import { eachOf, unreadAlarm, unreadCacheRule, unreadLogGroup, unreadTemplate } from './unread-parts.js';

/** Everything in an inventory that rules are asked of, repositories first. */
export function subjectsOf(inventory: Inventory, facts: Facts): readonly Subject[] {
  const registries = new Map(inventory.registries.map((registry) => [registry.key, registry]));
  const residents = new Map<string, Repository[]>();
  for (const repository of inventory.repositories) {
    const there = residents.get(repository.registry);
    if (there === undefined) residents.set(repository.registry, [repository]);
    else there.push(repository);
  }
  const views = new Map(
    inventory.registries.map((registry) => [
      registry.key,
      registryType.view({
        registry,
        repositories: residents.get(registry.key) ?? [],
        source: inventory.source,
        facts,
        registries: inventory.registries,
      }),
    ]),
  );
  const view = (registry: Registry): object =>
    views.get(registry.key) ?? registryType.view({ registry, repositories: [], source: inventory.source, facts });
  return [
    ...inventory.repositories.map((repository) => {
      const registry = registryOf(repository, registries);
      return repositorySubject(repository, registry, view(registry), facts);
    }),
    ...inventory.registries.flatMap((registry) => registrySubjects(registry, view(registry), facts)),
  ];
}

/** The registry of a repository; a source always gives one. */
export function registryOf({ key, registry }: Repository, registries: ReadonlyMap<string, Registry>): Registry {
  const found = registries.get(registry);
  if (found === undefined) throw new Error(`the inventory has no registry ${registry}, which ${key} is in`);
  return found;
}

function repositorySubject(repository: Repository, registry: Registry, registryView: object, facts: Facts): Subject {
  const environment = environmentOfRepository(repository, registry, facts.context);
  return {
    kind: 'repository',
    key: repository.key,
    resource: repositoryResource(repository, registry, facts),
    environment,
    partial: !repository.managed,
    variables: {
      repository: repositoryType.view({ repository, registry, environment, facts }),
      registry: registryView,
      environment: environmentType.view(environment),
    },
    tags: repository.tags,
    members: [repository.address, repository.lifecyclePolicy.address, repository.policy.address].filter((address) => address !== ''),
  };
}

/** What a finding on a repository names. */
export function repositoryResource(repository: Repository, registry: Registry, facts: Facts): SubjectResource {
  return {
    kind: 'repository',
    name: text(repository.name),
    account: text(ownAccountOf(registry, facts.context)),
    region: text(registry.region),
    arn: text(repository.arn),
    address: repository.address,
  };
}

function registrySubjects(registry: Registry, registryView: object, facts: Facts): readonly Subject[] {
  const environment = environmentOfRegistry(registry, facts.context);
  const place = { account: text(ownAccountOf(registry, facts.context)), region: text(registry.region), arn: '' };
  const base = { environment, partial: false, tags: notRead };
  const shared = { registry: registryView, environment: environmentType.view(environment) };
  const part = (kind: SubjectKind, name: Knowable<string>, address: string, variable: string, view: object): Subject => ({
    ...base,
    kind,
    key: address === '' ? `${registry.key}/${text(name)}` : address,
    resource: { kind, name: text(name), ...place, address },
    variables: { [variable]: view, ...shared },
    members: address === '' ? [] : [address],
  });
  return [
    {
      ...base,
      kind: 'registry',
      key: registry.key,
      resource: { kind: 'registry', name: registryName(registry), ...place, address: '' },
      variables: shared,
      members: [...registry.scanning, ...registry.replication, ...registry.policies]
        .map(({ address }) => address)
        .filter((address) => address !== ''),
    },
    ...eachOf(registry.pullThroughCacheRules, unreadCacheRule).map((rule) =>
      part('pull-through-cache-rule', rule.prefix, rule.address, 'cacheRule', cacheRuleType.view({ rule, registry })),
    ),
    ...eachOf(registry.creationTemplates, unreadTemplate).map((template) =>
      part('creation-template', template.prefix, template.address, 'template', templateType.view({ template, registry, facts })),
    ),
    ...eachOf(registry.alarms, unreadAlarm).map((alarm) => part('alarm', alarm.name, alarm.address, 'alarm', alarmType.view(alarm))),
    ...eachOf(registry.logGroups, unreadLogGroup).map((logGroup) =>
      part('log-group', logGroup.name, logGroup.address, 'logGroup', logGroupType.view(logGroup)),
    ),
  ];
}

const notRead = unknown('not-read', 'its tags');

function text(value: Knowable<string>): string {
  return isUnknown(value) ? '' : value;
}
