import { describe, expect, it } from 'vitest';
import type { Registry } from '../../../src/model/inventory.js';
import type { JsonObject, PlanResourceChange } from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { created, entry, kept, newRepository, planOf } from './plan-fixture.js';

const fresh = newRepository('aws_ecr_repository.app', { name: 'app' });
const forgotten = (address: string, before: JsonObject) => entry(address, { actions: ['forget'], before });
const afterOf = (changes: readonly PlanResourceChange[]): Registry | undefined =>
  translatePlan(planOf([fresh, ...changes])).after.registries[0];

const scanning = (type: string) => ({ scan_type: type, rule: [] });

describe('what a plan forgets', () => {
  it.each<[keyof Registry, string, JsonObject]>([
    ['scanning', 'aws_ecr_registry_scanning_configuration.x', scanning('ENHANCED')],
    ['replication', 'aws_ecr_replication_configuration.x', { replication_configuration: [] }],
    ['policies', 'aws_ecr_registry_policy.x', { policy: '{}' }],
    ['pullThroughCacheRules', 'aws_ecr_pull_through_cache_rule.x', { ecr_repository_prefix: 'hub' }],
    ['creationTemplates', 'aws_ecr_repository_creation_template.x', { prefix: 'ROOT' }],
    ['accountSettings', 'aws_ecr_account_setting.x', { name: 'REGISTRY_POLICY_SCOPE', value: 'V2' }],
    ['alarms', 'aws_cloudwatch_metric_alarm.x', { alarm_name: 'x' }],
    ['eventRules', 'aws_cloudwatch_event_rule.x', { name: 'x' }],
    ['logGroups', 'aws_cloudwatch_log_group.x', { name: 'x' }],
    ['metricFilters', 'aws_cloudwatch_log_metric_filter.x', { log_group_name: 'x' }],
    ['vpcEndpoints', 'aws_vpc_endpoint.x', { service_name: 'x' }],
  ])('stays among the %s', (setting, address, values) => {
    expect(afterOf([forgotten(address, values)])?.[setting]).toEqual(afterOf([kept(address, values)])?.[setting]);
    expect(afterOf([forgotten(address, values)])?.[setting]).toHaveLength(1);
    expect(afterOf([entry(address, { actions: ['delete'], before: values })])?.[setting]).toEqual([]);
  });

  it('stays as the target of an event rule and as an enabler', () => {
    const registry = afterOf([
      created('aws_cloudwatch_event_rule.r', { name: 'r' }),
      forgotten('aws_cloudwatch_event_target.t', { rule: 'r', arn: 'arn:aws:sns:eu-west-1:1:t' }),
      forgotten('aws_inspector2_enabler.i', { resource_types: ['ECR'] }),
    ]);
    expect(registry).toMatchObject({ eventRules: [{ targets: ['arn:aws:sns:eu-west-1:1:t'] }], inspectorCoversEcr: true });
  });

  it('is as it is managed where another resource has taken it over', () => {
    const over = (address: string, values: JsonObject) => kept(`module.new.${address}`, values);
    const registry = afterOf([
      forgotten('aws_ecr_registry_scanning_configuration.x', scanning('BASIC')),
      over('aws_ecr_registry_scanning_configuration.x', scanning('ENHANCED')),
      forgotten('aws_ecr_account_setting.a', { name: 'A', value: 'old' }),
      forgotten('aws_ecr_account_setting.b', { name: 'B', value: 'old' }),
      over('aws_ecr_account_setting.a', { name: 'A', value: 'new' }),
    ]);
    expect(registry?.scanning).toMatchObject([{ scanType: 'ENHANCED' }]);
    expect(registry?.accountSettings).toMatchObject([
      { name: 'B', value: 'old' },
      { name: 'A', value: 'new' },
    ]);
  });

  it('is the new object where a replacement leaves the old one behind', () => {
    const address = 'aws_ecr_registry_scanning_configuration.x';
    const change = { actions: ['create', 'forget'], before: scanning('BASIC'), after: scanning('ENHANCED') };
    expect(afterOf([entry(address, change)])?.scanning).toMatchObject([{ scanType: 'ENHANCED' }]);
  });
});
