import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/access/read-policy.js';
import { allow } from './policy-text.js';

const text = (value: unknown) => JSON.stringify(value);
const one = (more: Readonly<Record<string, unknown>>) => text({ Statement: { ...allow(), ...more } });

function faultsOf(given: string) {
  const reading = readPolicy(given);
  return reading.ok ? [] : reading.faults;
}

describe('what is taken', () => {
  it.each([
    ['one statement without a list', text({ Statement: allow() })],
    ['no statement in a list', text({ Version: '2012-10-17', Id: 'x', Statement: [] })],
    ['every kind of principal', one({ Principal: { AWS: ['*'], Service: 'a.amazonaws.com', Federated: ['b'], CanonicalUser: 'c' } })],
    ['values that are no text', one({ Condition: { Bool: { a: true }, NumericEquals: { b: [1, '2'] } } })],
    ['a resource', one({ Resource: '*' })],
    ['a colon and an escaped quote within text', one({ Sid: 'a:b"c:\\' })],
  ])('%s', (_name, given) => {
    expect(faultsOf(given)).toEqual([]);
  });
});

describe('what is refused', () => {
  it.each([
    ['', '', 'is not JSON: value expected'],
    ['{"Statement": [],}', '', 'is not JSON: property name expected'],
    ['{} // why', '', 'is not JSON: invalid comment token'],
    ['[]', '', 'is not an object'],
    ['{}', '', 'has no Statement'],
    ['{"Version":"2020-01-01","Statement":[]}', '/Version', 'is neither "2012-10-17" nor "2008-10-17"'],
    ['{"Statement":[],"statement":[]}', '/statement', 'is no element of a policy (did you mean "Statement"?)'],
    ['{"Statement":["x"]}', '/Statement/0', 'is not an object'],
    [one({ Conditon: {} }), '/Statement/Conditon', 'is no element of a policy'],
    [one({ Effect: 'allow' }), '/Statement/Effect', 'needs the Effect "Allow" or "Deny"'],
    [one({ Sid: 1 }), '/Statement/Sid', 'is not text'],
    [
      one({ Principal: 'arn:aws:iam::111111111111:root' }),
      '/Statement/Principal',
      'is neither "*" nor an object with AWS, Service, Federated or CanonicalUser',
    ],
    [one({ Principal: { aws: '*' } }), '/Statement/Principal/aws', 'is no element of a policy (did you mean "AWS"?)'],
    [one({ Principal: { AWS: [111111111111] } }), '/Statement/Principal/AWS/0', 'is not text'],
    [one({ NotPrincipal: '*' }), '/Statement', 'has both Principal and NotPrincipal'],
    [text({ Statement: [{ Effect: 'Allow', Principal: '*' }] }), '/Statement/0', 'has neither Action nor NotAction'],
    [text({ Statement: [{ Effect: 'Allow', Action: '*' }] }), '/Statement/0', 'has neither Principal nor NotPrincipal'],
    [one({ Action: null }), '/Statement/Action', 'is neither text nor a list of texts'],
    [one({ Condition: [] }), '/Statement/Condition', 'is not an object'],
    [one({ Condition: { StringEquals: 'x' } }), '/Statement/Condition/StringEquals', 'is not an object of condition keys'],
    [
      one({ Condition: { StringEquals: { 'a/b': null } } }),
      '/Statement/Condition/StringEquals/a~1b',
      'is neither text, number or boolean nor a list of them',
    ],
  ])('%s', (given, pointer, message) => {
    expect(faultsOf(given)).toContainEqual(expect.objectContaining({ pointer, message }));
  });

  it('a key that is there twice, with its place', () => {
    const given = '{\n  "Statement": [],\n  "Statement": []\n}';
    expect(faultsOf(given)).toEqual([{ pointer: '/Statement', line: 3, column: 3, message: 'holds the key "Statement" twice' }]);
  });

  const objects = (depth: number) => `${'{"Statement":'.repeat(depth)}[]${'}'.repeat(depth)}`;

  it.each([
    ['lists', `${'['.repeat(3000)}${']'.repeat(3000)}`, 65, 'is nested deeper than 64 levels'],
    ['objects', objects(2000), 13 * 64 + 1, 'is nested deeper than 64 levels'],
    ['lists that are not closed', '['.repeat(40_000), 1, 'is not JSON, and nested too deeply to say where'],
    ['what is longer than any policy', objects(1_000_000), 1, 'has 14000002 characters, and no policy has more than 10240'],
  ])('%s in lists without end, at once', (_name, given, column, message) => {
    expect(faultsOf(given)).toEqual([{ pointer: '', line: 1, column, message }]);
  });

  it('thousands of faults, each with its place', () => {
    const keys = Array.from({ length: 3000 }, (_, index) => `\n"k${index}": 1`);
    const faults = faultsOf(`{"Statement": [],${keys.join()}}`);
    expect(faults).toHaveLength(3000);
    expect(faults.at(-1)).toEqual({ pointer: '/k2999', line: 3001, column: 10, message: 'is no element of a policy' });
  });

  it('says line and column of a fault', () => {
    const given = '{\n  "Statement": {\n    "Effect": "Maybe", "Principal": "*", "Action": "*"\n  }\n}';
    expect(faultsOf(given)).toMatchObject([{ line: 3, column: 15 }]);
  });
});

it('takes no operator for the negation of another by what every object has', () => {
  const reading = readPolicy(one({ Condition: { constructor: { a: 'b' } } }));
  const tests = reading.ok ? reading.policy.statements.flatMap((statement) => statement.tests) : [];
  expect(tests).toMatchObject([{ operator: 'constructor', negated: false }]);
});
