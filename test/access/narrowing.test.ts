import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/access/read-policy.js';
import { judgePolicy } from '../../src/access/verdict.js';
import { allow, classOf, context, other, own, policyOf, withoutOwn } from './policy-text.js';

const when = (condition: unknown) => [allow({ Condition: condition })];
const paths = (value: unknown) => ({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': value } });

describe('a condition under Principal *', () => {
  it.each([
    ['equals, one organisation', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'org-restricted'],
    ['two organisations', { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } }, 'org-restricted'],
    ['any case of operator and key', { stringEQUALS: { 'AWS:principalorgid': 'o-1' } }, 'org-restricted'],
    ['ignoring case', { StringEqualsIgnoreCase: { 'aws:PrincipalOrgID': 'o-1' } }, 'org-restricted'],
    ['one value of several broad', { StringLike: { 'aws:PrincipalOrgID': ['o-1', 'o-*'] } }, 'public'],
    ['a wildcard after a whole id', { StringLike: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5*' } }, 'org-restricted'],
    ['a wildcard within the id', { StringLike: { 'aws:PrincipalOrgID': 'o-a1b2*' } }, 'public'],
    ['a wildcard that StringEquals would not know', { StringEquals: { 'aws:PrincipalOrgID': '*' } }, 'public'],
    ['no value', { StringEquals: { 'aws:PrincipalOrgID': [] } }, 'public'],
    ['a wrong operator', { ArnEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'public'],
    ['an unknown operator', { StringIs: { 'aws:PrincipalOrgID': 'o-1' } }, 'public'],
    ['IfExists', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }, 'public'],
    ['ForAnyValue', { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } }, 'org-restricted'],
    ['ForAllValues', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } }, 'public'],
    ['a negation', { StringNotEquals: { 'aws:PrincipalAccount': other } }, 'public'],
    ['the own organisation by variable', { StringEquals: { 'aws:PrincipalOrgID': `\${aws:ResourceOrgID}` } }, 'org-restricted'],
    ['the caller against itself', { StringEquals: { 'aws:PrincipalOrgID': `\${aws:PrincipalOrgID}` } }, 'public'],
    ['a path', paths('o-1/r-1/ou-1/*'), 'org-restricted'],
    ['a path of any organisation', paths('o-*/r-1/*'), 'public'],
    ['a path without a slash', paths('o-a1b2c3d4e5*'), 'org-restricted'],
    ['a path that is a star', paths('*'), 'public'],
    ['the own account', { StringEquals: { 'aws:PrincipalAccount': own } }, 'own-account'],
    ['the own account by variable', { StringEquals: { 'aws:PrincipalAccount': `\${aws:ResourceAccount}` } }, 'own-account'],
    ['own and other', { StringEquals: { 'aws:PrincipalAccount': [own, other] } }, 'cross-account'],
    ['an account in part', { StringLike: { 'aws:PrincipalAccount': '11111111111?' } }, 'public'],
    ['an account and a star', { StringLike: { 'aws:PrincipalAccount': `${own}*` } }, 'own-account'],
    ['an account given as a number', { StringEquals: { 'aws:PrincipalAccount': 999999999999 } }, 'cross-account'],
    ['a role', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${own}:role/ci-*` } }, 'own-account'],
    ['a role of any partition', { ArnLike: { 'aws:PrincipalArn': `arn:*:iam::${own}:role/ci` } }, 'own-account'],
    ['a role as text', { StringLike: { 'aws:PrincipalArn': `arn:aws:iam::${other}:role/*` } }, 'cross-account'],
    ['text with a star before the account', { StringLike: { 'aws:PrincipalArn': `arn:aws:iam:*:${own}:role/x` } }, 'public'],
    ['a role of any account', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, 'public'],
    [
      'a role of the own account by variable',
      { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::\${aws:ResourceAccount}:role/x` } },
      'own-account',
    ],
    ['a role id', { StringLike: { 'aws:userid': 'AROAABCDEFGHIJKLMNOPQ:*' } }, 'unknown'],
    ['a session name', { StringLike: { 'aws:userid': '*:deploy' } }, 'public'],
    ['a user id in part', { StringLike: { 'aws:userid': 'AROA*' } }, 'public'],
    ['a root user id', { StringEquals: { 'aws:userid': other } }, 'cross-account'],
    ['a user name', { StringEquals: { 'aws:username': 'ci' } }, 'public'],
    ['a principal tag', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }, 'public'],
    ['a principal type', { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }, 'public'],
    ['TLS', { Bool: { 'aws:SecureTransport': true } }, 'public'],
    ['a region', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'public'],
    ['a resource tag', { StringEquals: { 'ecr:ResourceTag/a': 'b' } }, 'public'],
    ['a chain of services', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } }, 'public'],
    ['via a service', { Bool: { 'aws:ViaAWSService': 'true' } }, 'public'],
    ['services alone', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, 'confused-deputy'],
    ['no services', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }, 'public'],
    ['one service', { StringEquals: { 'aws:PrincipalServiceName': 'lambda.amazonaws.com' } }, 'confused-deputy'],
    ['calls for the own account', { StringEquals: { 'aws:SourceAccount': own } }, 'own-account'],
    ['calls for another account', { StringEquals: { 'aws:SourceAccount': other } }, 'cross-account'],
    ['calls for an organisation', { StringEquals: { 'aws:SourceOrgID': 'o-1' } }, 'org-restricted'],
    ['calls for paths', { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-1/*' } }, 'org-restricted'],
    ['a VPC', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, 'vpce-restricted'],
    ['any VPC', { StringLike: { 'aws:SourceVpc': 'vpc-*' } }, 'public'],
    ['any endpoint', { StringLike: { 'aws:SourceVpce': '*' } }, 'public'],
    ['endpoints of an account', { StringEquals: { 'aws:VpceAccount': own } }, 'vpce-restricted'],
    ['private addresses of whatever VPC', { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }, 'public'],
    ['an address', { IpAddress: { 'aws:SourceIp': '203.0.113.7' } }, 'ip-restricted'],
    ['several networks', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] } }, 'ip-restricted'],
    ['all of version 6', { IpAddress: { 'aws:SourceIp': '::/0' } }, 'public'],
    ['one broad network of several', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }, 'public'],
    ['two halves', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, 'public'],
    ['many parts', { IpAddress: { 'aws:SourceIp': Array.from({ length: 256 }, (_, n) => `${n}.0.0.0/8`) } }, 'public'],
    ['no address', { IpAddress: { 'aws:SourceIp': 'office' } }, 'public'],
    ['addresses as text', { StringLike: { 'aws:SourceIp': '203.0.113.*' } }, 'public'],
    ['all but an address', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, 'public'],
    ['addresses where there are some', { IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } }, 'public'],
    [
      'an address and an account',
      { IpAddress: { 'aws:SourceIp': '203.0.113.7' }, StringEquals: { 'aws:PrincipalAccount': own } },
      'own-account',
    ],
    ['an organisation and the own account', { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalAccount': own } }, 'own-account'],
    [
      'an organisation and another account',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalAccount': other } },
      'org-restricted',
    ],
    [
      'two accounts at once',
      { StringEquals: { 'aws:PrincipalAccount': own }, StringLike: { 'aws:PrincipalAccount': other } },
      'not-public',
    ],
    ['narrow beside broad', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' }, StringLike: { 'aws:PrincipalArn': '*' } }, 'org-restricted'],
    ['nothing', {}, 'public'],
    ['an operator without keys', { StringEquals: {} }, 'public'],
  ])('%s', (_name, condition, wanted) => {
    expect(classOf(when(condition))).toBe(wanted);
  });
});

describe('a key that must be there', () => {
  const ifExists = { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } };
  const forAll = { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } };
  it.each([
    ['Null false beside IfExists', { ...ifExists, Null: { 'aws:principalOrgId': 'false' } }, 'org-restricted'],
    ['Null false as a boolean', { ...ifExists, Null: { 'aws:PrincipalOrgID': false } }, 'org-restricted'],
    ['Null false beside ForAllValues', { ...forAll, Null: { 'aws:PrincipalOrgPaths': 'false' } }, 'org-restricted'],
    ['Null true', { ...ifExists, Null: { 'aws:PrincipalOrgID': 'true' } }, 'public'],
    ['Null true or false', { ...ifExists, Null: { 'aws:PrincipalOrgID': ['true', 'false'] } }, 'public'],
    ['Null on another key', { ...ifExists, Null: { 'aws:PrincipalOrgPaths': 'false' } }, 'public'],
    ['Null alone', { Null: { 'aws:PrincipalOrgID': 'false' } }, 'public'],
    ['a broad test that needs the key', { ...ifExists, StringLike: { 'aws:PrincipalOrgID': '*' } }, 'org-restricted'],
    ['a negated test, which does not need it', { ...ifExists, StringNotEquals: { 'aws:PrincipalOrgID': 'o-2' } }, 'public'],
  ])('%s', (_name, condition, wanted) => {
    expect(classOf(when(condition))).toBe(wanted);
  });
});

describe('the owner of the resource compared with the caller', () => {
  const caller = `\${aws:PrincipalOrgID}`;
  const organization = { StringEquals: { 'aws:ResourceOrgID': caller } };
  const ifExists = { StringEqualsIfExists: { 'aws:ResourceOrgID': caller } };
  it.each([
    ['the organisation', organization, 'org-restricted'],
    ['in any case', { StringLike: { 'AWS:resourceorgid': `\${AWS:principalorgid}` } }, 'org-restricted'],
    ['the account', { StringEquals: { 'aws:ResourceAccount': `\${aws:PrincipalAccount}` } }, 'own-account'],
    ['the organisation for which a service calls', { StringEquals: { 'aws:ResourceOrgID': `\${aws:SourceOrgID}` } }, 'org-restricted'],
    ['the account for which a service calls', { StringEquals: { 'aws:ResourceAccount': `\${aws:SourceAccount}` } }, 'own-account'],
    ['the account of an endpoint', { StringEquals: { 'aws:ResourceAccount': `\${aws:VpceAccount}` } }, 'vpce-restricted'],
    ['IfExists, which an owner without organisation meets', ifExists, 'public'],
    ['IfExists beside Null', { ...ifExists, Null: { 'aws:ResourceOrgID': 'false' } }, 'org-restricted'],
    ['IfExists beside a Null on the caller', { ...ifExists, Null: { 'aws:PrincipalOrgID': 'false' } }, 'public'],
    ['ForAllValues', { 'ForAllValues:StringEquals': { 'aws:ResourceOrgID': caller } }, 'public'],
    ['a negation', { StringNotEquals: { 'aws:ResourceOrgID': caller } }, 'public'],
    ['a wrong operator', { ArnEquals: { 'aws:ResourceOrgID': caller } }, 'public'],
    ['with the own one beside', { StringEquals: { 'aws:ResourceOrgID': [caller, 'o-1'] } }, 'public'],
    ['with a default', { StringEquals: { 'aws:ResourceOrgID': `\${aws:PrincipalOrgID, 'o-1'}` } }, 'public'],
    ['within a pattern', { StringLike: { 'aws:ResourceOrgID': `${caller}*` } }, 'public'],
    ['with a tag of the caller', { StringEquals: { 'aws:ResourceOrgID': `\${aws:PrincipalTag/org}` } }, 'public'],
    ['an account with an organisation', { StringEquals: { 'aws:ResourceAccount': caller } }, 'public'],
    ['with itself', { StringEquals: { 'aws:ResourceOrgID': `\${aws:ResourceOrgID}` } }, 'public'],
  ])('%s', (_name, condition, wanted) => {
    expect(classOf(when(condition))).toBe(wanted);
  });

  it('is the own organisation in words', () => {
    const [statement] = judgePolicy(policyOf(...when(organization)), context).statements;
    expect(statement?.why).toBe('Principal is *, narrowed to the own organisation');
  });
});

describe('policy variables', () => {
  const condition = { StringEquals: { 'aws:PrincipalAccount': `\${aws:ResourceAccount}` } };

  it('say the own account even where its id is not known', () => {
    expect(classOf(when(condition), withoutOwn)).toBe('own-account');
  });

  it.each([{ Version: '2008-10-17' }, {}])('stand for themselves in %j', (version) => {
    const reading = readPolicy(JSON.stringify({ ...version, Statement: when(condition) }));
    const verdict = reading.ok ? judgePolicy(reading.policy, context).statements[0] : undefined;
    expect(verdict?.class).toHaveProperty('unknown');
  });
});

it('says why a condition does not narrow', () => {
  const [statement] = judgePolicy(policyOf(...when({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } })), context).statements;
  expect(statement?.why).toBe('Principal is *, and StringEqualsIfExists aws:PrincipalOrgID lets in callers that have no such key');
});
