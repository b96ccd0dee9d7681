import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../../src/sources/terraform/plan-document.js';
import { readPlan } from '../../../src/sources/terraform/read-plan.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { shared } from '../../shared-data.js';
import { unknownFor } from './plan-fixture.js';

const folders = ['plans', 'plans-derived', 'plans-estates'];
const files = folders.flatMap((folder) => shared.jsonFiles(`data/${folder}`).map((name) => `${folder}/${name}`));
const unreadable = /NOTJSON|state-basic/u;

const read = (file: string): Promise<PlanDocument> => readPlan(readFileSync(shared.path('data', file)), file);
const estateOf = async (name: string) => translatePlan(await read(`plans-estates/${name}.json`));

describe.skipIf(!shared.isThere)('every real plan (skipped where ../shared is missing)', () => {
  it.each(files.filter((file) => !unreadable.test(file)))('%s is translated, each ECR entry counted', async (file) => {
    const plan = await read(file);
    const estate = translatePlan(plan);
    const entries = (plan.resource_changes ?? []).filter(({ type, mode }) => /^aws_ecr(?:public)?_/u.test(type) && mode === 'managed');
    expect(Object.values(estate.resources).reduce((sum, number) => sum + number, 0)).toBe(entries.length);
    const repositories = entries.filter(({ type }) => /^aws_ecr(?:public)?_repository$/u.test(type));
    expect(estate.repositoryChanges.filter(({ own }) => own.type.endsWith('_repository'))).toHaveLength(repositories.length);
    const keys = [...estate.before.repositories, ...estate.after.repositories].map(({ registry }) => registry);
    expect(estate.after.registries.map(({ key }) => key)).toEqual(expect.arrayContaining([...new Set(keys)]));
  });
});

describe.skipIf(!shared.isThere)('plans of the estates (skipped where ../shared is missing)', () => {
  it('a key made in the same plan is a customer’s, through module inputs and outputs', async () => {
    const { after } = await estateOf('enterprise-prod-create');
    expect(new Set(after.repositories.map(({ encryption }) => encryption.keyManager))).toEqual(new Set(['customer']));
    expect(after.registries).toHaveLength(1);
    expect(after.registries[0]).toMatchObject({ key: '123456789012/us-east-1', scanning: { length: 2 }, replication: { length: 2 } });
    expect(after.repositories.map(({ policy }) => policy.present)).toEqual([false, true, false, true, true]);
  });

  it('a key that is in the state is known by the plan’s own key', async () => {
    const { after } = await estateOf('containers-production-weaken');
    expect(after.repositories[0]?.encryption).toMatchObject({ keyManager: 'customer', kmsKey: expect.stringContaining(':key/') });
  });

  it('a replaced repository loses policies that the plan calls no-op', async () => {
    const { repositoryChanges } = await estateOf('enterprise-dev-replace-encryption');
    expect(repositoryChanges.map(({ own, lifecyclePolicy }) => [own.action, lifecyclePolicy?.action])).toEqual(
      Array(4).fill(['delete-then-create', 'no-op']),
    );
  });

  it('two aliases are two more regions, whose copies are not in the plan', async () => {
    const { after } = await estateOf('replication-replica-lifecycle-two-aliases');
    expect(after.repositories.map(({ registry, managed, name }) => [registry, managed, name])).toEqual([
      ['123456789012/us-east-1', true, 'my-company-apps/production'],
      ['123456789012/us-east-1', true, 'my-company-apps/testing'],
      ['123456789012/us-west-2', false, 'my-company-apps/production'],
      ['123456789012/eu-west-1', false, 'my-company-apps/production'],
    ]);
  });

  it('a policy with an unknown part is unknown', async () => {
    const { after } = await estateOf('policy-unknown-until-apply');
    expect(after.repositories[0]).toMatchObject({
      policy: { present: true, text: unknownFor('known-after-apply') },
      tags: unknownFor('known-after-apply'),
    });
  });

  it('a forgotten repository is there before only', async () => {
    const { before, after, repositoryChanges } = await estateOf('forget');
    expect([before.repositories.length, after.repositories.length]).toEqual([2, 1]);
    expect(repositoryChanges.map(({ own }) => own.action)).toEqual(['no-op', 'forget']);
  });

  it('drift is told without its noise', async () => {
    const { notices } = await estateOf('drift-corrected');
    expect(notices.map(({ code, where }) => [code, where])).toEqual([
      ['drift', 'aws_ecr_lifecycle_policy.checkout'],
      ['drift', 'aws_ecr_repository.checkout'],
      ['drift', 'aws_ecr_repository_policy.checkout'],
    ]);
    expect((await estateOf('moved')).notices).toEqual([]);
  });

  it('secrets are known by value', async () => {
    const { sensitiveValues } = await estateOf('sensitive-tag-and-policy');
    expect(sensitiveValues).toContain('CC-SECRET-0417');
    expect(sensitiveValues).toContain('444455556666');
  });

  it('a public repository stands beside a private one of its name', async () => {
    const { after } = await estateOf('public-create');
    expect(after.repositories.map(({ kind, name, tags }) => [kind, name, tags])).toEqual([
      ['private', 'tools', {}],
      ['public', 'tools', { Environment: 'prod' }],
    ]);
  });

  it('environment variables and module sources are found', async () => {
    const { environmentVariables, moduleSources } = await estateOf('enterprise-dev-create');
    expect([...environmentVariables]).toEqual([['environment', 'dev']]);
    expect(moduleSources.get('ecr_repositories')).toBe('../../modules/ecr');
  });
});
