import { describe, expect, it } from 'vitest';
import { policyOpenings } from '../../src/access/policy-openings.js';
import { readPolicy } from '../../src/access/read-policy.js';
import { allow, context, deny, other, own, pull, type RawStatement, read, withoutOwn } from './policy-text.js';

const third = '222222222222';
const account = (id: string | readonly string[], more: RawStatement = {}) => allow({ Principal: { AWS: id }, ...more });
const organization = (id: string | readonly string[], more: RawStatement = {}) =>
  allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': id } }, ...more });
const tls = { Bool: { 'aws:SecureTransport': 'true' } };
const notOrganization = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } };
const root = (id: string) => `arn:aws:iam::${id}:root`;
const from = (address: string) => allow({ Condition: { IpAddress: { 'aws:SourceIp': address } } });

type Case = readonly [string, readonly RawStatement[], readonly RawStatement[]];

function openings(before: readonly RawStatement[] | null, after: readonly RawStatement[], within = context) {
  return policyOpenings(before && read(...before), read(...after), within);
}

describe('what opens nothing', () => {
  it.each<Case>([
    ['an account by its root ARN', [account(other)], [account(root(other))]],
    ['a root ARN by its account', [account(root(other))], [account([other])]],
    ['another order', [account([other, third])], [account([third, other], { Action: pull.toReversed() })]],
    ['one statement in two', [account([other, third])], [account(third), account(other)]],
    ['two statements in one', [account(third), account(other)], [account([other, third])]],
    ['another Sid', [account(other, { Sid: 'a' })], [account(other, { Sid: 'b' })]],
    ['a role of an account that was let in', [account(other)], [account(`arn:aws:iam::${other}:role/x`)]],
    ['fewer actions', [account(other, { Action: 'ecr:*' })], [account(other)]],
    ['an action in another case', [account(other)], [account(other, { Action: 'ecr:batchgetimage' })]],
    ['the own account', [account(other)], [account(other), account(own, { Action: 'ecr:*' })]],
    ['a condition more', [account(other)], [account(other, { Condition: tls })]],
    ['an organisation less', [organization(['o-1', 'o-2'])], [organization('o-2')]],
    ['everyone but now an organisation', [allow()], [organization('o-1')]],
    ['an organisation by a Deny instead', [organization('o-1')], [allow(), deny(notOrganization)]],
    ['an organisation by a condition instead', [allow(), deny(notOrganization)], [organization('o-1')]],
    ['an account by a condition instead', [account(other)], [allow({ Condition: { StringEquals: { 'aws:PrincipalAccount': other } } })]],
    ['an account by name instead', [allow({ Condition: { StringEquals: { 'aws:PrincipalAccount': other } } })], [account(other)]],
    ['a smaller network', [from('203.0.113.0/24')], [from('203.0.113.128/25')]],
    ['a Deny more', [account(other)], [account(other), deny(tls)]],
    ['a wider Deny', [allow(), deny(notOrganization)], [allow(), deny(notOrganization, { Action: '*' })]],
    ['a Deny less on someone else', [account(other), deny(undefined, { Principal: { AWS: third } })], [account(other)]],
    ['nothing left', [account(other)], []],
  ])('%s', (_name, before, after) => {
    expect(openings(before, after)).toEqual({ certain: [], possible: [] });
  });
});

describe('what opens', () => {
  it.each<Case>([
    ['another account', [account(other)], [account([other, third])]],
    ['another action', [account(other)], [account(other, { Action: [...pull, 'ecr:PutImage'] })]],
    ['a wildcard', [account(other)], [account(other, { Action: 'ecr:*' })]],
    ['the account of a role', [account(`arn:aws:iam::${other}:role/x`)], [account(other)]],
    ['another role', [account(`arn:aws:iam::${other}:role/x`)], [account(`arn:aws:iam::${other}:role/y`)]],
    [
      'another role by condition',
      [allow({ Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${other}:role/x` } } })],
      [allow({ Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${other}:role/y` } } })],
    ],
    ['everyone', [organization('o-1')], [allow()]],
    ['an organisation more', [organization('o-1')], [organization(['o-1', 'o-2'])]],
    ['IfExists', [organization('o-1')], [allow({ Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } })]],
    ['a condition less', [account(other, { Condition: tls })], [account(other)]],
    ['a larger network', [from('203.0.113.0/25')], [from('203.0.113.0/24')]],
    ['a Deny less', [allow(), deny(notOrganization)], [allow()]],
    ['a Deny of fewer actions', [account(other), deny(undefined)], [account(other), deny(undefined, { Action: 'ecr:BatchGetImage' })]],
    ['a Deny with a hole', [allow(), deny(notOrganization)], [allow(), deny({ ...notOrganization, ...tls })]],
    ['a service for anyone', [account(other)], [account(other), allow({ Principal: { Service: 'lambda.amazonaws.com' } })]],
    ['a narrow Deny that goes', [account(other), deny({ Bool: { 'aws:SecureTransport': 'false' } })], [account(other)]],
  ])('%s', (_name, before, after) => {
    expect(openings(before, after).certain).not.toEqual([]);
  });

  it('is told with the actions that are new', () => {
    expect(openings([account(other)], [account(other, { Sid: 'Push', Action: [...pull, 'ecr:PutImage'] })]).certain).toEqual([
      {
        sid: 'Push',
        index: 0,
        who: `account ${other}`,
        whom: [`account ${other}`],
        actions: ['ecr:PutImage'],
        why: `Principal is account ${other}`,
      },
    ]);
  });

  it('is a first policy that goes outside', () => {
    expect(openings(null, [account(own)]).certain).toEqual([]);
    expect(openings(null, [account(other)]).certain).toHaveLength(1);
  });
});

describe('what is not known', () => {
  it('is possible where the own account is not known', () => {
    expect(openings(null, [account(other)], withoutOwn)).toMatchObject({ certain: [], possible: [{ index: 0 }] });
    expect(openings(null, [account([other, third])], withoutOwn).certain).toHaveLength(1);
    expect(openings([account(other)], [account(root(other))], withoutOwn)).toEqual({ certain: [], possible: [] });
  });

  it('is possible where a policy cannot be read', () => {
    const broken = readPolicy('{');
    expect(policyOpenings(broken, read(account(other)), context)).toMatchObject({ certain: [], possible: [{ index: 0 }] });
    expect(policyOpenings(null, broken, context)).toMatchObject({ certain: [], possible: [{ why: 'the policy cannot be read' }] });
    expect(policyOpenings(read(account(other)), null, context)).toEqual({ certain: [], possible: [] });
  });
});

it('looks at resources in a registry policy', () => {
  const on = (Resource: string) => read(account(other, { Resource }));
  expect(policyOpenings(on('arn:a'), on('arn:*'), context, 'registry').certain).toHaveLength(1);
  expect(policyOpenings(on('arn:*'), on('arn:a'), context, 'registry').certain).toEqual([]);
  expect(policyOpenings(on('arn:a'), on('arn:*'), context).certain).toEqual([]);
});
