import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/sources/terraform/plan-document.js';
import {
  bare,
  blocksAt,
  isPending,
  memberAt,
  numberAt,
  type PlannedValue,
  textAt,
  whyPending,
} from '../../../src/sources/terraform/planned-value.js';
import { sensitivePlaces } from '../../../src/sources/terraform/sensitive-places.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { block, entry, lifecycleText, oldRepository, planOf } from './plan-fixture.js';

const sensitive = { unknown: 'not-told', detail: 'sensitive' };
const pending = (path: string) => ({ unknown: 'known-after-apply', detail: `\`${path}\` is known after apply` });

describe('sensitivePlaces', () => {
  it.each<[string, Json | undefined, Json | undefined, Json | undefined]>([
    ['none', undefined, false, undefined],
    ['none, as Terraform writes it for maps and lists', { tags: {}, rule: [{ filter: [{}] }] }, { tags_all: {} }, undefined],
    ['a place after', {}, { policy: true, tags: {} }, { policy: true }],
    ['a place before', { policy: true }, false, { policy: true }],
    ['places of both', { policy: true }, { kms: [{ key: true }] }, { policy: true, kms: { 0: { key: true } } }],
    ['all of what is marked in part on the other side', { list: [{ a: true }] }, { list: true }, { list: true }],
    ['places in one list', { list: [{ a: true }] }, { list: [{ b: true }, true] }, { list: { 0: { a: true, b: true }, 1: true } }],
    ['the whole resource', true, { policy: true }, true],
    ['tags, with those that the provider repeats', {}, { tags: { Owner: true } }, { tags: { Owner: true }, tags_all: { Owner: true } }],
    [
      'a name, with what is made of it',
      {},
      { name: true },
      { name: true, id: true, arn: true, repository_url: true, repository_uri: true },
    ],
  ])('gives %s', (_, before_sensitive, after_sensitive, places) => {
    const change = { actions: [], ...(before_sensitive === undefined ? {} : { before_sensitive }) };
    expect(sensitivePlaces({ ...change, ...(after_sensitive === undefined ? {} : { after_sensitive }) })).toEqual(places);
  });
});

describe('a hidden value', () => {
  const at = (value: Json, hidden: Json, unknown?: Json): PlannedValue => ({ value, unknown, path: '', hidden });

  it('is not known, whatever it is, and everything in it', () => {
    const value = { text: 'x', number: 7, nothing: null, block: [{ deep: { text: 'y' } }], open: 'z' };
    const of = at(value, { text: true, number: true, nothing: true, block: true });
    expect(textAt(of, 'text')).toEqual(sensitive);
    expect(numberAt(of, 'number', 0)).toEqual(sensitive);
    expect(textAt(of, 'nothing')).toEqual(sensitive);
    expect(blocksAt(of, 'block')).toEqual(sensitive);
    expect(textAt(memberAt(memberAt(memberAt(of, 'block'), 0), 'deep'), 'text')).toEqual(sensitive);
    expect(textAt(of, 'open')).toBe('z');
    expect(textAt(bare(of), 'text')).toBe('x');
  });

  it('in a block leaves the rest of the block as it is', () => {
    const [block] = [blocksAt(at({ block: [{ a: 'x', b: 'y' }] }, { block: { 0: { a: true } } }), 'block')].flat();
    expect(block).toSatisfy((one: PlannedValue) => textAt(one, 'b') === 'y');
    expect(block).toSatisfy((one: PlannedValue) => typeof textAt(one, 'a') === 'object');
  });

  it('that stands there is hidden, though a part of it is marked as yet to come', () => {
    expect(textAt(at({ policy: 'x' }, { policy: true }, { policy: true }), 'policy')).toEqual(sensitive);
  });

  it.each<[string, PlannedValue]>([
    ['one of its own', at({}, { policy: true }, { policy: true })],
    ['one in a resource that is hidden as a whole', at({ policy: null }, true, true)],
  ])('that is yet to come is said to be: %s', (_, of) => {
    expect(textAt(of, 'policy')).toEqual(pending('policy'));
    const member = memberAt(of, 'policy');
    expect([isPending(member), whyPending(member)]).toEqual([true, pending('policy')]);
    expect(textAt(memberAt(member, 'more'), 'text')).toEqual(pending('policy.more.text'));
  });
});

describe('a plan without what it marks sensitive', () => {
  const marked = (after_sensitive: Json) =>
    translatePlan(planOf([entry('aws_ecr_repository.api', { after: oldRepository('api'), after_sensitive })]));

  it('is made only where something is marked', () => {
    expect(marked({ tags: {} }).showable).toBeNull();
    expect(marked({ image_tag_mutability: true }).showable).not.toBeNull();
  });

  it('has the same resources under the same keys, with nothing known of the marked places', () => {
    const { showable, after } = marked({ name: true, image_tag_mutability: true });
    expect(after.repositories).toMatchObject([{ name: 'api', tagMutability: 'IMMUTABLE', key: 'aws_ecr_repository.api' }]);
    expect(showable?.after.repositories).toMatchObject([
      { name: sensitive, tagMutability: sensitive, scanOnPush: true, key: 'aws_ecr_repository.api' },
    ]);
  });

  it('has what belongs together by names that are hidden', () => {
    const values = { repository: 'api', policy: lifecycleText('mark') };
    const target = { rule: 'scans', arn: 'arn:aws:sns:eu-west-1:111122223333:topic' };
    const changes = [
      entry('aws_ecr_repository.api', { after: oldRepository('api'), after_sensitive: { name: true } }),
      entry('aws_ecr_repository.web', { after: oldRepository('web') }),
      entry('aws_ecr_lifecycle_policy.api', { after: values, after_sensitive: { repository: true } }),
      entry('aws_cloudwatch_event_rule.scans', { after: { name: 'scans' }, after_sensitive: { name: true } }),
      entry('aws_cloudwatch_event_rule.others', { after: { name: 'others' } }),
      entry('aws_cloudwatch_event_target.scans', { after: target, after_sensitive: { rule: true } }),
      entry('aws_cloudwatch_log_group.gone', { actions: ['forget'], before: { name: 'g' }, before_sensitive: { name: true } }),
      entry('aws_cloudwatch_log_group.kept', { after: { name: 'g' }, after_sensitive: { name: true } }),
    ];
    const plan = planOf(changes, { resources: changes.map(({ address }) => block(address)) });
    const { repositories, registries } = translatePlan(plan).showable?.after ?? { repositories: [], registries: [] };
    expect(repositories).toMatchObject([
      { name: sensitive, lifecyclePolicy: { present: true, text: values.policy } },
      { lifecyclePolicy: { present: false } },
    ]);
    expect(registries).toMatchObject([{ eventRules: [{ name: sensitive, targets: [target.arn] }, { targets: [] }] }]);
    expect(registries[0]?.logGroups).toMatchObject([{ address: 'aws_cloudwatch_log_group.kept' }]);
  });

  it('has the registry of an alarm on a metric of a hidden namespace', () => {
    const after = { namespace: 'AWS/ECR', metric_name: 'RepositoryPullCount' };
    const plan = planOf([entry('aws_cloudwatch_metric_alarm.pulls', { after, after_sensitive: { namespace: true } })]);
    expect(translatePlan(plan).showable?.after.registries).toMatchObject([{ alarms: [{ address: 'aws_cloudwatch_metric_alarm.pulls' }] }]);
  });

  it('has an argument that is hidden and not written, and an alarm whose actions are hidden as not known', () => {
    const rule = { ecr_repository_prefix: 'hub', credential_arn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x' };
    const alarm = { namespace: 'AWS/ECR', alarm_actions: [], dimensions: { a: 'b' } };
    const plan = planOf(
      [
        entry('aws_ecr_pull_through_cache_rule.hub', { after: rule, after_sensitive: { credential_arn: true } }),
        entry('aws_cloudwatch_metric_alarm.pulls', { after: alarm, after_sensitive: { alarm_actions: true, dimensions: true } }),
      ],
      { resources: [block('aws_ecr_pull_through_cache_rule.hub')] },
    );
    expect(translatePlan(plan).showable?.after.registries).toMatchObject([
      {
        pullThroughCacheRules: [{ credentialArn: sensitive }],
        alarms: [{ hasAction: sensitive, metrics: [{ dimensions: sensitive }] }],
      },
    ]);
  });
});
