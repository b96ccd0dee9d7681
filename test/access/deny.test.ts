import { describe, expect, it } from 'vitest';
import { publicStatements } from '../../src/access/access-rules.js';
import { judgePolicy } from '../../src/access/verdict.js';
import { allow, classOf, context, deny, other, own, policyOf } from './policy-text.js';

const notOrganization = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } };

describe('a public Allow beside a Deny', () => {
  it.each([
    ['for all but an organisation', deny(notOrganization), 'org-restricted'],
    ['with IfExists', deny({ StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }), 'org-restricted'],
    ['for all but a path', deny({ 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } }), 'org-restricted'],
    ['ForAnyValue, which needs the key', deny({ 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } }), 'public'],
    ['for all but an account', deny({ StringNotEquals: { 'aws:PrincipalAccount': own } }), 'own-account'],
    ['for all but another account', deny({ StringNotEquals: { 'aws:PrincipalAccount': other } }), 'cross-account'],
    ['for all but a role', deny({ ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${own}:role/x` } }), 'own-account'],
    ['for all but a role of any account', deny({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }), 'public'],
    ['for all but the own organisation', deny({ StringNotEquals: { 'aws:PrincipalOrgID': `\${aws:ResourceOrgID}` } }), 'org-restricted'],
    [
      'for callers of another organisation than the resource: one without any has nothing to compare',
      deny({ StringNotEquals: { 'aws:ResourceOrgID': `\${aws:PrincipalOrgID}` } }),
      'public',
    ],
    ['for all but addresses', deny({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }), 'ip-restricted'],
    ['for all but every address', deny({ NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }), 'public'],
    ['for all but an endpoint', deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }), 'vpce-restricted'],
    ['for all but a VPC', deny({ StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }), 'vpce-restricted'],
    ['for the organisation itself', deny({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), 'public'],
    ['without TLS', deny({ Bool: { 'aws:SecureTransport': 'false' } }), 'public'],
    ['with a second operator', deny({ ...notOrganization, Bool: { 'aws:PrincipalIsAWSService': 'false' } }), 'public'],
    ['with a second key', deny({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalAccount': own } }), 'public'],
    ['for everyone', deny(), 'not-public'],
    ['for everyone, by map', deny(undefined, { Principal: { AWS: '*' } }), 'not-public'],
    ['for web identities', deny(undefined, { Principal: { Federated: '*' } }), 'public'],
    ['for one account', deny(undefined, { Principal: { AWS: other } }), 'public'],
    ['for all but the own account, by NotPrincipal', deny(undefined, { NotPrincipal: { AWS: own } }), 'own-account'],
    ['by NotPrincipal with a condition', deny({ Bool: { 'aws:SecureTransport': 'false' } }, { NotPrincipal: { AWS: own } }), 'public'],
    ['by NotPrincipal with a service', deny(undefined, { NotPrincipal: { AWS: own, Service: 'lambda.amazonaws.com' } }), 'public'],
    ['of other actions', deny(notOrganization, { Action: 'ecr:PutImage' }), 'public'],
    ['of some actions', deny(notOrganization, { Action: 'ecr:BatchGetImage' }), 'public'],
    ['of all actions by a wildcard', deny(notOrganization, { Action: 'ECR:*' }), 'org-restricted'],
    ['of all but an action', deny(notOrganization, { NotAction: 'ecr:PutImage' }), 'org-restricted'],
    ['of all but these actions', deny(notOrganization, { NotAction: 'ecr:BatchGet*' }), 'public'],
  ])('%s', (_name, second, wanted) => {
    expect(classOf([allow(), second])).toBe(wanted);
  });
});

describe('Deny statements together', () => {
  it('narrow each its actions', () => {
    const each = (action: string) => deny(notOrganization, { Action: action });
    expect(classOf([allow(), each('ecr:BatchGetImage'), each('ecr:GetDownloadUrlForLayer')])).toBe('org-restricted');
  });

  it('narrow what the other leaves', () => {
    expect(classOf([allow(), deny(notOrganization), deny({ StringNotEquals: { 'aws:PrincipalAccount': own } })])).toBe('own-account');
  });

  it('make a key needed that a condition of the Allow leaves out', () => {
    const ifExists = allow({ Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } });
    expect(classOf([ifExists, deny({ Null: { 'aws:PrincipalOrgID': 'true' } })])).toBe('org-restricted');
    expect(classOf([ifExists, deny({ Null: { 'aws:PrincipalOrgID': 'false' } })])).toBe('public');
  });

  it('leave the actions that none of them is about, and those alone are told', () => {
    const verdict = judgePolicy(policyOf(allow(), deny(notOrganization, { Action: 'ecr:BatchGetImage' })), context);
    expect(publicStatements(verdict).certain).toMatchObject([{ index: 0, actions: ['ecr:GetDownloadUrlForLayer'] }]);
  });

  it('take an account away as a whole or a role by itself, never an account by its role', () => {
    const role = `arn:aws:iam::${other}:role/x`;
    const both = (granted: string, denied: string) =>
      classOf([allow({ Principal: { AWS: granted } }), deny(undefined, { Principal: { AWS: denied } })]);
    expect(both(role, other)).toBe('not-public');
    expect(both(role, role)).toBe('not-public');
    expect(both(other, role)).toBe('cross-account');
  });
});
