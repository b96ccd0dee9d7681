import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/sources/terraform/plan-document.js';
import { created, entry, kept, lifecycleText, newRepository, oldRepository } from '../sources/terraform/plan-fixture.js';
import { judgeChanges, policyOn, pull } from './judge-changes.js';

// Plans thought out to mislead, of which each once did.

describe('policies of a repository outside the plan', () => {
  it('are each named by their own address', async () => {
    const changes = [
      created('aws_ecr_lifecycle_policy.legacy', { repository: 'legacy', policy: lifecycleText('mark') }),
      policyOn('aws_ecr_repository_policy.legacy', 'legacy', pull({ Principal: '*' })),
    ];
    const { findings } = await judgeChanges(changes);
    const addressOf = (rule: string) => findings.find((finding) => finding.rule === rule)?.resource;
    expect(addressOf('public-repository-policy')).toMatchObject({ name: 'legacy', address: 'aws_ecr_repository_policy.legacy' });
    expect(addressOf('policy-opened')).toMatchObject({ name: 'legacy', address: 'aws_ecr_repository_policy.legacy' });
    expect(addressOf('valid-lifecycle-policy')).toMatchObject({ name: 'legacy', address: 'aws_ecr_lifecycle_policy.legacy' });
  });
});

describe('a policy that is marked sensitive', () => {
  const statements = [
    pull({ Sid: 'PartnerFeed', Principal: { AWS: 'arn:aws:iam::777766665555:role/partner' } }),
    pull({ Principal: { AWS: ['444455556666', 'arn:aws:iam::111122223333:root'] } }),
    { Effect: 'Allow', Principal: '*', Action: 'ecr:PutImage', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-secretorg1' } } },
  ];
  const after = { repository: 'feed', policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }) };

  it('is judged, and nothing that tells who it lets in is said', async () => {
    const report = await judgeChanges([
      kept('aws_ecr_repository.feed', oldRepository('feed')),
      entry('aws_ecr_repository_policy.feed', { after, after_sensitive: { policy: true } }),
      newRepository('aws_ecr_repository.other', { name: 'other' }),
    ]);
    const failing = report.findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
    expect(failing).toEqual(expect.arrayContaining(['cross-account-access', 'external-write-access']));
    const said = JSON.stringify(report);
    for (const secret of ['777766665555', '444455556666', 'PartnerFeed', 'o-secretorg1']) expect(said).not.toContain(secret);
    // The own account is no secret of the policy: it stands in the ARN of every repository.
    expect(said).toContain('arn:aws:ecr:eu-west-1:111122223333:repository/feed');
    expect(said).not.toContain('ecr:PutImage');
  });
});

describe('a policy that lets in somebody before and after', () => {
  const statement = (more: JsonObject) => pull({ Principal: { AWS: ['arn:aws:iam::444455556666:root', '111122223333'] }, ...more });
  const policy = (more: JsonObject) => ({
    repository: 'shared',
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement(more)] }),
  });
  const markOf = async (more: JsonObject): Promise<string | undefined> => {
    const report = await judgeChanges([
      kept('aws_ecr_repository.shared', oldRepository('shared')),
      entry('aws_ecr_repository_policy.shared', { actions: ['update'], before: policy({}), after: policy(more) }),
    ]);
    return report.findings.find(({ rule }) => rule === 'cross-account-access')?.change;
  };

  it.each([
    ['a Sid', { Sid: 'Shared' }],
    [
      'another order and another spelling',
      { Action: ['ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'], Principal: { AWS: '444455556666' } },
    ],
    ['fewer actions', { Action: 'ecr:BatchGetImage' }],
  ])('is not made worse by %s', async (_, more) => {
    expect(await markOf(more)).toBe('existing');
  });

  it.each([
    ['one more account', { Principal: { AWS: ['444455556666', '777766665555'] } }],
    ['one more action', { Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:DescribeImages'] }],
  ])('is made worse by %s', async (_, more) => {
    expect(await markOf(more)).toBe('worsened');
  });
});
