import { changeSubjectsOf } from '../facts/change-subjects.js';
import type { FactContext } from '../facts/context.js';
import { createFacts } from '../facts/facts.js';
import type { Subject, SubjectKind } from '../facts/subject.js';
import { subjectsOf } from '../facts/subjects.js';
import type { AlarmMetric, EventRule, Inventory, LogGroup, MetricAlarm, Registry } from '../model/inventory.js';
import type { Example } from '../schema/generated/rule.js';
import { exampleEstate } from './example-estate.js';
import {
  type ExampleMap,
  exampleCacheRule,
  exampleRegistry,
  exampleRepository,
  exampleTemplate,
  isMap,
  listOf,
  mapIn,
  merged,
  textsIn,
} from './example-inventory.js';
import { checkExampleKeys } from './example-keys.js';

/**
 * Makes the subject that an example of a rule describes.
 *
 * @throws Error where the example sets something that the model does not have.
 */
export function exampleSubject(kind: SubjectKind, example: Example): Subject {
  checkExampleKeys(example);
  const facts = createFacts(contextOf(example));
  const found = kind === 'change' ? changeSubjectsOf(exampleEstate(example), facts) : subjectsOf(exampleInventory(kind, example), facts);
  const subject = found.find((one) => one.kind === kind);
  if (subject === undefined) throw new Error(`the example describes no ${kind}`);
  return subject;
}

function contextOf(example: Example): FactContext {
  const trust = mapIn(example, 'trust');
  return {
    requestedEnvironment: typeof example['environment'] === 'string' ? example['environment'] : '',
    environments: {},
    environmentVariables: new Map(),
    account: '',
    trustedAccounts: new Set(textsIn(trust, 'accounts')),
    trustedOrganizations: new Set(textsIn(trust, 'organizations')),
    assumedScanning: null,
  };
}

function exampleInventory(kind: SubjectKind, example: Example): Inventory {
  const registry = withParts(exampleRegistry(mapIn(example, 'registry')), kind, example);
  const repositories = kind === 'repository' || 'repository' in example ? [exampleRepository(mapIn(example, 'repository'), registry)] : [];
  const source = example['source'] === 'aws' ? 'aws' : 'terraform-plan';
  return { schemaVersion: '1.0', source, registries: [registry], repositories };
}

function withParts(registry: Registry, kind: SubjectKind, example: Example): Registry {
  return {
    ...registry,
    alarms: kind === 'alarm' ? [exampleAlarm(mapIn(example, 'alarm'))] : listOf(mapIn(example, 'registry')['alarms']).map(exampleAlarm),
    eventRules: listOf(mapIn(example, 'registry')['eventRules']).map(exampleEventRule),
    logGroups: kind === 'log-group' ? [exampleLogGroup(mapIn(example, 'logGroup'))] : registry.logGroups,
    pullThroughCacheRules:
      kind === 'pull-through-cache-rule' ? [exampleCacheRule(mapIn(example, 'cacheRule'))] : registry.pullThroughCacheRules,
    creationTemplates: kind === 'creation-template' ? [exampleTemplate(mapIn(example, 'template'))] : registry.creationTemplates,
  };
}

function exampleAlarm(example: ExampleMap): MetricAlarm {
  const metrics: AlarmMetric[] = [];
  return merged({ name: 'alarm', metrics, hasAction: true, address: '' }, example);
}

/** An event pattern may be written as the object that it is. */
function exampleEventRule(example: ExampleMap): EventRule {
  const { pattern } = example;
  const base = { name: 'rule', bus: 'default', pattern: '', enabled: true, targets: [], address: '' };
  return merged(base, { ...example, ...(isMap(pattern) ? { pattern: JSON.stringify(pattern) } : {}) });
}

function exampleLogGroup(example: ExampleMap): LogGroup {
  return merged({ name: '/aws/ecr/scan-findings', arn: '', retentionInDays: 90, receivesScanFindings: true, address: '' }, example);
}
