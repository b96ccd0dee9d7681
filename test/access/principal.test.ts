import { describe, expect, it } from 'vitest';
import { allow, classOf, other, own, type RawStatement, withoutOwn } from './policy-text.js';

const to = (principal: unknown): readonly RawStatement[] => [allow({ Principal: principal })];
const source = (key: string, value: string) => [
  allow({ Principal: { Service: 'codebuild.amazonaws.com' }, Condition: { StringLike: { [key]: value } } }),
];

describe('whom Principal names', () => {
  it.each([
    ['a star among others', { AWS: [own, '*'] }, 'public'],
    ['an own role', { AWS: `arn:aws:iam::${own}:role/a/b` }, 'not-public'],
    ['another role', { AWS: `arn:aws:iam::${other}:role/x` }, 'cross-account'],
    ['root in China', { AWS: `arn:aws-cn:iam::${other}:root` }, 'cross-account'],
    ['root in GovCloud', { AWS: `arn:aws-us-gov:iam::${own}:root` }, 'not-public'],
    ['a role session', { AWS: `arn:aws:sts::${other}:assumed-role/r/s` }, 'cross-account'],
    ['own and other', { AWS: [own, other] }, 'cross-account'],
    ['the root of any account', { AWS: 'arn:aws:iam::*:root' }, 'public'],
    ['a deleted role', { AWS: 'AROAABCDEFGHIJKLMNOPQ' }, 'unknown'],
    ['an account id one digit short', { AWS: '12345678901' }, 'unknown'],
    ['a SAML provider of the own account', { Federated: `arn:aws:iam::${own}:saml-provider/x` }, 'not-public'],
    [
      'an OIDC provider of another',
      { Federated: `arn:aws:iam::${other}:oidc-provider/token.actions.githubusercontent.com` },
      'cross-account',
    ],
    ['web identities', { Federated: 'cognito-identity.amazonaws.com' }, 'public'],
    ['a canonical user', { CanonicalUser: 'abc' }, 'unknown'],
    ['an account and a service', { AWS: own, Service: 'lambda.amazonaws.com' }, 'confused-deputy'],
    ['nobody', {}, 'not-public'],
  ])('%s', (_name, principal, wanted) => {
    expect(classOf(to(principal))).toBe(wanted);
  });

  it.each([
    ['an account', { AWS: own }, 'unknown'],
    ['a role', { AWS: `arn:aws:iam::${own}:role/x` }, 'unknown'],
    ['two accounts, of which one alone can be the own', { AWS: [own, other] }, 'cross-account'],
    ['an account in two ways', { AWS: [own, `arn:aws:iam::${own}:root`] }, 'unknown'],
    ['everyone', '*', 'public'],
  ])('%s, while the own account is not known', (_name, principal, wanted) => {
    expect(classOf(to(principal), withoutOwn)).toBe(wanted);
  });
});

describe('for whom a service calls', () => {
  it.each([
    ['aws:SourceAccount', own, 'not-public'],
    ['aws:SourceAccount', other, 'cross-account'],
    ['aws:SourceAccount', '*', 'confused-deputy'],
    ['aws:SourceOrgID', 'o-1', 'org-restricted'],
    ['aws:SourceOrgID', 'o-*', 'confused-deputy'],
    ['aws:SourceArn', `arn:aws:codebuild:*:${own}:project/*`, 'not-public'],
    ['aws:SourceArn', 'arn:aws:codebuild:*:*:project/x', 'confused-deputy'],
    ['aws:SourceArn', 'arn:aws:s3:::bucket', 'unknown'],
    ['aws:SourceArn', '*', 'confused-deputy'],
    ['aws:PrincipalOrgID', 'o-1', 'confused-deputy'],
    ['aws:SourceVpc', 'vpc-1', 'confused-deputy'],
  ])('%s %s: %s', (key, value, wanted) => {
    expect(classOf(source(key, value))).toBe(wanted);
  });
});
