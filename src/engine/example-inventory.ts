import type { CreationTemplate, Encryption, PolicyDocument, PullThroughCacheRule, Registry, Repository } from '../model/inventory.js';
import { unknown } from '../model/unknown.js';

/** A value in an example: plain YAML, where null leaves the model's value unknown. */
export type ExampleValue = unknown;
export type ExampleMap = Readonly<Record<string, ExampleValue>>;

const notKnown = unknown('known-after-apply', 'known after apply');
const unread = unknown('access-denied', 'not allowed to be read');
const elsewhere = unknown('made-elsewhere', 'the repository is not in this plan');
const noPolicy: PolicyDocument = { present: false, text: '', address: '' };
const defaultEncryption: Encryption = { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' };

/** A repository as AWS makes it when nothing is said, with what an example says put in. */
export function exampleRepository(example: ExampleMap, registry: Registry): Repository {
  const name = typeof example['name'] === 'string' ? example['name'] : 'api';
  const base: Repository = {
    key: 'example',
    registry: registry.key,
    kind: 'private',
    managed: true,
    name,
    arn: `arn:aws:ecr:eu-central-1:111122223333:repository/${name}`,
    address: '',
    tagMutability: 'MUTABLE',
    tagMutabilityExclusionFilters: [],
    encryption: defaultEncryption,
    scanOnPush: false,
    scanFrequency: unknown('not-in-plan', 'the scanning in force'),
    lifecyclePolicy: noPolicy,
    policy: noPolicy,
    tags: {},
    certainTags: {},
    forceDelete: false,
    createdAt: '2026-01-01T00:00:00Z',
    pulls: unknown('not-in-plan', 'how often its images are pulled'),
  };
  const { lifecyclePolicy, policy, ...rest } = example;
  const certainTags = example['certainTags'] ?? example['tags'] ?? {};
  const repository: Repository = {
    ...merged(base, { ...rest, certainTags }),
    ...('lifecyclePolicy' in example ? { lifecyclePolicy: examplePolicy(lifecyclePolicy) } : {}),
    ...('policy' in example ? { policy: examplePolicy(policy) } : {}),
  };
  return repository.managed ? repository : madeElsewhere(repository);
}

/** Of a repository that is made elsewhere, what is not known is not known for that reason; the text of a policy may be so for its own. */
function madeElsewhere(repository: Repository): Repository {
  const why = (value: unknown): unknown => (value === notKnown ? elsewhere : value);
  const missing = ({ present }: PolicyDocument): boolean => present === notKnown;
  const gone: PolicyDocument = { present: elsewhere, text: elsewhere, address: '' };
  const { lifecyclePolicy, policy, ...rest } = repository;
  return {
    ...merged(repository, Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, why(value)]))),
    lifecyclePolicy: missing(lifecyclePolicy) ? gone : lifecyclePolicy,
    policy: missing(policy) ? gone : policy,
  };
}

/** What an example leaves unknown, as an account has it, where nothing is known after apply: it was not allowed to be read. */
export function asUnread<T>(value: T): T {
  if (value === notKnown) return unread as T;
  if (Array.isArray(value)) return value.map(asUnread) as T;
  return isMap(value) ? (Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asUnread(item)])) as T) : value;
}

/** A registry without settings, with what an example says put in. */
export function exampleRegistry(example: ExampleMap): Registry {
  const { policy, policies, pullThroughCacheRules, creationTemplates, scanning, replication, ...rest } = example;
  const base: Registry = {
    key: '111122223333/eu-central-1',
    account: '111122223333',
    region: 'eu-central-1',
    scanning: [],
    replication: [],
    policies: [],
    pullThroughCacheRules: [],
    creationTemplates: [],
    accountSettings: [],
    alarms: [],
    eventRules: [],
    logGroups: [],
    metricFilters: [],
    vpcEndpoints: [],
    inspectorCoversEcr: unknown('not-in-plan', 'whether Amazon Inspector scans ECR'),
    inspectorRescan: unknown('not-in-plan', 'how long Amazon Inspector scans images again'),
    signingRules: unknown('not-in-plan', 'the signing configuration of the registry'),
    pullTimeExclusions: unknown('not-in-plan', 'whose pulls do not count'),
  };
  return {
    ...merged(base, rest),
    scanning: listOf(scanning).map((one, index) => merged({ scanType: 'BASIC', rules: [], address: `scanning${index}` }, one)),
    replication: listOf(replication).map((one, index) => merged({ rules: [], address: `replication${index}` }, one)),
    policies: ['policy' in example ? [policy] : [], Array.isArray(policies) ? policies : []].flat().map(examplePolicy),
    pullThroughCacheRules: listOf(pullThroughCacheRules).map(exampleCacheRule),
    creationTemplates: listOf(creationTemplates).map(exampleTemplate),
  };
}

export function exampleCacheRule(example: ExampleMap): PullThroughCacheRule {
  const base = {
    prefix: 'ecr-public',
    upstreamRegistryUrl: 'public.ecr.aws',
    upstreamPrefix: '',
    credentialArn: '',
    customRoleArn: '',
    address: '',
  };
  return merged(base, example);
}

export function exampleTemplate(example: ExampleMap): CreationTemplate {
  const base: CreationTemplate = {
    prefix: 'ROOT',
    appliedFor: ['PULL_THROUGH_CACHE'],
    encryption: defaultEncryption,
    tagMutability: 'MUTABLE',
    tagMutabilityExclusionFilters: [],
    policy: noPolicy,
    lifecyclePolicy: noPolicy,
    resourceTags: {},
    customRoleArn: '',
    address: '',
  };
  const { lifecyclePolicy, policy, ...rest } = example;
  return {
    ...merged(base, rest),
    ...('lifecyclePolicy' in example ? { lifecyclePolicy: examplePolicy(lifecyclePolicy) } : {}),
    ...('policy' in example ? { policy: examplePolicy(policy) } : {}),
  };
}

/** A policy is written as the object that it is; a text stands for itself, null for a policy whose text is not known. */
export function examplePolicy(value: ExampleValue): PolicyDocument {
  if (value === null) return { present: true, text: notKnown, address: '' };
  if (value === 'not known') return { present: notKnown, text: notKnown, address: '' };
  return { present: true, text: typeof value === 'string' ? value : JSON.stringify(value, null, 2), address: '' };
}

export function isMap(value: ExampleValue): value is ExampleMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of maps; one map stands for a list of one. */
export function listOf(value: ExampleValue): readonly ExampleMap[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).filter(isMap);
}

/** The map under a key; empty where there is none. */
export function mapIn(map: ExampleMap, key: string): ExampleMap {
  const value = map[key];
  return isMap(value) ? value : {};
}

/** The list of texts under a key; empty where there is none. */
export function textsIn(map: ExampleMap, key: string): readonly string[] {
  const value = map[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Maps whose keys are the example's own. */
const freeMaps = new Set(['tags', 'certainTags', 'resourceTags', 'dimensions']);

/** Puts an example's values over a base: maps are merged, null becomes unknown, a key that the base lacks is an error. */
export function merged<T extends object>(base: T, example: ExampleMap): T {
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [key, value] of Object.entries(example)) {
    if (!(key in base)) throw new Error(`"${key}" is nothing that an example can set here; it may set ${Object.keys(base).join(', ')}`);
    const own = result[key];
    result[key] = !freeMaps.has(key) && isMap(value) && isMap(own) && !('unknown' in own) ? merged(own, value) : known(value);
  }
  return result as T;
}

function known(value: ExampleValue): unknown {
  if (value === null) return notKnown;
  if (Array.isArray(value)) return value.map(known);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, known(item)])) : value;
}
