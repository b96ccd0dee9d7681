import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { created, entry, kept, newRepository, noticeCodes, oldRepository, planOf } from './plan-fixture.js';

const repo = 'aws_ecr_repository.app';
const fresh = newRepository(repo, { name: 'app' });
const old = oldRepository('app', { policy: '{"Statement": [{"Sid": "a"}, {"Sid": "b"}]}' });

describe('notices of the plan', () => {
  it('are none where there is nothing to say', () => {
    expect(noticeCodes(translatePlan(planOf([fresh], {}, { applyable: true, complete: true, errored: false, checks: [] })))).toEqual([]);
  });

  it.each([
    ['targeted-plan', { complete: false }],
    ['empty-plan', { applyable: false }],
    ['errored-plan', { applyable: false, errored: true }],
  ])('%s', (code, document) => {
    expect(noticeCodes(translatePlan(planOf([fresh], {}, document)))).toEqual([code]);
  });

  it('a plan that only refreshes', () => {
    const { resource_changes: _, ...plan } = planOf(
      [],
      {},
      { resource_drift: [entry(repo, { actions: ['update'], before: old, after: { ...old, name: 'b' } })] },
    );
    const estate = translatePlan(plan);
    expect(noticeCodes(estate)).toEqual(['refresh-only', 'drift']);
    expect(estate.after).toEqual({ schemaVersion: '1.0', source: 'terraform-plan', registries: [], repositories: [] });
  });

  it('a plan without anything of ECR, with what it has', () => {
    const data = { address: 'data.aws_ecr_repository.x', mode: 'data', type: 'aws_ecr_repository', name: 'x', values: {} };
    const read = entry('data.aws_ecr_image.y', { actions: ['read'], after: {} });
    const plan = planOf(
      [created('aws_kms_key.k', {}), read],
      {},
      { resourceChangeCount: 23, prior_state: { values: { root_module: { resources: [data] } } } },
    );
    expect(translatePlan(plan).notices).toEqual([
      { code: 'no-ecr-resources', message: 'The plan manages nothing of Amazon ECR: 23 resource changes, 2 ECR data sources' },
    ]);
  });

  it('failing checks by address, without what they say', () => {
    const checks: Json[] = [
      { address: { to_display: 'check.ok' }, status: 'pass' },
      {
        address: { to_display: 'check.immutable' },
        status: 'fail',
        instances: [{ address: { to_display: 'check.immutable' }, status: 'fail', problems: [{ message: 'secret value' }] }],
      },
      { address: { to_display: 'aws_ecr_repository.a' }, status: 'fail' },
    ];
    const { notices } = translatePlan(planOf([fresh], {}, { checks }));
    expect(notices.map(({ code, where }) => [code, where])).toEqual([
      ['failing-check', 'check.immutable'],
      ['failing-check', 'aws_ecr_repository.a'],
    ]);
    expect(JSON.stringify(notices)).not.toContain('secret');
  });
});

describe('notices of resources', () => {
  it.each([
    ['unsupported-type', created('aws_ecr_something_new.x', {})],
    ['deposed-object', entry(repo, { actions: ['delete'], before: old }, { deposed: 'abc12345' })],
    ['no-action', entry(repo, { actions: [], before: old, after: old })],
  ])('%s', (code, change) => {
    const { notices } = translatePlan(planOf([change]));
    expect(notices).toMatchObject([{ code, where: change.address }]);
  });

  it('say nothing of what is not ECR’s', () => {
    expect(translatePlan(planOf([fresh, entry('aws_kms_key.k', { actions: [] })])).notices).toEqual([]);
  });
});

describe('drift', () => {
  const drift = (after: Json, actions = ['update'], before: Json = old) =>
    translatePlan(planOf([kept(repo, old)], {}, { resource_drift: [entry(repo, { actions, before, after })] })).notices;

  it('is named by address and attributes, without values', () => {
    expect(drift({ ...old, image_tag_mutability: 'MUTABLE', image_scanning_configuration: [{ scan_on_push: false }] })).toEqual([
      {
        code: 'drift',
        message: `${repo} was changed outside of Terraform: image_scanning_configuration, image_tag_mutability`,
        where: repo,
      },
    ]);
  });

  it('is named where a resource has gone', () => {
    expect(drift(null, ['delete'])).toEqual([{ code: 'drift', message: `${repo} was deleted outside of Terraform`, where: repo }]);
  });

  it.each([
    ['null for an empty map', { tags: null }],
    ['null for an empty string', { encryption_configuration: [{ encryption_type: 'AES256', kms_key: null }] }],
    ['JSON in another layout and order', { policy: '{"Statement":[{"Sid":"b"},{"Sid":"a"}]}' }],
    ['null for false', { force_delete: false }],
    ['null for an empty list', { image_tag_mutability_exclusion_filter: [] }],
  ])('is not %s', (_, change) => {
    expect(drift({ ...old, ...change })).toEqual([]);
  });

  it('is found in JSON that says something else, and in text that is no JSON', () => {
    expect(drift({ ...old, policy: '{"Statement":[{"Sid":"b"}]}' })).toHaveLength(1);
    expect(drift({ ...old, policy: '{broken' })).toHaveLength(1);
    expect(drift({ ...old, policy: `${'['.repeat(3000)}${']'.repeat(3000)}` })).toHaveLength(1);
  });

  it('of other resources is not told', () => {
    const plan = planOf(
      [fresh],
      {},
      { resource_drift: [entry('aws_kms_key.k', { actions: ['update'], before: { a: '1' }, after: { a: '2' } })] },
    );
    expect(translatePlan(plan).notices).toEqual([]);
  });
});
