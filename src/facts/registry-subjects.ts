import type { Inventory, Registry } from '../model/inventory.js';
import { type Knowable, unknown } from '../model/unknown.js';
import { ownAccountOf } from './access-context.js';
import { environmentOfRegistry } from './environment.js';
import type { Facts } from './facts.js';
import { type RegistryResident, registryName, registryType } from './registry-type.js';
import { environmentType } from './repository-parts.js';
import { textOf } from './repository-subjects.js';
import type { Subject, SubjectKind } from './subject.js';
import { alarmType, cacheRuleType, logGroupType } from './surroundings-types.js';
import { templateType } from './template-type.js';
import { eachOf, unreadAlarm, unreadCacheRule, unreadLogGroup, unreadTemplate } from './unread-parts.js';

/** A registry that is judged when its repositories are known. */
export interface RegistryToJudge {
  readonly registry: Registry;
  readonly residents: readonly RegistryResident[];
  /** How many repositories it has; unknown where `residents` are not all of them. */
  readonly whole: Knowable<number>;
  /** All registries of the inventory, this one included. */
  readonly registries: readonly Registry[];
  readonly source: Inventory['source'];
  readonly facts: Facts;
}

/** What rules are asked of about a registry: itself, and what it is made of. */
export function registrySubjects(given: RegistryToJudge): readonly Subject[] {
  return partsOf(given.registry, registryType.view(given), given.facts);
}

/** The subjects of a registry whose view is there already. */
export function partsOf(registry: Registry, registryView: object, facts: Facts): readonly Subject[] {
  const environment = environmentOfRegistry(registry, facts.context);
  const place = { account: textOf(ownAccountOf(registry, facts.context)), region: textOf(registry.region), arn: '' };
  const base = { environment, partial: false, tags: notRead };
  const shared = { registry: registryView, environment: environmentType.view(environment) };
  const part = (kind: SubjectKind, name: Knowable<string>, address: string, variable: string, view: object): Subject => ({
    ...base,
    kind,
    key: address === '' ? `${registry.key}/${textOf(name)}` : address,
    resource: { kind, name: textOf(name), ...place, address },
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
