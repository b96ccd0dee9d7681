import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import { type FormatName, formatNames, formats, plainOptions } from '../../src/reporters/index.js';
import type { Report } from '../../src/schema/generated/report.js';
import type { Json, JsonObject, PlanResourceChange } from '../../src/sources/terraform/plan-document.js';
import { entry, kept, oldRepository } from '../sources/terraform/plan-fixture.js';
import { judgeChanges } from './judge-changes.js';

// Every value that tells something has a word zq… or a number 47… of its own.

const rule = (rulePriority: number, selection: JsonObject, action: JsonObject = { type: 'expire' }): JsonObject => ({
  rulePriority,
  description: `zqdescribed${JSON.stringify(selection['tagPrefixList'] ?? rulePriority).replace(/[^a-z0-9]/gu, '')}`,
  selection,
  action,
});
const aged = (tags: readonly string[], countNumber: number, more: JsonObject = {}): JsonObject => ({
  ...{ tagStatus: 'tagged', tagPrefixList: [...tags], countType: 'sinceImagePushed', countUnit: 'days', countNumber, ...more },
});
const lifecycle = (...rules: readonly JsonObject[]): string => JSON.stringify({ rules });
const access = (...statements: readonly JsonObject[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (word: string, more: JsonObject = {}): JsonObject => ({
  Sid: `zqsid${word}`,
  Effect: 'Allow',
  Principal: { AWS: [`arn:aws:iam::444455556666:role/zqrole${word}`, '*'] },
  Action: ['ecr:PutImage', `ecr:zqaction${word}*`],
  Condition: { StringEquals: { 'aws:PrincipalOrgID': `o-zqorg${word}` } },
  ...more,
});
const changed = (address: string, before: JsonObject, after: JsonObject): PlanResourceChange =>
  entry(address, { actions: ['update'], before, after });

const tags = {
  Environment: 'dev',
  Owner: 'zqowner',
  'ecr-audit:waive': 'kms-encryption until=2099-04-17 reason=zqwaived for a good reason',
};
const repository = oldRepository('zqname', {
  image_tag_mutability: 'IMMUTABLE_WITH_EXCLUSION',
  image_tag_mutability_exclusion_filter: [{ filter: 'zqmoving*', filter_type: 'WILDCARD' }],
  encryption_configuration: [{ encryption_type: 'KMS', kms_key: 'arn:aws:kms:eu-west-1:111122223333:key/zqkey' }],
  image_scanning_configuration: [{ scan_on_push: false }],
  tags,
  tags_all: tags,
});
const rulesBefore = [rule(1, aged(['zqkept'], 4711))];
const rulesAfter = [
  rule(1, aged(['zqone', 'zqtwo'], 4712)),
  rule(2, aged(['zqone', 'zqtwo', 'zqthree'], 4713)),
  rule(3, aged(['zqstored'], 4714), { type: 'transition', targetStorageClass: 'archive' }),
  rule(4715, { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 4716 }),
  rule(4717, { tagStatus: 'tagged', tagPatternList: ['zqv*'], countType: 'imageCountMoreThan', countNumber: 471800 }),
];
const scanning = (word: string): JsonObject => ({
  scan_type: 'BASIC',
  rule: [{ scan_frequency: 'SCAN_ON_PUSH', repository_filter: [{ filter: `zqscan${word}*`, filter_type: 'WILDCARD' }] }],
});
const replication = (word: string): JsonObject => ({
  replication_configuration: [
    {
      rule: [
        {
          destination: [{ region: `zqregion${word}`, registry_id: '777766665555' }],
          repository_filter: [{ filter: 'zqn', filter_type: 'PREFIX_MATCH' }],
        },
      ],
    },
  ],
});

const changes: readonly PlanResourceChange[] = [
  kept('aws_ecr_repository.app', repository),
  changed(
    'aws_ecr_lifecycle_policy.app',
    { repository: 'zqname', policy: lifecycle(...rulesBefore) },
    { repository: 'zqname', policy: lifecycle(...rulesAfter) },
  ),
  changed(
    'aws_ecr_repository_policy.app',
    { repository: 'zqname', policy: access(allow('before')) },
    { repository: 'zqname', policy: access(allow('after'), allow('anybody', { Principal: '*', Condition: {} })) },
  ),
  kept('aws_ecr_lifecycle_policy.elsewhere', {
    repository: 'zqelsewhere',
    policy: lifecycle(rule(1, { tagStatus: 'zqstatus', countType: 'zqtype', countNumber: 4720 }), { zqunknown: 4721 }),
  }),
  kept('aws_ecr_lifecycle_policy.broken', { repository: 'zqbroken', policy: '{"rules": [zqtext' }),
  kept('aws_ecr_repository_policy.elsewhere', { repository: 'zqopen', policy: '{"Statement": [{"zqmember": 4722}]}' }),
  kept('aws_ecr_registry_policy.this', {
    policy: access(allow('registry', { Action: 'ecr:*', Resource: '*' })),
    registry_id: '111122223333',
  }),
  changed('aws_ecr_registry_scanning_configuration.this', scanning('before'), scanning('after')),
  changed('aws_ecr_replication_configuration.this', replication('before'), replication('after')),
  kept('aws_ecr_pull_through_cache_rule.hub', {
    ecr_repository_prefix: 'zqcache',
    upstream_registry_url: 'zqupstream.azurecr.io',
    upstream_repository_prefix: 'zqabove',
    credential_arn: '',
    custom_role_arn: 'arn:aws:iam::111122223333:role/zqcacherole',
  }),
  kept('aws_ecr_repository_creation_template.this', {
    prefix: 'zqtemplate',
    applied_for: ['PULL_THROUGH_CACHE', 'zqapplied'],
    image_tag_mutability: 'MUTABLE',
    encryption_configuration: [{ encryption_type: 'KMS', kms_key: 'zqtemplatekey' }],
    repository_policy: access(allow('template')),
    lifecycle_policy: lifecycle(rule(1, aged(['zqfirst', 'zqsecond'], 4730)), { zqmisspelt: 4731 }),
    resource_tags: { Team: 'zqteam' },
    custom_role_arn: '',
  }),
  kept('aws_ecr_account_setting.this', { name: 'REGISTRY_POLICY_SCOPE', value: 'zqsetting' }),
  kept('aws_cloudwatch_metric_alarm.this', {
    alarm_name: 'zqalarm',
    namespace: 'AWS/ECR',
    metric_name: 'zqmetric',
    dimensions: { RepositoryName: 'zqdimension' },
    alarm_actions: ['arn:aws:sns:eu-west-1:111122223333:zqtopic'],
  }),
  kept('aws_cloudwatch_log_group.this', {
    name: '/aws/events/ecr-scan-findings-zqlog',
    arn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/ecr-scan-findings-zqlog',
    retention_in_days: 4740,
  }),
  kept('aws_cloudwatch_event_rule.this', {
    name: 'zqevents',
    event_bus_name: 'default',
    event_pattern: JSON.stringify({ source: ['aws.ecr'], 'detail-type': ['ECR Image Scan', 'zqdetail'], detail: { x: ['zqpattern'] } }),
    state: 'ENABLED',
  }),
  kept('aws_cloudwatch_event_target.this', { rule: 'zqevents', arn: 'arn:aws:sns:eu-west-1:111122223333:zqtarget' }),
  kept('aws_vpc_endpoint.this', { service_name: 'com.amazonaws.eu-west-1.zqservice', vpc_endpoint_type: 'Interface', vpc_id: 'vpc-zqnet' }),
  kept('aws_ecrpublic_repository.open', {
    repository_name: 'zqpublic',
    arn: 'arn:aws:ecr-public::111122223333:repository/zqpublic',
    tags: {},
  }),
];

type Path = readonly (string | number)[];

/** The places of a value, those of lists, maps and blocks before those in them. */
function placesIn(value: Json, path: Path = []): readonly Path[] {
  const members: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? value.map((member, index) => [index, member] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [path, ...members.flatMap(([key, member]) => placesIn(member, [...path, key]))];
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((of, key) => (of === undefined ? undefined : Reflect.get(Object(of), key)), value);
}

/** A mark at a place, in the shape of what is marked. */
function markAt([key, ...rest]: Path): Json {
  if (key === undefined) return true;
  const member = markAt(rest);
  return typeof key === 'number' ? [...Array.from({ length: key }, () => ({})), member] : { [key]: member };
}

const wordsIn = (value: Json | undefined): readonly string[] => JSON.stringify(value ?? null).match(/zq[a-z0-9]+|(?<!\d)47\d+/gu) ?? [];

const isIn = (text: string, word: string): boolean => new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'u').test(text);

const packs = ['recommended', 'strict', 'cost', 'aws-fsbp', 'enterprise'];

/** A rule of a user that fails everywhere and tells all that there is to read. */
const tellAll = ([kind, variable]: readonly [string, string]): { readonly file: string; readonly text: string } => ({
  file: `tell-${kind}.yaml`,
  text: JSON.stringify({
    ...{ id: `tell-${kind}`, title: 'Nothing is told', severity: 'low', applies: kind, assert: 'registry.account == ""' },
    ...{
      message: `{${variable}}`,
      evidence: { all: variable, registry: 'registry' },
      why: 'To see all that can be told.',
      fix: { summary: 'Nothing is to be done.', with: { all: variable } },
    },
    examples: { pass: [{ name: 'none' }], fail: [{ name: 'all' }] },
  }),
});
const kinds = [
  ['repository', 'repository'],
  ['registry', 'registry'],
  ['change', 'change'],
  ['pull-through-cache-rule', 'cacheRule'],
  ['creation-template', 'template'],
  ['alarm', 'alarm'],
  ['log-group', 'logGroup'],
] as const;

/** The plan judged by all that is shipped, and by rules that tell all. */
async function judge(plan: readonly PlanResourceChange[]): Promise<readonly Report[]> {
  const settings = { ...noSettings, rules: kinds.map(tellAll) };
  const own = kinds.map(([kind]) => `tell-${kind}`);
  return [await judgeChanges(plan, {}, { packs }), await judgeChanges(plan, {}, { settings, rules: own })];
}

const verdictsOf = (reports: readonly Report[]): readonly string[] =>
  reports
    .flatMap(({ findings }) => findings)
    .map(({ fingerprint, rule: id, outcome, severity, change }) => [fingerprint, id, outcome, severity, change].join(' '))
    .sort();

async function render(reports: readonly Report[], format: FormatName): Promise<string> {
  const reporter = await formats[format]();
  return reports.map((report) => reporter(report, plainOptions)).join('\n');
}

/** The plan with one place of one resource marked, on the side that Terraform always marks. */
function marked(address: string, path: Path): readonly PlanResourceChange[] {
  return changes.map((one) => (one.address === address ? { ...one, change: { ...one.change, after_sensitive: markAt(path) } } : one));
}

const cases = changes.flatMap(({ address, change }) =>
  placesIn(change.after ?? null).flatMap((path) => {
    const words = [...new Set([...wordsIn(at(change.after, path)), ...wordsIn(at(change.before, path))])];
    // An ARN is hidden with its name; marked alone it tells nothing that the name does not.
    return words.length === 0 || path[0] === 'arn' ? [] : [{ place: [address, ...path].join('.'), address, path, words }];
  }),
);

describe('what a plan marks sensitive', async () => {
  const open = await judge(changes);
  const said = JSON.stringify(open);

  it('is told of in many places where nothing is marked', () => {
    const told = new Set(cases.flatMap(({ words }) => words).filter((word) => isIn(said, word)));
    expect(told.size).toBeGreaterThan(45);
  });

  it.each(cases)('is judged and not said in any format: $place', async ({ address, path, words }) => {
    const reports = await judge(marked(address, path));
    expect(verdictsOf(reports)).toEqual(verdictsOf(open));
    for (const format of formatNames) {
      const text = await render(reports, format);
      expect(words.filter((word) => isIn(text, word))).toEqual([]);
    }
  });
});
