import { describe, expect, it } from 'vitest';
import type { PlanResourceChange } from '../../../src/sources/terraform/plan-document.js';
import { readPlan } from '../../../src/sources/terraform/read-plan.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { block, lifecycleText, newRepository, noticeCodes, planOf, refers, repositoriesOf, unknownFor } from './plan-fixture.js';

const many = (address: string, type: string, unknown: Record<string, true>, after: Record<string, string> = {}): PlanResourceChange => ({
  address,
  mode: 'managed',
  type,
  name: 'a',
  change: { actions: ['create'], before: null, after, after_unknown: unknown },
});
const repository = many('aws_ecr_repository.a[*]', 'aws_ecr_repository', { name: true });
const policy = many('aws_ecr_lifecycle_policy.a[*]', 'aws_ecr_lifecycle_policy', { repository: true }, { policy: lifecycleText('x') });
const deferred = (...changes: readonly PlanResourceChange[]) =>
  changes.map((resource_change) => ({ reason: 'instance_count_unknown', resource_change }));
const root = {
  resources: [
    block('aws_ecr_repository.a'),
    block('aws_ecr_repository.b'),
    block('aws_ecr_lifecycle_policy.a', { repository: refers('aws_ecr_repository.a', 'each.key') }),
  ],
};

describe('changes that a plan puts off', () => {
  it('are read as planned, and not counted', () => {
    const plan = planOf([], root, { deferred_changes: deferred(repository, policy) });
    expect(repositoriesOf(plan)).toMatchObject({
      'aws_ecr_repository.a[*]': { name: unknownFor('known-after-apply'), lifecyclePolicy: { present: true } },
    });
    expect(translatePlan(plan).resources).toEqual({});
  });

  it('may be a policy of a repository, or none', () => {
    const one = newRepository('aws_ecr_repository.a', { name: 'a' });
    const plan = planOf([one], root, { deferred_changes: deferred(policy) });
    expect(repositoriesOf(plan)['aws_ecr_repository.a']?.lifecyclePolicy.present).toEqual(unknownFor('ambiguous'));
  });

  it('are told of, and are something of Amazon ECR', () => {
    const estate = translatePlan(planOf([], root, { deferred_changes: deferred(repository) }));
    expect(noticeCodes(estate)).toEqual(['deferred-changes']);
    expect(estate.notices[0]?.message).toContain('aws_ecr_repository.a[*]');
  });

  it('may lie in modules whose instances are not known', () => {
    const inner = many('module.m[*].aws_ecr_repository.a[*]', 'aws_ecr_repository', { name: true });
    const plan = planOf([], root, { deferred_changes: deferred({ ...inner, module_address: 'module.m[*]' }) });
    expect(Object.keys(repositoriesOf(plan))).toEqual([inner.address]);
  });

  it('are read from a plan, those of other types left out', async () => {
    const document = {
      format_version: '1.2',
      planned_values: {},
      resource_changes: [],
      configuration: {},
      deferred_changes: deferred(repository, many('aws_s3_bucket.a[*]', 'aws_s3_bucket', {})),
    };
    const { deferred_changes } = await readPlan(new TextEncoder().encode(JSON.stringify(document)), 'plan.json');
    expect(deferred_changes).toEqual(deferred(repository));
  });
});
