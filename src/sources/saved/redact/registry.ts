import type { CreationTemplate, EventRule, LogGroup, PullThroughCacheRule, Registry } from '../../../model/inventory.js';
import { isUnknown, type Knowable } from '../../../model/unknown.js';
import { redactAccessPolicy } from './access-policy.js';
import { redactEventPattern } from './event-pattern.js';
import { redactLifecyclePolicy } from './lifecycle-policy.js';
import { redactAlarm, redactLogGroupName, redactMetricFilter } from './monitoring.js';
import type { NameFilter, NameFilterKind } from './names.js';
import { knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { asItIs, patternsOf, redactDocument, redactEncryption } from './repository.js';
import { redactUpstream } from './upstream.js';

/** Redacts a registry and what stands around it. */
export function redactRegistry(registry: Registry, redactor: Redactor): Registry {
  const { identifiers, names, prose, words } = redactor;
  const text = (redact: (known: string) => string) => knowable(prose, redact);
  const texts = (redact: (known: string) => string) => knowable(prose, (known: string[]) => known.map(redact));
  const list = <T>(redact: (known: T) => T) => knowable(prose, (known: T[]) => known.map(redact));
  const account = text(words.account)(registry.account);
  return {
    ...registry,
    key: redactor.registryKey(registry.key),
    account,
    region: asItIs(redactor, registry.region),
    scanning: registry.scanning.map(({ scanType, rules, address }) => ({
      scanType: asItIs(redactor, scanType),
      rules: list<ScanningRuleOf>(({ scanFrequency, filters }) => ({
        scanFrequency: asItIs(redactor, scanFrequency),
        filters: texts(names.pattern)(filters),
      }))(rules),
      address: words.text(address),
    })),
    replication: registry.replication.map(({ rules, address }) => ({
      rules: list<ReplicationRuleOf>(({ destinations, filters }) => ({
        destinations: list<DestinationOf>(({ region, registryId }) => ({
          region: asItIs(redactor, region),
          registryId: text(words.account)(registryId),
        }))(destinations),
        filters: texts(names.pattern)(filters),
      }))(rules),
      address: words.text(address),
    })),
    policies: registry.policies.map((policy) => redactDocument(policy, redactor, (known) => redactAccessPolicy(known, identifiers, words))),
    pullThroughCacheRules: list((rule: PullThroughCacheRule) => redactCacheRule(rule, redactor))(registry.pullThroughCacheRules),
    creationTemplates: list((template: CreationTemplate) => redactTemplate(template, redactor))(registry.creationTemplates),
    accountSettings: registry.accountSettings.map(({ name, value, address }) => ({
      name: asItIs(redactor, name),
      value: asItIs(redactor, value),
      address: words.text(address),
    })),
    alarms: list((alarm: AlarmOf) => redactAlarm(alarm, redactor))(registry.alarms),
    eventRules: list((rule: EventRule) => redactEventRule(rule, redactor))(registry.eventRules),
    logGroups: list((group: LogGroup) => redactLogGroup(group, redactor))(registry.logGroups),
    metricFilters: list((filter: MetricFilterOf) => redactMetricFilter(filter, redactor))(registry.metricFilters),
    vpcEndpoints: list((endpoint: EndpointOf) => ({
      serviceName: text((name) => (awsService.test(name) ? name : words.text(name)))(endpoint.serviceName),
      type: asItIs(redactor, endpoint.type),
      vpc: text(identifiers.any)(endpoint.vpc),
      address: words.text(endpoint.address),
    }))(registry.vpcEndpoints),
    inspectorCoversEcr: asItIs(redactor, registry.inspectorCoversEcr),
    signingRules: list((rule: SigningRuleOf) => ({
      profileArn: text(identifiers.any)(rule.profileArn),
      filters: texts(names.pattern)(rule.filters),
    }))(registry.signingRules),
    pullTimeExclusions: texts(identifiers.any)(registry.pullTimeExclusions),
    inspectorRescan: asItIs(redactor, registry.inspectorRescan),
  };
}

type ElementOf<T> = T extends readonly (infer E)[] ? E : never;
type ScanningRuleOf = ElementOf<Registry['scanning'][number]['rules']>;
type ReplicationRuleOf = ElementOf<Registry['replication'][number]['rules']>;
type DestinationOf = ElementOf<ReplicationRuleOf['destinations']>;
type AlarmOf = ElementOf<Registry['alarms']>;
type MetricFilterOf = ElementOf<Registry['metricFilters']>;
type EndpointOf = ElementOf<Registry['vpcEndpoints']>;
type SigningRuleOf = ElementOf<Registry['signingRules']>;

/** `com.amazonaws.eu-west-1.ecr.api`; an endpoint service of somebody's own is `com.amazonaws.vpce.…`. */
const awsService = /^(?:cn\.)?com\.amazonaws\.(?!vpce\.)[a-z0-9-]{1,30}(?:\.[a-z0-9-]{1,30}){1,3}$|^aws\.[a-z0-9.-]{1,60}$/;

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

/** ROOT stands for every prefix. */
function redactPrefix(prefix: Knowable<string>, { names, prose }: Redactor): Knowable<string> {
  return knowable(prose, (text: string) => (text === 'ROOT' ? text : names.pattern(text)))(prefix);
}

function redactCacheRule(rule: PullThroughCacheRule, redactor: Redactor): PullThroughCacheRule {
  const { identifiers, prose, words } = redactor;
  return {
    prefix: redactPrefix(rule.prefix, redactor),
    upstreamRegistryUrl: knowable(prose, (url: string) => redactUpstream(url, words))(rule.upstreamRegistryUrl),
    upstreamPrefix: redactPrefix(rule.upstreamPrefix, redactor),
    credentialArn: knowable(prose, identifiers.any)(rule.credentialArn),
    customRoleArn: knowable(prose, identifiers.any)(rule.customRoleArn),
    address: words.text(rule.address),
  };
}

function redactTemplate(template: CreationTemplate, redactor: Redactor): CreationTemplate {
  const { identifiers, prose, resourceTags, words } = redactor;
  const tags = redactor.tagRedactors(patternsOf(template));
  return {
    prefix: redactPrefix(template.prefix, redactor),
    appliedFor: asItIs(redactor, template.appliedFor),
    encryption: redactEncryption(template.encryption, redactor),
    tagMutability: asItIs(redactor, template.tagMutability),
    tagMutabilityExclusionFilters: knowable(prose, (filters: string[]) => filters.map(tags))(template.tagMutabilityExclusionFilters),
    policy: redactDocument(template.policy, redactor, (text) => redactAccessPolicy(text, identifiers, words)),
    lifecyclePolicy: redactDocument(template.lifecyclePolicy, redactor, (text) => redactLifecyclePolicy(text, tags, words)),
    resourceTags: resourceTags.tags(template.resourceTags),
    customRoleArn: knowable(prose, identifiers.any)(template.customRoleArn),
    address: words.text(template.address),
  };
}

function redactEventRule(rule: EventRule, redactor: Redactor): EventRule {
  const { identifiers, names, prose, words } = redactor;
  return {
    name: knowable(prose, words.text)(rule.name),
    bus: knowable(prose, words.text)(rule.bus),
    pattern: knowable(prose, (text: string) => (text === '' ? '' : redactEventPattern(text, identifiers, names, words)))(rule.pattern),
    enabled: asItIs(redactor, rule.enabled),
    targets: knowable(prose, (targets: string[]) => targets.map(identifiers.any))(rule.targets),
    address: words.text(rule.address),
  };
}

function redactLogGroup(group: LogGroup, redactor: Redactor): LogGroup {
  const { identifiers, prose, words } = redactor;
  return {
    name: knowable(prose, (name: string) => redactLogGroupName(name, words))(group.name),
    arn: knowable(prose, identifiers.any)(group.arn),
    retentionInDays: asItIs(redactor, group.retentionInDays),
    receivesScanFindings: asItIs(redactor, group.receivesScanFindings),
    address: words.text(group.address),
  };
}
