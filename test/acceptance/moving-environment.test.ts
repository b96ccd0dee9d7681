import { describe, expect, it } from 'vitest';
import { entry, oldRepository } from '../sources/terraform/plan-fixture.js';
import { judgeChanges, outcomesOf, policyOn, pull } from './judge-changes.js';

// What a plan takes out of an environment is that environment's loss, wherever it is put.
const address = 'aws_ecr_repository.api';
const renamed = entry(address, {
  actions: ['delete', 'create'],
  before: oldRepository('prod/api', { force_delete: true }),
  after: oldRepository('dev/api', { force_delete: true }),
  replace_paths: [['name']],
});
const retagged = entry(address, {
  actions: ['update'],
  before: oldRepository('api', { image_tag_mutability: 'IMMUTABLE', tags_all: { Environment: 'prod' } }),
  after: oldRepository('api', { image_tag_mutability: 'MUTABLE', tags_all: { Environment: 'dev' } }),
});

describe('a repository that leaves an environment', () => {
  it.each(['prod', 'dev', ''])('by another name is replaced, in --env "%s"', async (environment) => {
    const { findings } = await judgeChanges([renamed], {}, { environment });
    const replaced = findings.find(({ rule }) => rule === 'repository-replacement');
    expect(replaced).toMatchObject({ outcome: 'fail', resource: { name: 'prod/api' } });
    if (environment !== 'dev') expect(replaced?.severity).toBe('critical');
    expect(replaced?.environment.name).toBe(environment || 'prod');
  });

  it.each(['prod', 'dev', ''])('by another tag is weakened, in --env "%s"', async (environment) => {
    const { findings } = await judgeChanges([retagged], {}, { environment });
    const weakened = findings.find(({ rule }) => rule === 'weakened-protection');
    expect(weakened).toMatchObject({ outcome: 'fail', environment: { name: environment || 'prod' } });
  });

  it('is left out of a third', async () => {
    const { findings, summary } = await judgeChanges([renamed], {}, { environment: 'uat' });
    expect(findings.filter(({ resource }) => resource.kind === 'repository')).toEqual([]);
    expect(summary.leftOut.otherEnvironment).toBe(1);
  });
});

describe('a policy whose repository is made elsewhere', () => {
  const rules = ['public-repository-policy', 'cross-account-access', 'external-write-access', 'wildcard-actions'];
  const policy = 'aws_ecr_repository_policy.x';

  it.each([
    [
      'is known after apply',
      entry(policy, { actions: ['create'], before: null, after: { repository: 'x' }, after_unknown: { policy: true } }),
    ],
    ['cannot be read', entry(policy, { actions: ['create'], before: null, after: { repository: 'x', policy: '{"Statement": [' } })],
  ])('and that %s is unknown to every rule on it', async (_, change) => {
    const report = await judgeChanges([change]);
    for (const rule of rules) expect(outcomesOf(report, rule)).toEqual({ [policy]: 'unknown' });
    expect(Object.values(outcomesOf(report, 'immutable-tags'))).toEqual(['not-applicable']);
  });

  it('and whose own account is not known is unknown where that decides', async () => {
    const report = await judgeChanges([policyOn(policy, 'x', pull({ Principal: { AWS: '222222222222' } }))]);
    expect(outcomesOf(report, 'cross-account-access')).toEqual({ [policy]: 'unknown' });
    expect(outcomesOf(report, 'public-repository-policy')).toEqual({ [policy]: 'pass' });
  });
});
