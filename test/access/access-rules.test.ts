import { describe, expect, it } from 'vitest';
import type { AccessRows } from '../../src/access/access-row.js';
import {
  confusedDeputyStatements,
  crossAccountStatements,
  externalWriteStatements,
  publicStatements,
  wildcardActionStatements,
} from '../../src/access/access-rules.js';
import type { AccessContext } from '../../src/access/standing.js';
import { judgePolicy } from '../../src/access/verdict.js';
import { allow, context, deny, other, own, policyOf, type RawStatement, withoutOwn } from './policy-text.js';

const trusting: AccessContext = { ...context, trustedAccounts: new Set([other]), trustedOrganizations: new Set(['o-2']) };
const judge = (statements: readonly RawStatement[], within = context) => judgePolicy(policyOf(...statements), within);
const outcome = ({ certain, possible }: AccessRows) => (certain.length > 0 ? 'fail' : possible.length > 0 ? 'unknown' : 'pass');

const organization = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };
const address = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
const account = (id: string | readonly string[], more: RawStatement = {}) => allow({ Principal: { AWS: id }, ...more });
const service = (more: RawStatement = {}) => allow({ Principal: { Service: 'lambda.amazonaws.com' }, ...more });
const push = { Action: ['ecr:PutImage', 'ecr:BatchGetImage'] };

describe('cross-account', () => {
  it.each([
    ['the own account', account(own), context, 'pass'],
    ['another', account(other), context, 'fail'],
    ['one of trust', account(other), trusting, 'pass'],
    ['an organisation, where trust names none', allow({ Condition: organization }), context, 'pass'],
    ['an organisation that trust lacks', allow({ Condition: organization }), trusting, 'fail'],
    ['an organisation of trust', allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-2' } } }), trusting, 'pass'],
    ['an account of an accepted organisation', account(other, { Condition: organization }), context, 'pass'],
    ['everyone', allow(), context, 'pass'],
    ['everyone from an address', allow({ Condition: address }), context, 'pass'],
    ['a service for another account', service({ Condition: { StringEquals: { 'aws:SourceAccount': other } } }), context, 'fail'],
    ['a service for anyone', service(), context, 'pass'],
    ['a deleted role', account('AROAABCDEFGHIJKLMNOPQ'), context, 'unknown'],
    ['an account, the own one unknown', account(other), withoutOwn, 'unknown'],
    ['one of trust, the own one unknown', account(other), { ...trusting, ownAccount: withoutOwn.ownAccount }, 'pass'],
    ['two accounts, the own one unknown', allow({ Principal: { AWS: [own, other] } }), withoutOwn, 'fail'],
  ])('%s: %4$s', (_name, statement, within, wanted) => {
    expect(outcome(crossAccountStatements(judge([statement], within)))).toBe(wanted);
  });

  it('counts trusted accounts where asked to', () => {
    expect(outcome(crossAccountStatements(judge([account(other)], trusting), { evenTrusted: true }))).toBe('fail');
  });

  it('names who, what and why', () => {
    expect(crossAccountStatements(judge([allow({ Principal: { AWS: [own, other] }, Sid: 'Pull' })])).certain).toEqual([
      {
        sid: 'Pull',
        index: 0,
        who: `account ${other}`,
        whom: [`account ${other}`],
        actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        why: `Principal is account ${other}`,
      },
    ]);
  });
});

describe('who is named', () => {
  const accounts = (...ids: readonly string[]) => ({ StringEquals: { 'aws:PrincipalAccount': ids } });
  const narrowed = allow({ Action: 'ecr:*', Condition: accounts(other, '222222222222', own) });
  const unlessOneOf = deny({ StringNotEquals: { 'aws:PrincipalAccount': [own, other] } }, { Action: 'ecr:*' });
  const ownByVariable = allow({ Action: 'ecr:*', Condition: accounts(`\${aws:ResourceAccount}`, other) });

  it.each([
    ['accounts by a condition, sorted', [narrowed], context, `account 222222222222, account ${other}`],
    ['accounts that a Deny leaves', [allow({ Action: 'ecr:*' }), unlessOneOf], context, `account ${other}`],
    ['the own account by a variable', [ownByVariable], context, `account ${other}`],
    ['the same, the own account not known', [ownByVariable], withoutOwn, `account ${other}`],
    ['principals', [account([own, other, '222222222222'], { Action: 'ecr:*' })], context, `account 222222222222, account ${other}`],
  ])('leaves out the own account: %s', (_name, statements, within, who) => {
    const verdict = judge(statements, within);
    for (const { certain, possible } of [crossAccountStatements(verdict), externalWriteStatements(verdict)]) {
      expect([...certain, ...possible].map((row) => [row.who, row.whom])).toEqual([[who, who.split(', ')]]);
    }
  });

  it('leaves out whom trust names, where that is asked', () => {
    const verdict = judge([narrowed], trusting);
    expect(crossAccountStatements(verdict).certain).toMatchObject([{ who: 'account 222222222222' }]);
    expect(externalWriteStatements(verdict).certain).toMatchObject([{ who: `account 222222222222, account ${other}` }]);
    const organizations = judge([allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } } })], trusting);
    expect(crossAccountStatements(organizations).certain).toMatchObject([{ who: 'organisation o-1' }]);
  });

  it('leaves out the own account of those for which a service calls', () => {
    const statement = service({ ...push, Condition: { StringEquals: { 'aws:SourceAccount': [own, other] } } });
    expect(externalWriteStatements(judge([statement])).certain).toMatchObject([{ who: `lambda.amazonaws.com for account ${other}` }]);
  });

  it.each([
    ['by a condition', (ids: readonly string[]) => allow({ Condition: accounts(...ids) })],
    ['as principals', (ids: readonly string[]) => account(ids)],
  ])('is the first five of many accounts and how many more: %s', (_name, statementFor) => {
    const ids = [8, 7, 6, 5, 4, 3, 2].map((digit) => String(digit).repeat(12));
    const names = ids.map((id) => `account ${id}`).toSorted();
    const [row] = crossAccountStatements(judge([statementFor(ids)])).certain;
    expect(row).toMatchObject({ who: `${names.slice(0, 5).join(', ')} and 2 more`, whom: names });
    const [five] = crossAccountStatements(judge([statementFor(ids.slice(0, 5))])).certain;
    expect(five?.who).toBe(names.slice(2).join(', '));
  });
});

describe('external write', () => {
  it.each([
    ['the own account', account(own, push), 'pass'],
    ['another that pulls', account(other), 'pass'],
    ['another that pushes', account(other, push), 'fail'],
    ['an organisation that pushes', allow({ ...push, Condition: organization }), 'fail'],
    ['everyone', allow(push), 'pass'],
    ['everyone from an address', allow({ ...push, Condition: address }), 'pass'],
    ['a service for anyone', service(push), 'pass'],
    ['a policy action', account(other, { Action: 'ecr:SetRepositoryPolicy' }), 'fail'],
    ['resource tags', account(other, { Action: 'ecr:TagResource' }), 'fail'],
    ['a wildcard', account(other, { Action: 'ecr:*' }), 'fail'],
    ['a misspelt action', account(other, { Action: 'ecr:PutImages' }), 'pass'],
    ['all but reading', account(other, { NotAction: 'ecr:Get*' }), 'fail'],
  ])('%s: %2$s', (_name, statement, wanted) => {
    expect(outcome(externalWriteStatements(judge([statement], context)))).toBe(wanted);
  });

  it('counts trusted accounts, and tells the actions that write alone', () => {
    expect(externalWriteStatements(judge([account(other, push)], trusting)).certain).toMatchObject([{ actions: ['ecr:PutImage'] }]);
  });

  it('is possible where the own account is not known', () => {
    expect(outcome(externalWriteStatements(judge([account(other, push)], withoutOwn)))).toBe('unknown');
  });

  it('does not tell what a Deny takes away', () => {
    const statements = [account(other, { Action: 'ecr:*' }), deny(undefined, { NotAction: ['ecr:BatchGetImage', 'ecr:PutImage'] })];
    expect(externalWriteStatements(judge(statements)).certain).toMatchObject([{ actions: ['ecr:PutImage'] }]);
  });
});

describe('wildcard actions', () => {
  it.each([
    ['*', 'fail'],
    ['ecr:*', 'fail'],
    ['ECR:put*', 'fail'],
    ['ecr:Batch*', 'fail'],
    ['ecr:?ut*', 'fail'],
    ['ecr:BatchGet*', 'pass'],
    ['ecr:Get*', 'pass'],
    ['ecr:Describe*', 'pass'],
    ['ecr:List*', 'pass'],
    ['ecr:PutImage', 'pass'],
    ['ecr-public:*', 'fail'],
    ['s3:*', 'pass'],
  ])('%s: %s', (action, wanted) => {
    expect(outcome(wildcardActionStatements(judge([account(own, { Action: action })])))).toBe(wanted);
  });

  it.each([
    ['NotAction under Allow', account(own, { NotAction: 'ecr:PutImage' }), 'fail'],
    ['NotAction under Deny', deny(undefined, { NotAction: 'ecr:PutImage' }), 'pass'],
    ['a wildcard for everyone', allow({ Action: 'ecr:*' }), 'pass'],
    ['a wildcard for addresses', allow({ Action: 'ecr:*', Condition: address }), 'pass'],
    ['a wildcard for a service', service({ Action: 'ecr:*' }), 'fail'],
  ])('%s: %2$s', (_name, statement, wanted) => {
    expect(outcome(wildcardActionStatements(judge([statement])))).toBe(wanted);
  });
});

describe('the other lists', () => {
  it('tell public statements, each once', () => {
    expect(publicStatements(judge([account(other), allow({ Principal: { AWS: ['*', other] } })])).certain).toMatchObject([
      { index: 1, who: 'anyone' },
    ]);
  });

  it('tell services that call for anyone', () => {
    const rows = confusedDeputyStatements(judge([service(), service({ Condition: { StringEquals: { 'aws:SourceAccount': own } } })]));
    expect(rows.certain).toMatchObject([{ index: 0, who: 'lambda.amazonaws.com' }]);
  });
});
