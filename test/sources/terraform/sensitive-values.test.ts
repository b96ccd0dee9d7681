import { describe, expect, it } from 'vitest';
import { environmentVariablesOf } from '../../../src/sources/terraform/environment-variables.js';
import { sensitiveValuesOf } from '../../../src/sources/terraform/sensitive-values.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { entry, planOf } from './plan-fixture.js';

const after = {
  name: 'partner/feed',
  tags: { CostCentre: 'CC-0417', Environment: 'prod', Short: 'abc' },
  tags_all: { CostCentre: 'CC-0417', Environment: 'prod' },
  list: [{ secret: 'first' }, { secret: 'second' }],
};
const marks = { tags: { CostCentre: true, Short: true }, tags_all: {}, list: [{}, { secret: true }] };

describe('sensitiveValuesOf', () => {
  it('takes the values at marked places, nested ones too', () => {
    const plan = planOf([entry('aws_ecr_repository.p', { after, after_sensitive: marks })]);
    expect([...sensitiveValuesOf(plan)]).toEqual(['CC-0417', 'second']);
  });

  it('takes the values before a change, those of a wholly marked object, and those of drift', () => {
    const change = {
      actions: ['update'],
      before: { policy: 'old text', more: { deep: ['value', 12345678] } },
      before_sensitive: true,
      after,
      after_sensitive: false,
    };
    expect([...sensitiveValuesOf(planOf([entry('aws_ecr_repository_policy.p', change)]))]).toEqual(['old text', 'value']);
    expect([...sensitiveValuesOf(planOf([], {}, { resource_drift: [entry('aws_ecr_repository_policy.p', change)] }))]).toEqual([
      'old text',
      'value',
    ]);
  });

  it('takes variables that the root module marks, and their defaults', () => {
    const variables = { token: { sensitive: true }, map: { sensitive: true, default: { a: 'from default' } }, plain: {} };
    const plan = planOf([], { variables }, { variables: { token: { value: 'hunter22' }, plain: { value: 'in the open' } } });
    expect([...sensitiveValuesOf(plan)]).toEqual(['hunter22', 'from default']);
  });

  it('leaves short values alone: blanking them out would spoil every text', () => {
    expect(sensitiveValuesOf(planOf([], { variables: { x: { sensitive: true, default: 'abc' } } })).size).toBe(0);
  });

  it('takes from a policy whom it names, and from an ARN its account, but for the own one', () => {
    const policy = JSON.stringify({
      Statement: [
        { Sid: 'Partner', Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::777766665555:root', '111122223333'] }, Action: 'ecr:PutImage' },
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Condition: { Bool: { x: 'true' }, StringLike: { y: 'o-1234' } },
        },
      ],
    });
    const variables = {
      role: { sensitive: true, default: 'arn:aws:iam::444455556666:role/x' },
      text: { sensitive: true, default: '{not' },
    };
    const change = { after: { policy }, after_sensitive: { policy: true } };
    const plan = planOf([entry('aws_ecr_repository_policy.p', change)], { variables });
    expect(sensitiveValuesOf(plan, new Set(['111122223333']))).toEqual(
      new Set([
        ...[policy, 'Partner', 'arn:aws:iam::777766665555:root', '777766665555', 'o-1234'],
        ...['arn:aws:iam::444455556666:role/x', '444455556666', '{not'],
      ]),
    );
  });

  it('takes a policy that is nested without end as a whole', () => {
    const policy = `{"Statement":[{"Condition":${'['.repeat(3000)}"acme-role"${']'.repeat(3000)}}]}`;
    const change = { after: { policy }, after_sensitive: { policy: true } };
    expect([...sensitiveValuesOf(planOf([entry('aws_ecr_repository_policy.p', change)]))]).toEqual([policy]);
  });

  it('is what a translated plan carries', () => {
    const plan = planOf([entry('aws_ecr_repository.p', { after, after_sensitive: marks })]);
    expect(translatePlan(plan).sensitiveValues).toEqual(new Set(['CC-0417', 'second']));
  });
});

describe('environmentVariablesOf', () => {
  it('takes root variables that are named for an environment and not sensitive', () => {
    const variables = { Environment: {}, ENV: {}, stage: { sensitive: true }, region: {}, env_name: {} };
    const values = {
      Environment: { value: 'prod' },
      ENV: { value: 'dev' },
      stage: { value: 'hidden' },
      region: { value: 'eu-west-1' },
      env_name: { value: { name: 'prod' } },
    };
    const plan = planOf([], { variables }, { variables: values });
    expect([...environmentVariablesOf(plan)]).toEqual([
      ['Environment', 'prod'],
      ['ENV', 'dev'],
    ]);
  });
});
