import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/sources/terraform/plan-document.js';
import { block, call, created, lifecycleText, newRepository, planOf, refers, repositoriesOf } from './plan-fixture.js';

const repository = (address: string) => newRepository(address, {}, { name: true });
const policy = (address: string) => created(address, { policy: lifecycleText('x') }, { repository: true });
const pet = refers('random_pet.app.id');

/** Repositories by key: whether each has a lifecycle policy, or the cause why that is not known. */
const found = (plan: Parameters<typeof repositoriesOf>[0]) =>
  Object.fromEntries(
    Object.entries(repositoriesOf(plan)).map(([key, { lifecyclePolicy }]) => {
      const { present } = lifecyclePolicy;
      return [key, typeof present === 'boolean' ? present : present.unknown];
    }),
  );

const planWith = (names: Readonly<Record<string, JsonObject>>, ofPolicy: JsonObject) => {
  const addresses = Object.keys(names).map((name) => `aws_ecr_repository.${name}`);
  const changes = [...addresses.map(repository), policy('aws_ecr_lifecycle_policy.p')];
  const blocks = Object.entries(names).map(([name, expression]) => block(`aws_ecr_repository.${name}`, { name: expression }));
  return planOf(changes, { resources: [...blocks, block('aws_ecr_lifecycle_policy.p', { repository: ofPolicy })] });
};

describe('a policy and a repository that are named after the same thing', () => {
  it('belong together where there is one such repository', () => {
    expect(found(planWith({ a: pet, b: refers('random_pet.other.id') }, pet))).toEqual({
      'aws_ecr_repository.a': true,
      'aws_ecr_repository.b': false,
    });
  });

  it('may belong together where there are two, as text around a reference is not shown', () => {
    expect(found(planWith({ a: pet, b: pet }, pet))).toEqual({ 'aws_ecr_repository.a': 'ambiguous', 'aws_ecr_repository.b': 'ambiguous' });
  });

  it.each([
    ['another attribute of it', refers('random_pet.app.keepers'), pet],
    ['something else beside it', refers('random_pet.app.id', 'random_id.suffix.hex'), pet],
    ['what the plan only reads', refers('data.aws_ssm_parameter.app.value'), refers('data.aws_ssm_parameter.app.value')],
  ])('may belong together where one has %s', (_, ofRepository, ofPolicy) => {
    expect(found(planWith({ a: ofRepository }, ofPolicy))).toEqual({
      'aws_ecr_repository.a': 'ambiguous',
      'aws_ecr_lifecycle_policy.p': true,
    });
  });

  it('belong together by their key under for_each', () => {
    const keys = ['x', 'y'];
    const changes = keys.flatMap((key) => [repository(`aws_ecr_repository.a["${key}"]`), policy(`aws_ecr_lifecycle_policy.p["${key}"]`)]);
    const name = refers('random_pet.app', 'each.key');
    const resources = [block('aws_ecr_repository.a', { name }), block('aws_ecr_lifecycle_policy.p', { repository: name })];
    const plan = planOf([...changes, repository('aws_ecr_repository.b')], {
      resources: [...resources, block('aws_ecr_repository.b', { name: refers('random_pet.other.id') })],
    });
    expect(found(plan)).toEqual({ 'aws_ecr_repository.a["x"]': true, 'aws_ecr_repository.a["y"]': true, 'aws_ecr_repository.b': false });
    expect(found(planOf(changes.slice(0, 3), { resources }))).toEqual({
      'aws_ecr_repository.a["x"]': true,
      'aws_ecr_repository.a["y"]': false,
    });
  });

  it('are told apart by their modules', () => {
    const module = {
      resources: [block('aws_ecr_repository.a', { name: pet }), block('aws_ecr_lifecycle_policy.p', { repository: pet })],
    };
    const changes = ['one', 'two'].flatMap((name) => [
      repository(`module.${name}.aws_ecr_repository.a`),
      policy(`module.${name}.aws_ecr_lifecycle_policy.p`),
    ]);
    expect(found(planOf(changes.slice(0, 3), { module_calls: { one: call(module), two: call(module) } }))).toEqual({
      'module.one.aws_ecr_repository.a': true,
      'module.two.aws_ecr_repository.a': false,
    });
  });
});
