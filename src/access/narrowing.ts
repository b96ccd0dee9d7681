import { areBroad } from './addresses.js';
import {
  type Narrowed,
  readAccount,
  readIdentifier,
  readOrganization,
  readOrganizationPath,
  readPrincipalArn,
  readSourceArn,
  readUserId,
  replaceVariables,
  type ValueReader,
} from './condition-value.js';
import type { Limit, Subject } from './limit.js';
import type { ConditionTest } from './policy.js';
import { turnRound } from './turn-round.js';

/** What a test leaves of everyone, or why it lets everyone through. */
export type Narrowing = { readonly limit: Limit } | { readonly limit: undefined; readonly reason: string };

interface KeyMeaning {
  readonly kind: 'accounts' | 'organizations' | 'endpoints';
  readonly subject: Subject;
  readonly read: ValueReader;
  readonly isArn?: true;
}

/**
 * The keys that say who calls or from where. All others (tags, regions, TLS, aws:ResourceAccount but for what turnRound takes,
 * aws:PrincipalTag, which any account sets as it likes) can be met by a stranger. aws:VpcSourceIp is one of them: everyone may
 * have a VPC with these private addresses, so that AWS asks for aws:SourceVpc beside it, and that narrows by itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const meanings: ReadonlyMap<string, KeyMeaning> = new Map<string, KeyMeaning>([
  ['aws:principalaccount', { kind: 'accounts', subject: 'caller', read: readAccount }],
  ['aws:principalorgid', { kind: 'organizations', subject: 'caller', read: readOrganization }],
  ['aws:principalorgpaths', { kind: 'organizations', subject: 'caller', read: readOrganizationPath }],
  ['aws:principalarn', { kind: 'accounts', subject: 'caller', read: readPrincipalArn, isArn: true }],
  ['aws:userid', { kind: 'accounts', subject: 'caller', read: readUserId }],
  ['aws:sourceaccount', { kind: 'accounts', subject: 'source', read: readAccount }],
  ['aws:sourcearn', { kind: 'accounts', subject: 'source', read: readSourceArn, isArn: true }],
  ['aws:sourceorgid', { kind: 'organizations', subject: 'source', read: readOrganization }],
  ['aws:sourceorgpaths', { kind: 'organizations', subject: 'source', read: readOrganizationPath }],
  ['aws:sourcevpc', { kind: 'endpoints', subject: 'caller', read: readIdentifier }],
  ['aws:sourcevpce', { kind: 'endpoints', subject: 'caller', read: readIdentifier }],
  ['aws:vpceaccount', { kind: 'endpoints', subject: 'caller', read: readAccount }],
  ['aws:vpceorgid', { kind: 'endpoints', subject: 'caller', read: readOrganization }],
  ['aws:vpceorgpaths', { kind: 'endpoints', subject: 'caller', read: readOrganizationPath }],
]);

/** What a test of an Allow statement leaves of everyone. `present` holds the keys that the request is known to have. */
export function narrowingOf(test: ConditionTest, present: ReadonlySet<string>): Narrowing {
  if (test.operator === 'null') return broad(test, 'asks for no value');
  if (test.negated) return broad(test, 'lets in everyone else');
  if ((test.ifExists || test.quantifier === 'all') && !present.has(test.name)) {
    return broad(test, 'lets in callers that have no such key');
  }
  return limitOf(turnRound(test));
}

/**
 * What a Deny with this test alone leaves of everyone. A negated test holds where the key is absent, with IfExists or
 * without, so that only those are left who have one of the values; with ForAnyValue it does not hold there. A test of the
 * resource's key stays as it is: what a negated one says of a caller without the other key is not documented.
 */
export function narrowingOfDeny(test: ConditionTest): Narrowing {
  if (!test.negated || test.quantifier === 'any') return broad(test, 'in a Deny leaves callers that have no such key');
  return limitOf(test);
}

function limitOf(test: ConditionTest): Narrowing {
  if (test.name === 'aws:sourceip') return limitOfAddresses(test);
  if (servicesAlone(test)) return { limit: { kind: 'services' } };
  const meaning = meanings.get(test.name);
  if (meaning === undefined) return broad(test, 'does not say who calls');
  if (!comparesText(test.operator) && !(meaning.isArn && comparesArns(test.operator))) return broad(test, 'does not compare such a key');
  const values: Narrowed[] = [];
  for (const value of test.values) {
    const narrowed = readValue(value, test, meaning.read);
    if (narrowed === undefined) return broad(test, `is met by any caller (${value})`);
    values.push(narrowed);
  }
  if (values.length === 0) return broad(test, 'names no value');
  if (meaning.kind === 'endpoints') return { limit: { kind: 'endpoints' } };
  const ids = new Set(values.map(({ id }) => id));
  return { limit: { kind: meaning.kind, subject: meaning.subject, ids, whole: values.every(({ whole }) => whole) } };
}

function readValue(value: string, test: ConditionTest, read: ValueReader): Narrowed | undefined {
  const text = test.variables ? replaceVariables(value) : value;
  return text === undefined ? undefined : read(text, test.operator);
}

function limitOfAddresses(test: ConditionTest): Narrowing {
  if (test.operator !== 'ipaddress') return broad(test, 'does not compare addresses');
  return areBroad(test.values) ? broad(test, `is met by any caller (${test.values.join(', ')})`) : { limit: { kind: 'addresses' } };
}

/** True for a test that only requests of an AWS service itself can meet. */
function servicesAlone({ name, operator, values }: ConditionTest): boolean {
  if (name === 'aws:principalisawsservice')
    return operator === 'bool' && values.length > 0 && values.every((value) => value.toLowerCase() === 'true');
  return (name === 'aws:principalservicename' || name === 'aws:principalservicenameslist') && comparesText(operator) && values.length > 0;
}

function comparesText(operator: string): boolean {
  return operator === 'stringequals' || operator === 'stringlike' || operator === 'stringequalsignorecase';
}

function comparesArns(operator: string): boolean {
  return operator === 'arnequals' || operator === 'arnlike';
}

function broad(test: ConditionTest, what: string): Narrowing {
  return { limit: undefined, reason: `${test.written} ${test.key} ${what}` };
}
