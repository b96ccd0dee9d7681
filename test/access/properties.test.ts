import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyOpenings } from '../../src/access/policy-openings.js';
import { judgePolicy, type StatementClass } from '../../src/access/verdict.js';
import { isUnknown } from '../../src/model/unknown.js';
import { context, other, own, policyOf, type RawStatement, read, withoutOwn } from './policy-text.js';

const some = <T>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const principals = fc.oneof(
  fc.constant<unknown>('*'),
  some('*', own, other, `arn:aws:iam::${own}:root`, `arn:aws:iam::${other}:role/x`, 'AROAABCDEFGHIJKLMNOPQ').map((AWS) => ({ AWS })),
  some('lambda.amazonaws.com', 'codebuild.amazonaws.com').map((Service) => ({ Service, AWS: own })),
  some('*', 'accounts.google.com').map((Federated) => ({ Federated })),
);
const actions = some('ecr:BatchGetImage', 'ecr:Get*', 'ecr:PutImage', 'ECR:*', '*', 'ecr:NewThing', 's3:GetObject');

const test = fc.oneof(
  keyed(
    [
      'StringEquals',
      'StringLike',
      'StringNotEquals',
      'StringEqualsIfExists',
      'StringNotEqualsIfExists',
      'ForAllValues:StringEquals',
      'ForAnyValue:StringLike',
    ],
    {
      'aws:PrincipalOrgID': ['o-1', 'o-2', 'o-*'],
      'aws:PrincipalAccount': [own, other, '*'],
      'aws:SourceAccount': [own, other, '*'],
      'aws:SourceVpce': ['vpce-1', 'vpce-*'],
      'aws:userid': ['AROAABCDEFGHIJKLMNOPQ:*', own],
    },
  ),
  keyed(['ArnLike', 'ArnNotLike', 'StringLike'], {
    'aws:PrincipalArn': [`arn:aws:iam::${own}:role/x`, `arn:aws:iam::${other}:role/*`, '*'],
  }),
  keyed(['IpAddress', 'NotIpAddress', 'IpAddressIfExists'], { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] }),
  keyed(['Bool'], { 'aws:SecureTransport': ['true', 'false'], 'aws:PrincipalIsAWSService': ['true', 'false'] }),
  keyed(['Null'], { 'aws:PrincipalOrgID': ['true', 'false'], 'aws:PrincipalAccount': ['false'] }),
);

function keyed(operators: readonly string[], keys: Readonly<Record<string, readonly string[]>>) {
  return fc
    .tuple(fc.constantFrom(...operators), fc.constantFrom(...Object.entries(keys)))
    .chain(([operator, [key, values]]) => some(...values).map((chosen) => ({ operator, key, values: chosen })));
}

type Test = typeof test extends fc.Arbitrary<infer T> ? T : never;

// Two tests of one operator and key would be one key twice: case makes them two, and means nothing to IAM.
function conditionOf(tests: readonly Test[]): RawStatement {
  const condition: Record<string, Record<string, unknown>> = {};
  tests.forEach(({ operator, key, values }, index) => {
    const name = `${operator.slice(0, index).toLowerCase()}${operator.charAt(index).toUpperCase()}${operator.slice(index + 1).toLowerCase()}`;
    condition[name] = { ...condition[name], [key]: values.length === 1 ? values[0] : values };
  });
  return tests.length === 0 ? {} : { Condition: condition };
}

interface Draft {
  readonly Effect: string;
  readonly who: Readonly<Record<string, unknown>>;
  readonly what: Readonly<Record<string, unknown>>;
  readonly tests: readonly Test[];
}

const draft = (effect: fc.Arbitrary<string>, tests = fc.array(test, { maxLength: 3 })): fc.Arbitrary<Draft> =>
  fc.record({
    Effect: effect,
    who: fc
      .tuple(fc.constantFrom('Principal', 'Principal', 'Principal', 'NotPrincipal'), principals)
      .map(([key, value]) => ({ [key]: value })),
    what: fc.tuple(fc.constantFrom('Action', 'Action', 'Action', 'NotAction'), actions).map(([key, value]) => ({ [key]: value })),
    tests,
  });
const anyStatement = draft(fc.constantFrom('Allow', 'Allow', 'Deny'));
const denial = draft(fc.constant('Deny'), fc.array(test, { maxLength: 2 }));
const policy = fc.array(anyStatement, { minLength: 1, maxLength: 4 });
const within = fc.constantFrom(context, withoutOwn);

const write = ({ Effect, who, what, tests }: Draft): RawStatement => ({ Effect, ...who, ...what, ...conditionOf(tests) });

const openness: Readonly<Record<StatementClass | 'unknown', number>> = {
  public: 5,
  'confused-deputy': 4,
  'ip-restricted': 3,
  'vpce-restricted': 3,
  'cross-account': 2,
  'org-restricted': 2,
  // What is not known may turn out to be another account.
  unknown: 2,
  'own-account': 1,
  'not-public': 0,
};

function classes(statements: readonly RawStatement[], known = context): readonly (StatementClass | 'unknown')[] {
  return judgePolicy(policyOf(...statements), known).statements.map((each) => (isUnknown(each.class) ? 'unknown' : each.class));
}

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) };

it('a Deny more never makes a statement more open', () => {
  fc.assert(
    fc.property(policy, denial, within, (statements, more, known) => {
      const before = classes(statements.map(write), known);
      const after = classes([...statements, more].map(write), known);
      for (const [index, each] of before.entries()) expect(openness[after[index] ?? 'public']).toBeLessThanOrEqual(openness[each]);
    }),
    runs,
  );
});

it('a condition more never makes an Allow more open', () => {
  fc.assert(
    fc.property(policy, test, within, ([first, ...rest], more, known) => {
      fc.pre(first?.Effect === 'Allow');
      const narrowed = { ...first, tests: [...first.tests, more] };
      const [before] = classes([first, ...rest].map(write), known);
      const [after] = classes([narrowed, ...rest].map(write), known);
      expect(openness[after ?? 'public']).toBeLessThanOrEqual(openness[before ?? 'not-public']);
    }),
    runs,
  );
});

it('order means nothing', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.toReversed().map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, each]) => [key, reversed(each)]),
    );
  };
  fc.assert(
    fc.property(policy, within, (statements, known) => {
      const written = statements.map(write);
      const turned = written.toReversed().map((each) => Object(reversed(each)));
      expect(classes(turned, known).toReversed()).toEqual(classes(written, known));
      expect(policyOpenings(read(...written), read(...turned), known)).toEqual({ certain: [], possible: [] });
    }),
    runs,
  );
});

it('a policy opens nothing against itself, and none against one with an Allow or without a Deny more', () => {
  fc.assert(
    fc.property(policy, anyStatement, within, (statements, more, known) => {
      const [one, wider] = [read(...statements.map(write)), read(...[...statements, more].map(write))];
      expect(policyOpenings(one, one, known)).toEqual({ certain: [], possible: [] });
      const [before, after] = more.Effect === 'Allow' ? [wider, one] : [one, wider];
      expect(policyOpenings(before, after, known)).toEqual({ certain: [], possible: [] });
    }),
    runs,
  );
});
