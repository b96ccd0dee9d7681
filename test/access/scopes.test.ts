import { describe, expect, it } from 'vitest';
import { lambdaScope } from '../../src/access/lambda-scope.js';
import { registryScope } from '../../src/access/registry-scope.js';
import { judgePolicy } from '../../src/access/verdict.js';
import { allow, context, deny, other, own, policyOf, type RawStatement, withoutOwn } from './policy-text.js';

const lambda = (id: string, more: RawStatement = {}) =>
  allow({
    Principal: { Service: 'lambda.amazonaws.com' },
    Condition: { StringLike: { 'aws:sourceArn': `arn:aws:lambda:eu-west-1:${id}:function:*` } },
    ...more,
  });
const lambdaOf = (statement: RawStatement, within = context) => lambdaScope(judgePolicy(policyOf(statement), within));

describe('what Lambda may do', () => {
  it('is what its console asks for', () => {
    const Action = [
      'ecr:BatchGetImage',
      'ecr:GetDownloadUrlForLayer',
      'ecr:SetRepositoryPolicy',
      'ecr:DeleteRepositoryPolicy',
      'ecr:GetRepositoryPolicy',
    ];
    const { lettingIn, tooMuch, foreignFunctions } = lambdaOf(lambda(own, { Action }));
    expect(lettingIn).toHaveLength(1);
    expect([...tooMuch.certain, ...foreignFunctions.certain, ...foreignFunctions.possible]).toEqual([]);
  });

  it('is not more', () => {
    expect(lambdaOf(lambda(own, { Action: ['ecr:BatchGetImage', 'ecr:PutImage'] })).tooMuch.certain).toMatchObject([
      { actions: ['ecr:PutImage'] },
    ]);
    expect(lambdaOf(lambda(own, { Action: 'ecr:*' })).tooMuch.certain).toMatchObject([{ actions: ['ecr:*'] }]);
  });

  it('is for functions of the own account or trust', () => {
    expect(lambdaOf(lambda(other)).foreignFunctions.certain).toHaveLength(1);
    expect(lambdaOf(lambda('*')).foreignFunctions.certain).toHaveLength(1);
    expect(lambdaOf(lambda(other), { ...context, trustedAccounts: new Set([other]) }).foreignFunctions.certain).toEqual([]);
    expect(lambdaOf(lambda(other), withoutOwn).foreignFunctions).toMatchObject({ certain: [], possible: [{ index: 0 }] });
  });

  it('is nothing to other services', () => {
    expect(lambdaOf(lambda(own, { Principal: { Service: 'codebuild.amazonaws.com' } })).lettingIn).toEqual([]);
  });
});

describe('a registry policy', () => {
  const Resource = `arn:aws:ecr:eu-west-1:${own}:repository/*`;
  const replication = { Action: ['ecr:CreateRepository', 'ecr:ReplicateImage'], Resource };
  const scopeOf = (...statements: readonly RawStatement[]) => registryScope(judgePolicy(policyOf(...statements), context, 'registry'));

  it('names replication and pull-through grants', () => {
    const scope = scopeOf(
      allow({ Principal: { AWS: other }, ...replication }),
      allow({ Principal: { AWS: own }, Action: 'ecr:BatchImportUpstreamImage', Resource }),
    );
    expect(scope.replication).toMatchObject([{ index: 0, who: `account ${other}`, actions: replication.Action }]);
    expect(scope.pullThrough).toMatchObject([{ index: 1 }]);
    expect(scope.outsiders.certain).toMatchObject([{ index: 0 }]);
    expect(scope.wildcards.certain).toEqual([]);
  });

  it('tells wildcards and whoever is let in', () => {
    expect(scopeOf(allow({ Principal: { AWS: own }, Action: 'ecr:*', Resource })).wildcards.certain).toHaveLength(1);
    expect(scopeOf(allow({ ...replication })).outsiders.certain).toMatchObject([{ who: 'anyone' }]);
    expect(scopeOf(allow({ Principal: { Service: 'a.amazonaws.com' }, ...replication })).outsiders.certain).toHaveLength(1);
  });

  it.each([
    ['the same', Resource, 0],
    ['everything', '*', 0],
    ['a part', `arn:aws:ecr:eu-west-1:${own}:repository/a`, 1],
  ])('is narrowed by a Deny on %s', (_name, denied, count) => {
    expect(scopeOf(allow(replication), deny(undefined, { ...replication, Resource: denied })).outsiders.certain).toHaveLength(count);
  });
});
