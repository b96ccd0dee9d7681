import { describe, expect, it } from 'vitest';
import type {
  JsonObject,
  PlanConfigurationModule,
  PlanDocument,
  PlanResourceChange,
} from '../../../src/sources/terraform/plan-document.js';
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

const unnamed = { name: true };
const repository = (address: string, name?: string): PlanResourceChange =>
  newRepository(address, name === undefined ? {} : { name }, name === undefined ? unnamed : {});
const policy = (address: string, mark: string, name?: string): PlanResourceChange =>
  created(
    address,
    { policy: lifecycleText(mark), ...(name === undefined ? {} : { repository: name }) },
    name === undefined ? { repository: true } : {},
  );
const policyBlock = (expression: JsonObject, more: JsonObject = {}) =>
  block('aws_ecr_lifecycle_policy.this', { repository: expression }, more);

/** Repository key to the mark of its lifecycle policy, `none`, or the cause why it is not known. */
const marks = (plan: PlanDocument): Record<string, string> =>
  Object.fromEntries(
    Object.entries(repositoriesOf(plan)).map(
      ([
        key,
        {
          lifecyclePolicy: { present, text },
        },
      ]) => {
        if (typeof present !== 'boolean') return [key, present.unknown];
        return [key, present && typeof text === 'string' ? JSON.parse(text).rules[0].description : 'none'];
      },
    ),
  );

const module: PlanConfigurationModule = {
  resources: [block('aws_ecr_repository.this'), policyBlock(refers('aws_ecr_repository.this.name'))],
  variables: { name: {} },
  outputs: { name: { expression: refers('aws_ecr_repository.this.name') }, names: { expression: refers('aws_ecr_repository.this') } },
};

describe('a policy whose repository is named', () => {
  it('belongs to the repository of that name', () => {
    const plan = planOf([
      repository('aws_ecr_repository.a', 'a'),
      repository('aws_ecr_repository.b', 'b'),
      policy('aws_ecr_lifecycle_policy.x', 'for b', 'b'),
    ]);
    expect(marks(plan)).toEqual({ 'aws_ecr_repository.a': 'none', 'aws_ecr_repository.b': 'for b' });
  });

  it('belongs to that of its own module instance where two have one name', () => {
    const changes = ['one', 'two'].flatMap((key) => [
      repository(`module.${key}.aws_ecr_repository.this`, 'app'),
      policy(`module.${key}.aws_ecr_lifecycle_policy.this`, key, 'app'),
    ]);
    expect(marks(planOf(changes, { module_calls: { one: call(module), two: call(module) } }))).toEqual({
      'module.one.aws_ecr_repository.this': 'one',
      'module.two.aws_ecr_repository.this': 'two',
    });
  });

  it('belongs to that of its own module instance under for_each, whatever the keys', () => {
    const changes = ['a.b', 'c["d"]'].flatMap((key) => {
      const of = `module.ecr[${JSON.stringify(key)}]`;
      return [repository(`${of}.aws_ecr_repository.this`, 'app'), policy(`${of}.aws_ecr_lifecycle_policy.this`, key, 'app')];
    });
    expect(Object.values(marks(planOf(changes, { module_calls: { ecr: call(module) } })))).toEqual(['a.b', 'c["d"]']);
  });

  it('belongs to that of the equal key where several have one name', () => {
    const changes = ['eu', 'us.east'].flatMap((key) => [
      repository(`aws_ecr_repository.this["${key}"]`, 'app'),
      policy(`aws_ecr_lifecycle_policy.this["${key}"]`, key, 'app'),
    ]);
    const root = { resources: [block('aws_ecr_repository.this'), policyBlock(refers('aws_ecr_repository.this', 'each.key'))] };
    expect(Object.values(marks(planOf(changes, root)))).toEqual(['eu', 'us.east']);
  });

  it('is ambiguous where nothing decides among equals', () => {
    const changes = [
      repository('aws_ecr_repository.a', 'app'),
      repository('aws_ecr_repository.b', 'app'),
      policy('aws_ecr_lifecycle_policy.this', 'x', 'app'),
    ];
    const plan = planOf(changes, { resources: [policyBlock(refers('var.name'))] });
    expect(marks(plan)).toEqual({ 'aws_ecr_repository.a': 'ambiguous', 'aws_ecr_repository.b': 'ambiguous' });
    expect(repositoriesOf(plan)['aws_ecr_repository.a']?.lifecyclePolicy.text).toEqual(unknownFor('ambiguous'));
  });

  it('does not belong to a repository of that name in another region', () => {
    const name = 'aws_ecr_lifecycle_policy.copy';
    const root = {
      resources: [
        block('aws_ecr_repository.this'),
        block(name, { repository: refers('aws_ecr_repository.this.name') }, { provider_config_key: 'aws.copy' }),
      ],
    };
    const providers = { aws: provider('eu-west-1'), 'aws.copy': provider('us-east-1') };
    const plan = planOf([repository('aws_ecr_repository.this', 'app'), policy(name, 'copy', 'app')], root, { providers });
    expect(marks(plan)).toEqual({ 'aws_ecr_repository.this': 'none', [name]: 'copy' });
  });

  it('is unknown in its text where two set different ones', () => {
    const plan = planOf([
      repository('aws_ecr_repository.a', 'a'),
      policy('aws_ecr_lifecycle_policy.x', 'x', 'a'),
      policy('aws_ecr_lifecycle_policy.y', 'y', 'a'),
    ]);
    expect(repositoriesOf(plan)['aws_ecr_repository.a']?.lifecyclePolicy).toMatchObject({ present: true, text: unknownFor('ambiguous') });
  });
});

describe('a policy whose repository is not named yet', () => {
  it.each<[string, string[], string[], JsonObject, Record<string, string>]>([
    ['the one it refers to', ['a', 'b'], ['this'], refers('aws_ecr_repository.b.name'), { a: 'none', b: 'this' }],
    ['the one under `id`', ['a'], ['this'], refers('aws_ecr_repository.a.id'), { a: 'this' }],
    ['the one of a written index', ['a[0]', 'a[1]'], ['this'], refers('aws_ecr_repository.a[1].name'), { 'a[0]': 'none', 'a[1]': 'this' }],
    [
      'the one of a written key with dots',
      ['a["x.y"]', 'a["z"]'],
      ['this'],
      refers('aws_ecr_repository.a["x.y"].name'),
      { 'a["x.y"]': 'this', 'a["z"]': 'none' },
    ],
    [
      'the one of the equal index',
      ['a[0]', 'a[1]'],
      ['this[1]'],
      refers('aws_ecr_repository.a', 'count.index'),
      { 'a[0]': 'none', 'a[1]': 'this[1]' },
    ],
    ['the sole instance', ['a[0]'], ['this'], refers('aws_ecr_repository.a'), { 'a[0]': 'this' }],
    ['any of several instances', ['a[0]', 'a[1]'], ['this'], refers('aws_ecr_repository.a'), { 'a[0]': 'ambiguous', 'a[1]': 'ambiguous' }],
    [
      'the one of a condition',
      ['a'],
      ['this'],
      refers('var.create', 'aws_ecr_repository.a.name', 'data.aws_ecr_repository.b.name'),
      { a: 'this' },
    ],
    ['any, behind a local value', ['a', 'b'], ['this'], refers('local.name'), { a: 'ambiguous', b: 'ambiguous' }],
  ])('belongs to %s', (_, repositories, policies, expression, expected) => {
    const changes = [
      ...repositories.map((name) => repository(`aws_ecr_repository.${name}`)),
      ...policies.map((name) => policy(`aws_ecr_lifecycle_policy.${name}`, name)),
    ];
    const found = marks(planOf(changes, { resources: [policyBlock(expression)] }));
    expect(found).toEqual(Object.fromEntries(Object.entries(expected).map(([name, mark]) => [`aws_ecr_repository.${name}`, mark])));
  });

  it('follows each.value to what for_each goes over', () => {
    const changes = ['x', 'y'].flatMap((key) => [
      repository(`aws_ecr_repository.a["${key}"]`),
      policy(`aws_ecr_lifecycle_policy.this["${key}"]`, key),
    ]);
    const root = { resources: [policyBlock(refers('each.value.name'), { for_each_expression: refers('aws_ecr_repository.a') })] };
    expect(Object.values(marks(planOf(changes, root)))).toEqual(['x', 'y']);
  });

  it('follows each.value to the output of a module that for_each goes over', () => {
    const changes = ['x', 'y'].flatMap((key) => [
      repository(`module.ecr["${key}"].aws_ecr_repository.this`),
      policy(`aws_ecr_lifecycle_policy.this["${key}"]`, key),
    ]);
    const root = {
      resources: [policyBlock(refers('each.value.name'), { for_each_expression: { references: ['module.ecr'] } })],
      module_calls: { ecr: call(module) },
    };
    expect(Object.values(marks(planOf(changes, root)))).toEqual(['x', 'y']);
  });

  it('may stand above the module of its repository', () => {
    const changes = ['x', 'y'].flatMap((key) => [
      repository(`module.ecr["${key}"].aws_ecr_repository.this`),
      policy(`aws_ecr_lifecycle_policy.this["${key}"]`, key),
    ]);
    const resources = (expression: JsonObject) => ({ resources: [policyBlock(expression)], module_calls: { ecr: call(module) } });
    expect(Object.values(marks(planOf(changes, resources({ references: ['module.ecr', 'each.key'] }))))).toEqual(['x', 'y']);
    expect(Object.values(marks(planOf(changes.slice(0, 3), resources(refers('module.ecr["x"].name')))))).toEqual(['x', 'none']);
  });

  it('carries its key to the instances behind an output', () => {
    const changes = ['x', 'y'].flatMap((key) => [
      repository(`module.ecr.aws_ecr_repository.this["${key}"]`),
      policy(`aws_ecr_lifecycle_policy.this["${key}"]`, key),
    ]);
    const root = { resources: [policyBlock(refers('module.ecr.names', 'each.key'))], module_calls: { ecr: call(module) } };
    expect(Object.values(marks(planOf(changes, root)))).toEqual(['x', 'y']);
    const written = { resources: [policyBlock(refers('module.ecr.names["y"]'))], module_calls: { ecr: call(module) } };
    expect(
      Object.values(
        marks(
          planOf([...changes.filter(({ type }) => type === 'aws_ecr_repository'), policy('aws_ecr_lifecycle_policy.this', 'p')], written),
        ),
      ),
    ).toEqual(['none', 'p']);
  });

  it('may stand beside the module of its repository, by an input from an output', () => {
    const policies = { resources: [policyBlock(refers('var.repository'))], variables: { repository: {} } };
    const changes = ['x', 'y'].flatMap((key) => [
      repository(`module.ecr["${key}"].aws_ecr_repository.this`),
      policy(`module.rules["${key}"].aws_ecr_lifecycle_policy.this`, key),
    ]);
    const root = { module_calls: { ecr: call(module), rules: call(policies, { repository: { references: ['module.ecr', 'each.key'] } }) } };
    expect(Object.values(marks(planOf(changes, root)))).toEqual(['x', 'y']);
  });

  it('is followed through nested modules, each with its key', () => {
    const leaf = { resources: [policyBlock(refers('var.repository'))], variables: { repository: {} } };
    const middle = {
      module_calls: { leaf: call(leaf, { repository: refers('var.names', 'each.key') }), ecr: call(module) },
      variables: { names: {} },
      outputs: { name: { expression: refers('module.ecr.name') } },
    };
    const root = { module_calls: { apps: call(module), middle: call(middle, { names: { references: ['module.apps'] } }) } };
    const changes = ['x', 'y'].flatMap((key) => [
      repository(`module.apps["${key}"].aws_ecr_repository.this`),
      policy(`module.middle.module.leaf["${key}"].aws_ecr_lifecycle_policy.this`, key),
    ]);
    expect(Object.values(marks(planOf(changes, root)))).toEqual(['x', 'y']);
  });

  it('does not run in circles', () => {
    const a = call({ outputs: { o: { expression: refers('var.i') } }, variables: { i: {} } }, { i: refers('module.a.o') });
    const root = { resources: [policyBlock(refers('module.a.o'))], module_calls: { a } };
    expect(marks(planOf([policy('aws_ecr_lifecycle_policy.this', 'x')], root))).toEqual({ 'aws_ecr_lifecycle_policy.this': 'x' });
  });
});

describe('a policy whose repository is not in the plan', () => {
  const lifecycle = 'aws_ecr_lifecycle_policy.this';
  const access = 'aws_ecr_repository_policy.this';

  it('stands for it, with everything else unknown', () => {
    expect(repositoriesOf(planOf([policy(lifecycle, 'x', 'elsewhere')]))[lifecycle]).toMatchObject({
      key: lifecycle,
      address: lifecycle,
      managed: false,
      name: 'elsewhere',
      tagMutability: unknownFor('made-elsewhere'),
      scanOnPush: unknownFor('made-elsewhere'),
      tags: unknownFor('made-elsewhere'),
      lifecyclePolicy: { present: true, text: lifecycleText('x'), address: lifecycle },
      policy: { present: unknownFor('made-elsewhere'), text: unknownFor('made-elsewhere') },
    });
  });

  it('shares it with another policy of the same name, in the same registry', () => {
    const both = [policy(lifecycle, 'x', 'elsewhere'), created(access, { repository: 'elsewhere', policy: '{}' })];
    expect(Object.keys(repositoriesOf(planOf(both)))).toEqual([lifecycle]);
    const apart = { resources: [block(lifecycle), block(access, {}, { provider_config_key: 'aws.b' })] };
    const providers = { aws: provider('eu-west-1'), 'aws.b': provider('us-east-1') };
    expect(Object.keys(repositoriesOf(planOf(both, apart, { providers })))).toEqual([lifecycle, access]);
  });

  it.each([
    ['a data source that waits for the apply', refers('data.aws_ecr_repository.other.name')],
    ['a variable', refers('var.repository')],
    ['a repository that the plan does not make', refers('aws_ecr_repository.off[0].name')],
  ])('has no name behind %s', (_, expression) => {
    const plan = planOf([policy(lifecycle, 'x')], { resources: [policyBlock(expression)] });
    expect(repositoriesOf(plan)[lifecycle]).toMatchObject({
      managed: false,
      name: unknownFor('made-elsewhere'),
      lifecyclePolicy: { present: true },
    });
  });

  it('says what happens to the policy, if anything does', () => {
    const values = { repository: 'elsewhere', policy: lifecycleText('x') };
    expect(translatePlan(planOf([kept(lifecycle, values)])).repositoryChanges).toEqual([]);
    const gone = translatePlan(planOf([entry(lifecycle, { actions: ['delete'], before: values })]));
    expect(gone.repositoryChanges).toMatchObject([
      {
        key: lifecycle,
        own: { action: 'delete' },
        lifecyclePolicy: { action: 'delete' },
        policy: null,
        before: { lifecyclePolicy: { present: true } },
        after: { lifecyclePolicy: { present: false } },
      },
    ]);
  });

  it('is let go of with a forgotten policy', () => {
    const values = { repository: 'elsewhere', policy: lifecycleText('x') };
    const { before, after } = translatePlan(planOf([entry(lifecycle, { actions: ['forget'], before: values })]));
    expect([before.repositories.length, after.repositories.length]).toEqual([1, 0]);
  });
});

describe('a policy that goes', () => {
  const repo = 'aws_ecr_repository.this';
  const lifecycle = 'aws_ecr_lifecycle_policy.this';
  const values = { repository: 'app', policy: lifecycleText('x') };
  const change = (actions: readonly string[]) =>
    translatePlan(planOf([kept(repo, oldRepository('app')), entry(lifecycle, { actions, before: values })])).repositoryChanges[0];

  it('is there before and not after, when it is deleted', () => {
    expect(change(['delete'])).toMatchObject({
      lifecyclePolicy: { action: 'delete' },
      before: { lifecyclePolicy: { present: true } },
      after: { lifecyclePolicy: { present: false } },
    });
  });

  it('stays in AWS when it is only forgotten', () => {
    expect(change(['forget'])).toMatchObject({
      lifecyclePolicy: { action: 'forget' },
      before: { lifecyclePolicy: { present: true } },
      after: { lifecyclePolicy: { present: true, text: lifecycleText('x') } },
    });
  });

  it('is the managed one where it is forgotten in one place and managed in another', () => {
    const other = kept('aws_ecr_lifecycle_policy.other', { repository: 'app', policy: lifecycleText('managed') });
    const plan = planOf([kept(repo, oldRepository('app')), entry(lifecycle, { actions: ['forget'], before: values }), other]);
    expect(repositoriesOf(plan)[repo]?.lifecyclePolicy).toMatchObject({ text: lifecycleText('managed'), address: other.address });
  });

  it('goes to the name that it names on each side', () => {
    const renamed = { actions: ['delete', 'create'], before: oldRepository('old'), after: oldRepository('new') };
    const moved = {
      actions: ['delete', 'create'],
      before: { repository: 'old', policy: lifecycleText('o') },
      after: { repository: 'new', policy: lifecycleText('n') },
    };
    const [only, ...more] = translatePlan(planOf([entry(repo, renamed), entry(lifecycle, moved)])).repositoryChanges;
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      before: { lifecyclePolicy: { text: lifecycleText('o') } },
      after: { lifecyclePolicy: { text: lifecycleText('n') } },
    });
  });

  it('leaves its repository to another resource', () => {
    const other = created('aws_ecr_lifecycle_policy.other', { repository: 'app', policy: lifecycleText('new') });
    const plan = planOf([kept(repo, oldRepository('app')), entry(lifecycle, { actions: ['delete'], before: values }), other], {
      variables: { x: { default: constant(1) } },
    });
    expect(translatePlan(plan).repositoryChanges[0]).toMatchObject({
      lifecyclePolicy: { action: 'create', address: 'aws_ecr_lifecycle_policy.other' },
      before: { lifecyclePolicy: { text: lifecycleText('x') } },
      after: { lifecyclePolicy: { text: lifecycleText('new') } },
    });
  });
});
