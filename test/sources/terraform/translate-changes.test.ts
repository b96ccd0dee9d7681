import { describe, expect, it } from 'vitest';
import type { RepositoryChange } from '../../../src/model/planned-estate.js';
import type { PlanResourceChange } from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { created, entry, kept, lifecycleText, newRepository, oldRepository, planOf, unknownFor } from './plan-fixture.js';

const repo = 'aws_ecr_repository.app';
const lifecycle = 'aws_ecr_lifecycle_policy.app';
const old = oldRepository('app');
const sole = (...changes: PlanResourceChange[]): RepositoryChange | undefined => translatePlan(planOf(changes)).repositoryChanges[0];

describe('what happens to a repository', () => {
  it.each<[string, string[], boolean, boolean]>([
    ['no-op', ['no-op'], true, true],
    ['create', ['create'], false, true],
    ['update', ['update'], true, true],
    ['delete', ['delete'], true, false],
    ['delete-then-create', ['delete', 'create'], true, true],
    ['create-then-delete', ['create', 'delete'], true, true],
    ['forget', ['forget'], true, false],
    ['forget', ['create', 'forget'], true, true],
    ['no-op', [], true, true],
    ['no-op', ['something new'], true, true],
  ])('%s, from %j', (action, actions, hasBefore, hasAfter) => {
    const change = sole(entry(repo, { actions, before: hasBefore ? old : null, after: hasAfter ? old : null }));
    expect(change?.own.action).toBe(action);
    expect([change?.before !== null, change?.after !== null]).toEqual([hasBefore, hasAfter]);
  });

  it('keeps what the plan says of it', () => {
    const change = {
      actions: ['delete', 'create'],
      before: old,
      after: old,
      importing: { id: 'app' },
      replace_paths: [['encryption_configuration', 0, 'kms_key'], ['name']],
    };
    expect(sole(entry(repo, change, { action_reason: 'replace_because_cannot_update' }))?.own).toEqual({
      address: repo,
      previousAddress: repo,
      type: 'aws_ecr_repository',
      action: 'delete-then-create',
      importing: true,
      actionReason: 'replace_because_cannot_update',
      replacePaths: ['encryption_configuration.0.kms_key', 'name'],
    });
  });

  it('shows that the policies are no-op when the repository is replaced, which loses them', () => {
    const replaced = entry(repo, { actions: ['delete', 'create'], before: old, after: { name: 'app' }, after_unknown: { arn: true } });
    const change = sole(replaced, kept(lifecycle, { repository: 'app', policy: lifecycleText('x') }));
    expect(change).toMatchObject({
      own: { action: 'delete-then-create' },
      lifecyclePolicy: { action: 'no-op' },
      policy: null,
      after: { lifecyclePolicy: { present: true } },
    });
  });

  it('shows a policy that is replaced, as every changed lifecycle policy is', () => {
    const policy = (mark: string) => ({ repository: 'app', policy: lifecycleText(mark) });
    const replaced = entry(lifecycle, {
      actions: ['delete', 'create'],
      before: policy('a'),
      after: policy('b'),
      replace_paths: [['policy']],
    });
    expect(sole(kept(repo, old), replaced)).toMatchObject({
      own: { action: 'no-op' },
      lifecyclePolicy: { action: 'delete-then-create', replacePaths: ['policy'] },
      before: { lifecyclePolicy: { text: lifecycleText('a') } },
      after: { lifecyclePolicy: { text: lifecycleText('b') } },
    });
  });

  it('has the key of its new address on both sides when it is moved', () => {
    const moved = kept('aws_ecr_repository.app["orders"]', old, { previous_address: 'aws_ecr_repository.app[0]' });
    const estate = translatePlan(planOf([moved]));
    expect(estate.before.repositories[0]?.key).toBe('aws_ecr_repository.app["orders"]');
    expect(estate.repositoryChanges[0]).toMatchObject({
      key: 'aws_ecr_repository.app["orders"]',
      own: { action: 'no-op', previousAddress: 'aws_ecr_repository.app[0]' },
    });
  });

  it('may be weakened by an import, which is an update with the live value before it', () => {
    const after = { ...old, image_tag_mutability: 'MUTABLE', image_scanning_configuration: [{ scan_on_push: false }] };
    expect(sole(entry(repo, { actions: ['update'], before: old, after, importing: { id: 'app' } }))).toMatchObject({
      own: { action: 'update', importing: true },
      before: { tagMutability: 'IMMUTABLE', scanOnPush: true },
      after: { tagMutability: 'MUTABLE', scanOnPush: false },
    });
  });

  it('is a deletion at one address and a creation at another when a key is renamed', () => {
    const gone = entry(
      'aws_ecr_repository.app["a"]',
      { actions: ['delete'], before: oldRepository('a') },
      { action_reason: 'delete_because_each_key' },
    );
    const made = newRepository('aws_ecr_repository.app["b"]', { name: 'b' });
    const estate = translatePlan(planOf([gone, made]));
    expect(estate.repositoryChanges.map(({ key, own }) => [key, own.action])).toEqual([
      ['aws_ecr_repository.app["a"]', 'delete'],
      ['aws_ecr_repository.app["b"]', 'create'],
    ]);
    expect([estate.before.repositories.length, estate.after.repositories.length]).toEqual([1, 1]);
  });

  it('takes the value of a live resource that has drifted from before the change', () => {
    const live = { ...old, image_tag_mutability: 'MUTABLE' };
    const plan = planOf(
      [entry(repo, { actions: ['update'], before: live, after: old })],
      {},
      { resource_drift: [entry(repo, { actions: ['update'], before: old, after: live })] },
    );
    expect(translatePlan(plan).repositoryChanges[0]).toMatchObject({
      before: { tagMutability: 'MUTABLE' },
      after: { tagMutability: 'IMMUTABLE' },
    });
  });
});

describe('what a plan counts', () => {
  const changes = [
    kept(repo, old),
    entry('aws_ecr_repository.gone', { actions: ['delete'], before: oldRepository('gone') }),
    entry('aws_ecr_repository.let_go', { actions: ['forget'], before: oldRepository('let_go') }),
    entry(repo, { actions: ['delete'], before: old }, { deposed: 'abc12345' }),
    created('aws_ecrpublic_repository.tools', { repository_name: 'tools' }),
    created('aws_ecrpublic_repository_policy.tools', { repository_name: 'tools', policy: '{}' }),
    created('aws_ecr_repository_policy.app', { repository: 'app', policy: '{}' }),
    created('aws_ecr_something_new.x', {}),
    created('aws_kms_key.k', {}),
    entry('data.aws_ecr_repository.d', { actions: ['read'], after: {} }),
  ];
  const estate = translatePlan(planOf(changes));

  it('is every managed ECR entry, whatever happens to it', () => {
    expect(estate.resources).toEqual({ repository: 5, 'repository-policy': 2, other: 1 });
  });

  it('has of a deposed repository its deletion, and nothing else', () => {
    expect(estate.before.repositories.map(({ key }) => key)).toEqual([repo, 'aws_ecr_repository.gone', 'aws_ecr_repository.let_go']);
    expect(estate.repositoryChanges.find(({ key }) => key === repo)?.own.action).toBe('no-op');
    const deposed = estate.repositoryChanges.find(({ key }) => key === `${repo} (deposed)`);
    expect(deposed).toMatchObject({ own: { action: 'delete', address: repo }, before: { name: 'app' }, after: null });
  });

  it('keeps the change of everything that is looked at', () => {
    expect([...estate.changes.keys()]).toEqual([
      repo,
      'aws_ecr_repository.gone',
      'aws_ecr_repository.let_go',
      'aws_ecrpublic_repository.tools',
      'aws_ecrpublic_repository_policy.tools',
      'aws_ecr_repository_policy.app',
      'aws_ecr_something_new.x',
      'aws_kms_key.k',
    ]);
  });

  it('reads entries without a mode, as old formats have them', () => {
    const { mode: _, ...old012 } = newRepository(repo, { name: 'app' });
    expect(translatePlan(planOf([old012])).resources).toEqual({ repository: 1 });
  });

  it('survives a plan without a configuration', () => {
    const plan = planOf([newRepository(repo, { name: 'app' })], {}, { configuration: undefined as never });
    expect(translatePlan(plan).after.repositories[0]).toMatchObject({
      name: 'app',
      registry: 'aws',
      tags: unknownFor('known-after-apply'),
    });
  });
});
