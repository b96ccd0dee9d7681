import type { Registry, SigningRule } from '../../../model/inventory.js';
import { isUnknown, type Knowable } from '../../../model/unknown.js';
import { redactAccessPolicy } from './access-policy.js';
import { redactCacheRule, redactTemplate } from './created-repositories.js';
import { redactEventRule } from './event-rule.js';
import { redactAlarm, redactLogGroup, redactMetricFilter } from './monitoring.js';
import type { NameFilter, NameFilterKind } from './names.js';
import { eachKnown, knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { redactReplication, redactScanning } from './registry-rules.js';
import { asItIs, redactDocument } from './repository.js';
import { redactEndpoint } from './vpc-endpoint.js';

/** Redacts a registry and what stands around it. */
export function redactRegistry(registry: Registry, redactor: Redactor): Registry {
  const { identifiers, names, prose, words } = redactor;
  const each = <T>(redact: (one: T, by: Redactor) => T) => eachKnown(prose, (one: T) => redact(one, redactor));
  return {
    key: redactor.registryKey(registry.key),
    account: knowable(prose, words.account)(registry.account),
    region: asItIs(redactor, registry.region),
    scanning: registry.scanning.map((one) => redactScanning(one, redactor)),
    replication: registry.replication.map((one) => redactReplication(one, redactor)),
    policies: registry.policies.map((policy) => redactDocument(policy, redactor, (text) => redactAccessPolicy(text, identifiers, words))),
    pullThroughCacheRules: each(redactCacheRule)(registry.pullThroughCacheRules),
    creationTemplates: each(redactTemplate)(registry.creationTemplates),
    accountSettings: registry.accountSettings.map(({ name, value, address }) => ({
      name: asItIs(redactor, name),
      value: asItIs(redactor, value),
      address: words.text(address),
    })),
    alarms: each(redactAlarm)(registry.alarms),
    eventRules: each(redactEventRule)(registry.eventRules),
    logGroups: each(redactLogGroup)(registry.logGroups),
    metricFilters: each(redactMetricFilter)(registry.metricFilters),
    vpcEndpoints: each(redactEndpoint)(registry.vpcEndpoints),
    inspectorCoversEcr: asItIs(redactor, registry.inspectorCoversEcr),
    signingRules: each(({ profileArn, filters }: SigningRule) => ({
      profileArn: knowable(prose, identifiers.any)(profileArn),
      filters: eachKnown(prose, names.pattern)(filters),
    }))(registry.signingRules),
    pullTimeExclusions: eachKnown(prose, identifiers.any)(registry.pullTimeExclusions),
    inspectorRescan: asItIs(redactor, registry.inspectorRescan),
  };
}

/** Everything that the registry holds names of repositories against. */
export function nameFiltersOf(registry: Registry): readonly NameFilter[] {
  const all = (filters: Knowable<readonly string[]>, kind: NameFilterKind) => known(filters).map((text) => ({ text, kind }));
  const prefix = (text: Knowable<string>): readonly NameFilter[] =>
    isUnknown(text) || text === 'ROOT' ? [] : [{ text: `${text}/`, kind: 'prefix' }];
  return [
    ...registry.scanning.flatMap(({ rules }) => known(rules).flatMap(({ filters }) => all(filters, 'scanning'))),
    ...registry.replication.flatMap(({ rules }) => known(rules).flatMap(({ filters }) => all(filters, 'prefix'))),
    ...known(registry.signingRules).flatMap(({ filters }) => all(filters, 'glob')),
    ...known(registry.pullThroughCacheRules).flatMap((rule) => prefix(rule.prefix)),
    ...known(registry.creationTemplates).flatMap((template) => prefix(template.prefix)),
  ];
}

function known<T>(list: Knowable<readonly T[]>): readonly T[] {
  return isUnknown(list) ? [] : list;
}
