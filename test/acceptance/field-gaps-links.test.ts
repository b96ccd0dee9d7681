import { describe, expect, it } from 'vitest';
import { block, call, constant, created, lifecycleText, newRepository, refers } from '../sources/terraform/plan-fixture.js';
import { judgeChanges, outcomesOf, policyOn, pull } from './judge-changes.js';

// How policies find their repository, where other tools lose them: numbers as in field-gaps.test.ts.

const everyone = pull({ Principal: '*' });
const publicRule = { rules: ['public-repository-policy'] };

describe('10 (trivy): a policy finds its repository', () => {
  it('by a name that is known, with and without a reference', async () => {
    const changes = [newRepository('aws_ecr_repository.app', { name: 'app' }), policyOn('aws_ecr_repository_policy.app', 'app', everyone)];
    const own = block('aws_ecr_repository.app', { name: constant('app') });
    for (const name of [refers('aws_ecr_repository.app.name'), constant('app')]) {
      const root = { resources: [own, block('aws_ecr_repository_policy.app', { repository: name })] };
      const report = await judgeChanges(changes, root, publicRule);
      expect(outcomesOf(report, 'public-repository-policy')).toEqual({ 'aws_ecr_repository.app': 'fail' });
    }
  });

  it('in each instance of a module with for_each, by references alone', async () => {
    const inside = {
      resources: [
        block('aws_ecr_repository.this', { name: refers('var.name') }),
        block('aws_ecr_repository_policy.this', { repository: refers('aws_ecr_repository.this.name') }),
      ],
    };
    const root = { module_calls: { ecr: call(inside, {}, { for_each_expression: refers('var.names') }) } };
    const of = (key: string, principal: string) => {
      const policy = JSON.stringify({ Version: '2012-10-17', Statement: [pull({ Principal: { AWS: principal } })] });
      return [
        newRepository(`module.ecr["${key}"].aws_ecr_repository.this`, {}, { name: true }),
        created(`module.ecr["${key}"].aws_ecr_repository_policy.this`, { policy }, { repository: true, id: true }),
      ];
    };
    const report = await judgeChanges([...of('a', '*'), ...of('b', 'arn:aws:iam::111122223333:root')], root, publicRule);
    expect(outcomesOf(report, 'public-repository-policy')).toEqual({
      'module.ecr["a"].aws_ecr_repository.this': 'fail',
      'module.ecr["b"].aws_ecr_repository.this': 'pass',
    });
  });
});

describe('16 (Sentinel): a lifecycle policy finds its repository', () => {
  const policy = { policy: lifecycleText('mark') };
  const rules = { rules: ['lifecycle-policy'] };

  it('under for_each, where the second reference is each.key', async () => {
    const root = {
      resources: [
        block('aws_ecr_repository.app', { name: refers('each.key') }, { for_each_expression: refers('var.names') }),
        block(
          'aws_ecr_lifecycle_policy.app',
          { repository: { references: ['aws_ecr_repository.app', 'each.key'] } },
          { for_each_expression: refers('var.kept') },
        ),
      ],
    };
    const changes = [
      newRepository('aws_ecr_repository.app["a"]', {}, { name: true }),
      newRepository('aws_ecr_repository.app["b"]', {}, { name: true }),
      created('aws_ecr_lifecycle_policy.app["a"]', policy, { repository: true, id: true }),
    ];
    const report = await judgeChanges(changes, root, rules);
    expect(outcomesOf(report, 'lifecycle-policy')).toEqual({
      'aws_ecr_repository.app["a"]': 'pass',
      'aws_ecr_repository.app["b"]': 'fail',
    });
  });

  it('by a literal name', async () => {
    const changes = [
      newRepository('aws_ecr_repository.app', { name: 'app' }),
      newRepository('aws_ecr_repository.other', { name: 'other' }),
      created('aws_ecr_lifecycle_policy.app', { ...policy, repository: 'app' }, { id: true }),
    ];
    const resources = [
      block('aws_ecr_repository.app', { name: constant('app') }),
      block('aws_ecr_repository.other', { name: constant('other') }),
      block('aws_ecr_lifecycle_policy.app', { repository: constant('app') }),
    ];
    const report = await judgeChanges(changes, { resources }, rules);
    expect(outcomesOf(report, 'lifecycle-policy')).toEqual({ 'aws_ecr_repository.app': 'pass', 'aws_ecr_repository.other': 'fail' });
  });
});
