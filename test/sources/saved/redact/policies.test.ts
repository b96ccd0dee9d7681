import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confusedDeputyStatements,
  crossAccountStatements,
  externalWriteStatements,
  publicStatements,
  wildcardActionStatements,
} from '../../../../src/access/access-rules.js';
import { lambdaScope } from '../../../../src/access/lambda-scope.js';
import { readPolicy } from '../../../../src/access/read-policy.js';
import type { AccessContext } from '../../../../src/access/standing.js';
import { judgePolicy } from '../../../../src/access/verdict.js';
import { andedTagLists } from '../../../../src/lifecycle/anded-tag-lists.js';
import { readLifecyclePolicy } from '../../../../src/lifecycle/read-policy.js';
import { releaseTagsKept } from '../../../../src/lifecycle/release-tags-kept.js';
import { shadowedRules } from '../../../../src/lifecycle/shadowed-rules.js';
import { taggedImagesBounded } from '../../../../src/lifecycle/tagged-images-bounded.js';
import { untaggedLeave } from '../../../../src/lifecycle/untagged-leave.js';
import { isUnknown } from '../../../../src/model/unknown.js';
import { redactAccessPolicy } from '../../../../src/sources/saved/redact/access-policy.js';
import { redactLifecyclePolicy, tagPatternsOf } from '../../../../src/sources/saved/redact/lifecycle-policy.js';
import { createRedactor } from '../../../../src/sources/saved/redact/redactor.js';
import { shared } from '../../../shared-data.js';

const { identifiers, tagRedactors, words } = createRedactor(Buffer.from('a key'));
const redactAccess = (text: string): string => redactAccessPolicy(text, identifiers, words);
const redactLifecycle = (text: string): string => redactLifecyclePolicy(text, tagRedactors(tagPatternsOf(text)), words);

/** All that access rules say of a policy, without the names in it. */
function verdictOf(text: string, context: AccessContext): unknown {
  const reading = readPolicy(text);
  if (!reading.ok) return reading.faults.map(({ pointer, message }) => [pointer.split('/').length, message.length > 0]);
  const verdict = judgePolicy(reading.policy, context);
  const rows = [publicStatements, crossAccountStatements, externalWriteStatements, wildcardActionStatements, confusedDeputyStatements].map(
    (rule) => rule(verdict),
  );
  const { lettingIn, tooMuch, foreignFunctions } = lambdaScope(verdict);
  return {
    classes: verdict.statements.map((each) => (isUnknown(each.class) ? 'unknown' : each.class)),
    rows: [...rows, tooMuch, foreignFunctions].map(({ certain, possible }) =>
      [certain, possible].map((list) => list.map(({ index, actions, whom }) => [index, actions, whom.length])),
    ),
    lambda: lettingIn.map(({ index }) => index),
  };
}

function expectSameVerdict(text: string, own: string, trusted: readonly string[] = []): void {
  const context = (account: string, accounts: readonly string[]): AccessContext => ({
    ownAccount: account,
    trustedAccounts: new Set(accounts),
    trustedOrganizations: new Set(),
  });
  const redacted = verdictOf(redactAccess(text), context(words.account(own), trusted.map(words.account)));
  expect([redactAccess(text), redacted]).toEqual([redactAccess(text), verdictOf(text, context(own, trusted))]);
}

const vectors: readonly { readonly statement: unknown }[] = JSON.parse(shared.text('ecr/policy-vectors.json') || '[]');
const found = shared.lines('data/repository-policies.jsonl').map((line): { readonly policy: unknown } => JSON.parse(line));
const policies = [
  ...vectors.map(({ statement }) => ({ Version: '2012-10-17', Statement: [statement] })),
  ...found.map(({ policy }) => policy),
];

describe.skipIf(!shared.isThere)('a redacted access policy', () => {
  it.each(policies.map((policy, index) => [index, JSON.stringify(policy)] as const))('%i is judged as it was', (_, text) => {
    const accounts = [...new Set(text.match(/(?<!\d)\d{12}(?!\d)/g) ?? [])];
    for (const own of [...accounts, '123412341234']) expectSameVerdict(text, own, accounts.slice(0, 1));
  });

  it.each(policies.map((policy, index) => [index, JSON.stringify(policy, null, 2)] as const))('%i is laid out as it was', (_, text) => {
    const shape = (laidOut: string) => laidOut.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(shape(redactAccess(text))).toBe(shape(text));
  });
});

describe('a redacted access policy', () => {
  const statement = (more: object) => JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', ...more }] });
  const own = '111122223333';

  it.each([
    [{ Principal: { AWS: [own, `arn:aws:iam::${own}:role/acme`, 'arn:aws-cn:iam::444455556666:root'] } }],
    [{ Principal: '*', Condition: { StringEquals: { 'AWS:PrincipalOrgID': 'o-abcdefghij' } } }],
    [{ Principal: '*', Condition: { StringLike: { 'aws:PrincipalOrgID': ['o-abcdefghij*', 'o-*'] } } }],
    [{ Principal: '*', Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcdefghij/r-ab12/ou-ab12-11111111/*' } } }],
    [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] } } }],
    [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } }],
    [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['2001:db8:1::/48'] } } }],
    [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['::/0'] } } }],
    [{ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f' } } }],
    [{ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': `\${aws:ResourceAccount}` } } }],
    [{ Principal: '*', Condition: { StringLike: { 'aws:userid': ['AROAABCDEFGHIJKLMNOPQ:*', own] } } }],
    [{ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${own}:role/acme-*` } } }],
    [{ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/acme' } } }],
    [{ Principal: { AWS: 'AROAABCDEFGHIJKLMNOPQ' } }],
    [{ Principal: { Federated: `arn:aws:iam::${own}:oidc-provider/oidc.acme.example` } }],
    [{ Principal: { Federated: 'accounts.google.com' } }],
    [{ Principal: { CanonicalUser: 'a1'.repeat(32) } }],
    [{ Principal: { Service: ['lambda.amazonaws.com', 'codebuild.amazonaws.com'] } }],
    [
      {
        Principal: { Service: 'lambda.amazonaws.com' },
        Condition: { StringLike: { 'aws:SourceArn': `arn:aws:lambda:eu-west-1:${own}:function:*` } },
      },
    ],
    [{ Principal: { AWS: own }, Effect: 'Grant' }],
    [{ Principal: { AWS: own }, Foo: 'bar' }],
  ])('is judged as it was: %j', (more) => {
    for (const account of [own, '444455556666']) expectSameVerdict(statement(more), account, ['444455556666']);
  });

  it.each(['{"Statement": [', '', '[1,', '{"Statement":[{"Sid":"acme",}]}', '{"a":1,"a":2}', '// acme\n{}'])(
    'stays at fault: %s',
    (text) => {
      expect(readPolicy(redactAccess(text)).ok).toBe(false);
      expect(redactAccess(text)).not.toContain('acme');
    },
  );

  it('may be nested deeper than anything is', () => {
    const deep = `${'['.repeat(1000)}"acme"${']'.repeat(1000)}`;
    expectSameVerdict(deep, own);
    expect(redactAccess(deep)).not.toContain('acme');
    expect(() => redactAccess('['.repeat(100_000) + ']'.repeat(100_000))).not.toThrow();
  });

  it('goes on naming the same and nobody else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{12}$/), fc.stringMatching(/^[0-9]{12}$/), (one, other) => {
        expect(words.account(one)).toMatch(/^[0-9]{12}$/);
        expect(words.account(one) === words.account(other)).toBe(one === other);
        expect(identifiers.any(`arn:aws:iam::${one}:root`)).toBe(`arn:aws:iam::${words.account(one)}:root`);
      }),
    );
  });
});

/** All that rules on lifecycle policies say of one, without the names in it. */
function lifecycleVerdictOf(text: string): unknown {
  const reading = readLifecyclePolicy(text);
  if (!reading.valid) return reading.errors.map(({ code }) => code);
  const { policy } = reading;
  const priorities = (rules: readonly { readonly rule: { readonly priority: number } }[]) => rules.map(({ rule }) => rule.priority);
  const release = ['v*', 'prod*', 'release*'];
  return {
    rules: policy.rules.map(({ description: _, position: __, tagList, patterns, ...rest }) => [rest, tagList?.kind, patterns.length]),
    shadowed: priorities(shadowedRules(policy)),
    anded: priorities(andedTagLists(policy)),
    release: numbersOnly(releaseTagsKept(policy, { releaseTags: release, atLeast: 10 })),
    bounded: numbersOnly(taggedImagesBounded(policy, { max: 100, keepTags: release })),
    untagged: numbersOnly(untaggedLeave(policy, { maxDays: 14, maxCount: 10 })),
  };
}

/** Outcomes, numbers and how many there are of each thing. */
function numbersOnly(value: unknown): unknown {
  if (typeof value === 'string') return 'text';
  if (Array.isArray(value)) return value.map(numbersOnly);
  if (typeof value !== 'object' || value === null) return value;
  const { line, column, ...rest } = { ...value } as Record<string, unknown>;
  return Object.entries(rest).map(([key, inner]) => [key, numbersOnly(inner)]);
}

interface Row {
  readonly policy?: unknown;
  readonly raw?: string;
}
const lifecycleTexts = ['lifecycle-policies.jsonl', 'lifecycle-policies-invalid.jsonl', 'lifecycle-odd-texts.jsonl'].flatMap((file) =>
  shared.lines(`data/${file}`).map((line) => {
    const { policy, raw }: Row = JSON.parse(line);
    return raw ?? (typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2));
  }),
);

describe.skipIf(!shared.isThere)('a redacted lifecycle policy', () => {
  it.each(lifecycleTexts.map((text, index) => [index, text] as const))('%i is judged as it was', (_, text) => {
    expect([redactLifecycle(text), lifecycleVerdictOf(redactLifecycle(text))]).toEqual([redactLifecycle(text), lifecycleVerdictOf(text)]);
  });
});
