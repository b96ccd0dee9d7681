import { describe, expect, it } from 'vitest';
import type { Registry } from '../../../src/model/inventory.js';
import type { PlanConfigurationModule, PlanResourceChange } from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { block, call, created, entry, firstOf, kept, newRepository, planOf, refers, unknownFor } from './plan-fixture.js';

const fresh = newRepository('aws_ecr_repository.app', { name: 'app' });
const registryOf = (changes: readonly PlanResourceChange[], root: PlanConfigurationModule = {}): Registry | undefined =>
  translatePlan(planOf([fresh, ...changes], root)).after.registries[0];

describe('settings of a registry', () => {
  it('are empty where the plan manages none', () => {
    expect(registryOf([])).toMatchObject({
      scanning: [],
      replication: [],
      policies: [],
      pullThroughCacheRules: [],
      creationTemplates: [],
      accountSettings: [],
      inspectorCoversEcr: unknownFor('not-in-plan'),
    });
  });

  it('may have two owners, which overwrite each other', () => {
    const rule = (filter: string) => [{ scan_frequency: 'CONTINUOUS_SCAN', repository_filter: [{ filter, filter_type: 'WILDCARD' }] }];
    const changes = ['a', 'b'].map((key) =>
      created(`module.${key}.aws_ecr_registry_scanning_configuration.this`, { scan_type: 'ENHANCED', rule: rule(key) }),
    );
    expect(registryOf(changes)?.scanning).toEqual([
      { scanType: 'ENHANCED', rules: [{ scanFrequency: 'CONTINUOUS_SCAN', filters: ['a'] }], address: changes[0]?.address },
      { scanType: 'ENHANCED', rules: [{ scanFrequency: 'CONTINUOUS_SCAN', filters: ['b'] }], address: changes[1]?.address },
    ]);
  });

  it('are unknown in part where the plan shows them in part', () => {
    const scanning = created(
      'aws_ecr_registry_scanning_configuration.s',
      { scan_type: 'BASIC', rule: [{ scan_frequency: 'SCAN_ON_PUSH', repository_filter: [{}] }] },
      { rule: [{ repository_filter: [{ filter: true }] }] },
    );
    expect(registryOf([scanning])?.scanning[0]).toMatchObject({
      scanType: 'BASIC',
      rules: [{ scanFrequency: 'SCAN_ON_PUSH', filters: unknownFor('known-after-apply') }],
    });
    const dynamic = created('aws_ecr_registry_scanning_configuration.s', { scan_type: 'BASIC' }, { rule: true });
    expect(registryOf([dynamic])?.scanning[0]?.rules).toEqual(unknownFor('known-after-apply'));
  });

  it('include replication', () => {
    const destination = [
      { region: 'us-east-1', registry_id: '111122223333' },
      { region: 'eu-central-1', registry_id: null },
    ];
    const unknown = { replication_configuration: [{ rule: [{ destination: [{}, { registry_id: true }] }] }] };
    const rule = [{ destination, repository_filter: [{ filter: 'prod/', filter_type: 'PREFIX_MATCH' }] }];
    const change = created('aws_ecr_replication_configuration.r', { replication_configuration: [{ rule }] }, unknown);
    expect(registryOf([change])?.replication).toEqual([
      {
        rules: [
          {
            destinations: [
              { region: 'us-east-1', registryId: '111122223333' },
              { region: 'eu-central-1', registryId: unknownFor('known-after-apply') },
            ],
            filters: ['prod/'],
          },
        ],
        address: 'aws_ecr_replication_configuration.r',
      },
    ]);
  });

  it('include policy, cache rules, templates and account settings', () => {
    const registry = registryOf(
      [
        created('aws_ecr_registry_policy.p', { policy: '{}' }),
        created(
          'aws_ecr_pull_through_cache_rule.c',
          {
            ecr_repository_prefix: 'hub',
            upstream_registry_url: 'registry-1.docker.io',
            credential_arn: '',
            upstream_repository_prefix: null,
          },
          { custom_role_arn: true },
        ),
        created(
          'aws_ecr_repository_creation_template.t',
          {
            prefix: 'hub',
            applied_for: ['PULL_THROUGH_CACHE'],
            image_tag_mutability: 'MUTABLE',
            lifecycle_policy: '{"rules":[]}',
            repository_policy: '',
            resource_tags: { Origin: 'cache' },
          },
          { custom_role_arn: true, applied_for: [false] },
        ),
        created('aws_ecr_account_setting.s', { name: 'REGISTRY_POLICY_SCOPE', value: 'V2' }),
      ],
      { resources: [block('aws_ecr_pull_through_cache_rule.c'), block('aws_ecr_repository_creation_template.t')] },
    );
    expect(registry?.policies).toEqual([{ present: true, text: '{}', address: 'aws_ecr_registry_policy.p' }]);
    expect(registry?.pullThroughCacheRules).toEqual([
      {
        prefix: 'hub',
        upstreamRegistryUrl: 'registry-1.docker.io',
        upstreamPrefix: '',
        credentialArn: '',
        customRoleArn: '',
        address: 'aws_ecr_pull_through_cache_rule.c',
      },
    ]);
    expect(registry?.creationTemplates).toEqual([
      {
        prefix: 'hub',
        appliedFor: ['PULL_THROUGH_CACHE'],
        encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' },
        tagMutability: 'MUTABLE',
        tagMutabilityExclusionFilters: [],
        policy: { present: false, text: '', address: '' },
        lifecyclePolicy: { present: true, text: '{"rules":[]}', address: 'aws_ecr_repository_creation_template.t' },
        resourceTags: { Origin: 'cache' },
        customRoleArn: '',
        address: 'aws_ecr_repository_creation_template.t',
      },
    ]);
    expect(registry?.accountSettings).toEqual([{ name: 'REGISTRY_POLICY_SCOPE', value: 'V2', address: 'aws_ecr_account_setting.s' }]);
  });

  it('change, on both sides under one key', () => {
    const address = 'aws_ecr_registry_scanning_configuration.s';
    const values = (scan_type: string) => ({ scan_type, rule: [] });
    const estate = translatePlan(
      planOf([
        entry(address, { actions: ['update'], before: values('ENHANCED'), after: values('BASIC') }),
        kept('aws_ecr_registry_policy.p', { policy: '{}' }),
        entry('aws_ecr_replication_configuration.r', { actions: ['delete'], before: { replication_configuration: [] } }),
      ]),
    );
    expect(estate.registryChanges).toMatchObject([
      {
        key: 'aws/eu-west-1',
        settings: [{ address, action: 'update' }, { action: 'delete' }],
        before: { scanning: [{ scanType: 'ENHANCED' }], policies: [{ present: true }], replication: [{ rules: [] }] },
        after: { scanning: [{ scanType: 'BASIC' }], policies: [{ present: true }], replication: [] },
      },
    ]);
  });
});

describe('what stands around ECR', () => {
  it('is left out where a registry has nothing of ECR', () => {
    expect(translatePlan(planOf([created('aws_cloudwatch_log_group.g', { name: 'x' })])).after.registries).toEqual([]);
  });

  it('makes a registry of an alarm on a metric of ECR', () => {
    const alarm = created('aws_cloudwatch_metric_alarm.a', {
      alarm_name: 'a',
      namespace: 'AWS/ECR',
      metric_name: 'RepositoryPullCount',
      metric_query: [],
    });
    expect(translatePlan(planOf([alarm])).after.registries[0]?.alarms).toEqual([
      {
        name: 'a',
        metrics: [{ namespace: 'AWS/ECR', name: 'RepositoryPullCount', dimensions: {} }],
        hasAction: false,
        address: alarm.address,
      },
    ]);
  });

  it('has the metrics of an alarm’s queries', () => {
    const query = (name: string) => ({
      id: name,
      metric: [{ namespace: 'AWS/ECR', metric_name: name, dimensions: { RepositoryName: 'app' } }],
    });
    const alarm = created('aws_cloudwatch_metric_alarm.a', {
      metric_query: [query('One'), { id: 'e', expression: 'm1', metric: [] }, query('Two')],
    });
    expect(firstOf(registryOf([alarm])?.alarms)?.metrics).toMatchObject([
      { name: 'One', dimensions: { RepositoryName: 'app' } },
      { name: 'Two' },
    ]);
  });

  it('makes a registry of an alarm on a query that names ECR', () => {
    const query = { id: 'q', expression: 'SELECT SUM(RepositoryPushCount) FROM "AWS/ECR"', metric: [] };
    const plan = planOf([created('aws_cloudwatch_metric_alarm.a', { alarm_name: 'a', metric_query: [query] })]);
    expect(firstOf(translatePlan(plan).after.registries[0]?.alarms)?.metrics).toEqual([
      { namespace: 'AWS/ECR', name: 'RepositoryPushCount', dimensions: {} },
    ]);
  });

  it('does not know the metrics of an alarm with an expression that is not known', () => {
    const alarm = created('aws_cloudwatch_metric_alarm.a', { metric_query: [{ id: 'q' }] }, { metric_query: [{ expression: true }] });
    expect(firstOf(registryOf([alarm])?.alarms)?.metrics).toEqual(unknownFor('known-after-apply'));
  });

  it.each([
    ['a topic that stands', { alarm_actions: ['arn:aws:sns:eu-west-1:1:t'] }, {}, {}, true],
    ['none', { alarm_actions: null }, {}, {}, false],
    ['one of unknown name', { alarm_actions: [null] }, { alarm_actions: [true] }, {}, true],
    ['a topic made here', {}, { alarm_actions: true }, refers('aws_sns_topic.t.arn'), true],
    ['something in a local value', {}, { alarm_actions: true }, refers('local.actions'), unknownFor('known-after-apply')],
    ['actions that are off', { alarm_actions: ['x'], actions_enabled: false }, {}, {}, false],
  ])('has alarms with %s', (_, after, unknown, expression, expected) => {
    const address = 'aws_cloudwatch_metric_alarm.a';
    const root = { resources: [block('aws_ecr_repository.app'), block(address, { alarm_actions: expression })] };
    expect(firstOf(registryOf([created(address, after, unknown)], root)?.alarms)?.hasAction).toEqual(expected);
  });

  const rule = (address: string, name: string, detail: readonly unknown[], more: Record<string, string | boolean> = {}) =>
    created(address, { name, event_pattern: JSON.stringify({ source: ['aws.ecr', 'aws.inspector2'], 'detail-type': detail }), ...more });

  it('has event rules with their targets, by name or by reference', () => {
    const target = 'aws_cloudwatch_event_target.t';
    const named = [
      rule('aws_cloudwatch_event_rule.r', 'r', ['ECR Image Scan']),
      created(target, { rule: 'r', arn: 'arn:aws:sns:eu-west-1:1:t' }),
    ];
    expect(registryOf(named)?.eventRules).toEqual([
      {
        name: 'r',
        bus: 'default',
        pattern: expect.stringContaining('ECR Image Scan'),
        enabled: true,
        targets: ['arn:aws:sns:eu-west-1:1:t'],
        address: 'aws_cloudwatch_event_rule.r',
      },
    ]);
    const module = {
      resources: [
        block('aws_cloudwatch_event_rule.r'),
        block(target, { rule: refers('aws_cloudwatch_event_rule.r.name'), arn: refers('var.topic') }),
      ],
      variables: { topic: {} },
    };
    const root = {
      resources: [block('aws_ecr_repository.app')],
      module_calls: { m: call(module, { topic: refers('var.make', 'aws_sns_topic.t[0].arn') }) },
    };
    const unnamed = [
      created('module.m.aws_cloudwatch_event_rule.r', {}, { name: true }),
      created(`module.m.${target}`, {}, { rule: true, arn: true }),
    ];
    expect(firstOf(registryOf(unnamed, root)?.eventRules)?.targets).toEqual(['aws_sns_topic.t[0].arn']);
  });

  const topic = 'arn:aws:sns:eu-west-1:1:t';
  it.each([
    ['the same bus', { event_bus_name: 'orders' }, { event_bus_name: 'orders' }, 'orders', [topic]],
    ['the same bus by ARN', { event_bus_name: 'arn:aws:events:eu-west-1:111122223333:event-bus/default' }, {}, 'default', [topic]],
    ['another bus', {}, { event_bus_name: 'orders' }, 'default', []],
    ['a bus that is not known', {}, null, 'default', unknownFor('known-after-apply')],
  ])('has a target of %s', (_, rules, targets, bus, expected) => {
    const changes = [
      rule('aws_cloudwatch_event_rule.r', 'r', ['ECR Image Scan'], rules),
      created('aws_cloudwatch_event_target.t', { rule: 'r', arn: topic, ...targets }, targets === null ? { event_bus_name: true } : {}),
    ];
    expect(registryOf(changes)?.eventRules).toMatchObject([{ bus, targets: expected }]);
  });

  it('tells rules of one name on two buses apart', () => {
    const changes = [
      rule('aws_cloudwatch_event_rule.a', 'r', ['ECR Image Scan']),
      rule('aws_cloudwatch_event_rule.b', 'r', ['ECR Image Scan'], { event_bus_name: 'orders' }),
      created('aws_cloudwatch_event_target.t', { rule: 'r', arn: topic, event_bus_name: 'orders' }),
    ];
    expect(registryOf(changes)?.eventRules).toMatchObject([{ targets: [] }, { targets: [topic] }]);
  });

  it('has a rule on a bus that is made here', () => {
    const address = 'aws_cloudwatch_event_rule.r';
    const target = 'aws_cloudwatch_event_target.t';
    const bus = { event_bus_name: refers('aws_cloudwatch_event_bus.orders.arn') };
    const root = { resources: [block('aws_ecr_repository.app'), block(address, bus), block(target, bus)] };
    const changes = [
      created(address, { name: 'r' }, { event_bus_name: true }),
      created(target, { rule: 'r', arn: topic }, { event_bus_name: true }),
    ];
    expect(registryOf(changes, root)?.eventRules).toMatchObject([{ bus: 'aws_cloudwatch_event_bus.orders.arn', targets: [topic] }]);
  });

  it.each([
    [{ state: 'DISABLED' }, false],
    [{ is_enabled: false }, false],
    [{ state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' }, true],
  ])('has event rules with %j', (more, enabled) => {
    expect(firstOf(registryOf([rule('aws_cloudwatch_event_rule.r', 'r', [], more)])?.eventRules)?.enabled).toBe(enabled);
  });

  it.each([
    [
      'its ARN',
      { name: 'g', arn: 'arn:aws:logs:eu-west-1:1:log-group:g' },
      {},
      { arn: 'arn:aws:logs:eu-west-1:1:log-group:g:*' },
      'ECR Image Scan',
      true,
    ],
    ['its name in an ARN', { name: 'g' }, { arn: true }, { arn: 'arn:aws:logs:eu-west-1:1:log-group:g' }, 'Inspector2 Finding', true],
    ['a reference', { name: 'g' }, { arn: true }, {}, 'Inspector2 Finding', true],
    ['a reference from a rule on something else', { name: 'g' }, { arn: true }, {}, 'ECR Image Action', false],
  ])('has log groups that a rule reaches by %s', (_, group, unknown, target, detail, expected) => {
    const changes = [
      created('aws_cloudwatch_log_group.g', { ...group, retention_in_days: 30 }, unknown),
      rule('aws_cloudwatch_event_rule.r', 'r', [detail]),
      created('aws_cloudwatch_event_target.t', { rule: 'r', ...target }, Object.keys(target).length > 0 ? {} : { arn: true }),
    ];
    const root = {
      resources: ['aws_ecr_repository.app', 'aws_cloudwatch_log_group.g', 'aws_cloudwatch_event_rule.r']
        .map((address) => block(address))
        .concat(block('aws_cloudwatch_event_target.t', { arn: refers('aws_cloudwatch_log_group.g.arn') })),
    };
    expect(firstOf(registryOf(changes, root)?.logGroups)).toMatchObject({ retentionInDays: 30, receivesScanFindings: expected });
  });

  it.each([
    ['/aws/ecr/app/scan-findings', true],
    ['/ecr/image-scanning', true],
    ['vulnerabilities', true],
    ['/aws/ecr/app', false],
    ['/aws/lambda/scanner', false],
  ])('has the log group %s: %s', (name, expected) => {
    expect(firstOf(registryOf([created('aws_cloudwatch_log_group.g', { name, retention_in_days: null })])?.logGroups)).toMatchObject({
      receivesScanFindings: expected,
      retentionInDays: 0,
    });
  });

  it('does not know whether a rule with an unknown pattern sends scan findings', () => {
    const changes = [
      created('aws_cloudwatch_log_group.g', { name: 'g' }),
      created('aws_cloudwatch_event_rule.r', { name: 'r' }, { event_pattern: true }),
      created('aws_cloudwatch_event_target.t', { rule: 'r', arn: 'arn:aws:logs:eu-west-1:1:log-group:g' }),
    ];
    expect(firstOf(registryOf(changes)?.logGroups)?.receivesScanFindings).toEqual(unknownFor('known-after-apply'));
  });

  it('has metric filters, endpoints and the inspector', () => {
    const registry = registryOf(
      [
        created(
          'aws_cloudwatch_log_metric_filter.f',
          { metric_transformation: [{ name: 'Critical', namespace: 'ECR' }] },
          { log_group_name: true },
        ),
        created('aws_cloudwatch_log_group.g', {}, { name: true }),
        created(
          'aws_vpc_endpoint.api',
          { service_name: 'com.amazonaws.eu-west-1.ecr.api', vpc_endpoint_type: 'Interface' },
          { vpc_id: true },
        ),
        created('aws_vpc_endpoint.s3', { service_name: 'com.amazonaws.eu-west-1.s3', vpc_id: 'vpc-1' }),
        created('aws_inspector2_enabler.i', { resource_types: ['EC2', 'ECR'] }),
      ],
      {
        resources: [
          ...['aws_ecr_repository.app', 'aws_cloudwatch_log_group.g', 'aws_vpc_endpoint.s3', 'aws_inspector2_enabler.i'].map((address) =>
            block(address),
          ),
          block('aws_vpc_endpoint.api', { vpc_id: refers('aws_vpc.main.id') }),
          block('aws_cloudwatch_log_metric_filter.f', { log_group_name: refers('aws_cloudwatch_log_group.g.name') }),
        ],
      },
    );
    expect(registry?.metricFilters).toEqual([
      { logGroup: 'aws_cloudwatch_log_group.g', namespace: 'ECR', metric: 'Critical', address: 'aws_cloudwatch_log_metric_filter.f' },
    ]);
    expect(registry?.vpcEndpoints).toEqual([
      { serviceName: 'com.amazonaws.eu-west-1.ecr.api', type: 'Interface', vpc: 'aws_vpc.main.id', address: 'aws_vpc_endpoint.api' },
      { serviceName: 'com.amazonaws.eu-west-1.s3', type: 'Gateway', vpc: 'vpc-1', address: 'aws_vpc_endpoint.s3' },
    ]);
    expect(registry?.inspectorCoversEcr).toBe(true);
  });
});
