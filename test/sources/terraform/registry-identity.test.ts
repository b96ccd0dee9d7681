import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import {
  block,
  call,
  constant,
  created,
  entry,
  kept,
  lifecycleText,
  newRepository,
  oldRepository,
  planOf,
  provider,
  refers,
  repositoriesOf,
  unknownFor,
} from './plan-fixture.js';

const here = 'aws_ecr_repository.here';
const there = 'aws_ecr_repository.there';
const keyed = (address: string, provider_config_key: string) => block(address, {}, { provider_config_key });
const registriesOf = (plan: PlanDocument) =>
  translatePlan(plan).after.registries.map(({ key, account, region }) => ({ key, account, region }));
const pair = [newRepository(here, { name: 'app' }), newRepository(there, { name: 'app' })];

describe('the registry of a resource', () => {
  it('lies in the region of its provider', () => {
    expect(registriesOf(planOf([newRepository(here, { name: 'app' })], { resources: [block(here)] }))).toEqual([
      { key: 'aws/eu-west-1', account: unknownFor('not-in-plan'), region: 'eu-west-1' },
    ]);
  });

  it('keeps two repositories apart that are alike in two regions', () => {
    const providers = {
      aws: provider('eu-west-1'),
      'aws.frankfurt': { ...provider(undefined, { region: refers('var.region') }), alias: 'frankfurt' },
    };
    const root = { resources: [keyed(here, 'aws'), keyed(there, 'aws.frankfurt')], variables: { region: { default: 'eu-central-1' } } };
    const plan = planOf(pair, root, { providers });
    expect(registriesOf(plan).map(({ key }) => key)).toEqual(['aws/eu-west-1', 'aws.frankfurt/eu-central-1']);
    expect(repositoriesOf(plan)).toMatchObject({
      [here]: { registry: 'aws/eu-west-1' },
      [there]: { registry: 'aws.frankfurt/eu-central-1' },
    });
  });

  it('prefers the value of a variable to its default', () => {
    const root = { resources: [block(here)], variables: { region: { default: 'eu-central-1' } } };
    const aws = provider(undefined, { region: refers('var.region') });
    const plan = planOf([newRepository(here, { name: 'app' })], root, {
      providers: { aws },
      variables: { region: { value: 'us-east-2' } },
    });
    expect(registriesOf(plan)[0]?.region).toBe('us-east-2');
  });

  it.each([
    ['a variable that is no region', refers('var.env')],
    ['two variables', refers('var.env', 'var.region')],
    ['a local value', refers('local.region')],
    ['a function', {}],
  ])('is unknown where the region is made from %s', (_, region) => {
    const variables = { env: { value: 'prod' }, region: { value: 'eu-west-1' } };
    const plan = planOf(
      [newRepository(here, { name: 'app' })],
      { resources: [block(here)] },
      { providers: { aws: provider(undefined, { region }) }, variables },
    );
    expect(registriesOf(plan)).toEqual([{ key: 'aws', account: unknownFor('not-in-plan'), region: unknownFor('not-in-plan') }]);
  });

  it('is one for two aliases with the same region and credentials, and two for other credentials', () => {
    const role = (name: string) => ({ assume_role: [{ role_arn: refers(`var.${name}`) }] });
    const plan = (other: string) =>
      planOf(
        pair,
        { resources: [keyed(here, 'aws'), keyed(there, 'aws.b')] },
        { providers: { aws: provider('eu-west-1', role('a')), 'aws.b': provider('eu-west-1', role(other)) } },
      );
    expect(registriesOf(plan('a')).map(({ key }) => key)).toEqual(['aws/eu-west-1']);
    expect(registriesOf(plan('b')).map(({ key }) => key)).toEqual(['aws/eu-west-1', 'aws.b/eu-west-1']);
  });

  it('is one for the same unknown region, and two for others', () => {
    const plan = (other: string) =>
      planOf(
        pair,
        { resources: [keyed(here, 'aws'), keyed(there, 'aws.b')] },
        { providers: { aws: provider(undefined, { region: refers('local.a') }), 'aws.b': provider(undefined, { region: refers(other) }) } },
      );
    expect(registriesOf(plan('local.a'))).toHaveLength(1);
    expect(registriesOf(plan('local.b')).map(({ key }) => key)).toEqual(['aws', 'aws.b']);
  });
});

describe('the account', () => {
  const root = {
    resources: [block(here), block(there), keyed('data.aws_caller_identity.me', 'aws'), keyed('data.aws_region.here', 'aws')],
  };
  const fresh = newRepository(here, { name: 'app' });
  const state = (type: string, name: string, values: Record<string, string>) => ({
    values: { root_module: { resources: [{ address: `data.${type}.${name}`, mode: 'data', type, name, values }] } },
  });

  it('is the caller’s', () => {
    const prior_state = state('aws_caller_identity', 'me', { account_id: '123456789012' });
    expect(registriesOf(planOf([fresh], root, { prior_state }))).toEqual([
      { key: '123456789012/eu-west-1', account: '123456789012', region: 'eu-west-1' },
    ]);
  });

  it('and the region are in the ARN of anything of the provider', () => {
    const plan = planOf([fresh, kept(there, oldRepository('old'))], root, { providers: { aws: provider(undefined) } });
    expect(registriesOf(plan)).toEqual([{ key: '111122223333/eu-west-1', account: '111122223333', region: 'eu-west-1' }]);
  });

  it('is in a registry id', () => {
    const policy = kept('aws_ecr_lifecycle_policy.p', { repository: 'x', policy: '{}', registry_id: '111122223333' });
    const plan = planOf([fresh, policy], { resources: [block(here), block('aws_ecr_lifecycle_policy.p')] });
    expect(registriesOf(plan).map(({ key }) => key)).toEqual(['111122223333/eu-west-1']);
  });

  it.each([
    ['assume_role', { assume_role: [{ role_arn: constant('arn:aws:iam::222233334444:role/x') }] }],
    [
      'the last assume_role',
      { assume_role: [{ role_arn: constant('arn:aws:iam::1:role/x') }, { role_arn: constant('arn:aws:iam::222233334444:role/x') }] },
    ],
    ['allowed_account_ids', { allowed_account_ids: constant(['222233334444']) }],
    ['allowed_account_ids of a variable', { allowed_account_ids: refers('var.account') }],
  ])('is in %s', (_, expressions) => {
    const plan = planOf([fresh], root, {
      providers: { aws: provider('eu-west-1', expressions) },
      variables: { account: { value: '222233334444' } },
    });
    expect(registriesOf(plan)[0]?.account).toBe('222233334444');
  });

  it('is not told by several allowed accounts', () => {
    const aws = provider('eu-west-1', { allowed_account_ids: constant(['222233334444', '333344445555']) });
    expect(registriesOf(planOf([fresh], root, { providers: { aws } }))[0]?.account).toEqual(unknownFor('not-in-plan'));
  });

  it('is not that of an event target, which may lie elsewhere', () => {
    const target = kept('aws_cloudwatch_event_target.t', { arn: 'arn:aws:sns:us-east-1:999999999999:topic', rule: 'r' });
    const plan = planOf([fresh, target], { resources: [block(here), block('aws_cloudwatch_event_target.t')] });
    expect(registriesOf(plan)[0]?.account).toEqual(unknownFor('not-in-plan'));
  });

  it('is shared by providers with the same credentials', () => {
    const resources = [keyed(here, 'aws.b'), block(there)];
    const plan = planOf(
      [fresh, kept(there, oldRepository('old'))],
      { resources },
      { providers: { aws: provider('eu-west-1'), 'aws.b': provider('us-east-1') } },
    );
    expect(registriesOf(plan).map(({ key }) => key)).toEqual(['111122223333/us-east-1', '111122223333/eu-west-1']);
  });

  it('data.aws_region tells the region', () => {
    const prior_state = state('aws_region', 'here', { name: 'ap-south-1' });
    expect(registriesOf(planOf([fresh], root, { prior_state, providers: { aws: provider(undefined) } }))[0]?.region).toBe('ap-south-1');
  });
});

describe('providers of modules', () => {
  const inner = `module.a.module.b.${here}`;
  const nested = (key: string) => ({ module_calls: { a: call({ module_calls: { b: call({ resources: [keyed(here, key)] }) } }) } });

  it.each([
    ['is inherited from the root', { aws: provider('eu-west-1') }, 'eu-west-1'],
    [
      'is inherited from the nearest module that has it',
      { aws: provider('eu-west-1'), 'module.a:aws': provider('eu-north-1') },
      'eu-north-1',
    ],
    ['is its own', { aws: provider('eu-west-1'), 'module.a.module.b:aws': provider('eu-north-1') }, 'eu-north-1'],
    [
      'is inherited where the key has no expressions',
      { aws: provider('eu-west-1'), 'module.a.module.b:aws': { name: 'aws', module_address: 'module.a.module.b' } },
      'eu-west-1',
    ],
    ['is found under the names of Terraform 0.12', { aws: provider('eu-west-1'), 'a.b:aws': provider('eu-north-1') }, 'eu-north-1'],
  ])('%s', (_, providers, region) => {
    const plan = planOf([newRepository(inner, { name: 'app' })], nested('module.a.module.b:aws'), { providers });
    expect(registriesOf(plan)[0]?.region).toBe(region);
  });

  it('that are handed over have the caller’s key already', () => {
    const providers = { aws: provider('eu-west-1'), 'aws.frankfurt': provider('eu-central-1') };
    expect(registriesOf(planOf([newRepository(inner, { name: 'app' })], nested('aws.frankfurt'), { providers }))[0]).toMatchObject({
      key: 'aws.frankfurt/eu-central-1',
    });
  });

  it('may take their region from a variable of the module', () => {
    const b = call({ resources: [keyed(here, 'module.a.module.b:aws')], variables: { where: {} } }, { where: refers('var.region') });
    const a = call({ module_calls: { b }, variables: { region: {} } }, { region: constant('sa-east-1') });
    const providers = { aws: provider('eu-west-1'), 'module.a.module.b:aws': provider(undefined, { region: refers('var.where') }) };
    expect(registriesOf(planOf([newRepository(inner, { name: 'app' })], { module_calls: { a } }, { providers }))[0]?.region).toBe(
      'sa-east-1',
    );
  });

  it('may be another than the one that seems inherited, if an ARN says so', () => {
    const plan = planOf([kept(inner, oldRepository('app'))], nested('module.a.module.b:aws'), {
      providers: { aws: provider('us-east-1') },
    });
    expect(registriesOf(plan)[0]?.region).toBe('eu-west-1');
  });
});

describe('AWS provider 6', () => {
  const plan = planOf(
    [
      newRepository(here, { name: 'app', region: 'eu-west-1' }),
      newRepository(there, { name: 'app', region: 'eu-north-1' }),
      created('aws_ecr_lifecycle_policy.there', { repository: 'app', region: 'eu-north-1', policy: lifecycleText('x') }),
    ],
    {
      resources: [
        block(here),
        block(there, { region: constant('eu-north-1') }),
        block('aws_ecr_lifecycle_policy.there', { region: constant('eu-north-1') }),
      ],
    },
    { providers: { aws: provider(undefined) } },
  );

  it('gives every resource a region of its own', () => {
    expect(registriesOf(plan).map(({ key }) => key)).toEqual(['aws/eu-west-1', 'aws/eu-north-1']);
  });

  it('keeps policies in their region', () => {
    expect(repositoriesOf(plan)).toMatchObject({
      [here]: { lifecyclePolicy: { present: false } },
      [there]: { lifecyclePolicy: { present: true } },
    });
  });
});

describe('what is gone from the configuration', () => {
  it('is placed by its own ARN', () => {
    const gone = entry(there, { actions: ['delete'], before: oldRepository('old') });
    const plan = planOf(
      [newRepository(here, { name: 'app' }), gone],
      { resources: [block(here)] },
      { providers: { aws: provider('us-east-1') } },
    );
    expect(repositoriesOf(plan, 'before')[there]?.registry).toBe('111122223333/eu-west-1');
  });

  it('takes its policies along, whose region nothing tells', () => {
    const gone = entry(there, { actions: ['delete'], before: oldRepository('old') });
    const policy = entry('aws_ecr_lifecycle_policy.there', {
      actions: ['delete'],
      before: { id: 'old', repository: 'old', policy: '{}', registry_id: '111122223333' },
    });
    const plan = planOf([gone, policy], {}, { providers: { aws: provider('us-east-1') } });
    expect(Object.keys(repositoriesOf(plan, 'before'))).toEqual([there]);
    expect(repositoriesOf(plan, 'before')[there]?.lifecyclePolicy.present).toBe(true);
  });
});
