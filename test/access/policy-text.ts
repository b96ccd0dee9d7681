import type { Policy, PolicyReading } from '../../src/access/policy.js';
import { readPolicy } from '../../src/access/read-policy.js';
import type { AccessContext } from '../../src/access/standing.js';
import { judgePolicy, type StatementClass } from '../../src/access/verdict.js';
import { isUnknown, unknown } from '../../src/model/unknown.js';

export const own = '111111111111';
export const other = '999999999999';
export const pull = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

export const context: AccessContext = { ownAccount: own, trustedAccounts: new Set(), trustedOrganizations: new Set() };
export const withoutOwn: AccessContext = { ...context, ownAccount: unknown('not-in-plan', 'the account of the provider') };

export type RawStatement = Readonly<Record<string, unknown>>;

export function allow(more: RawStatement = {}): RawStatement {
  const action = 'NotAction' in more ? {} : { Action: pull };
  return { Effect: 'Allow', ...('NotPrincipal' in more ? {} : { Principal: '*' }), ...action, ...more };
}

export function deny(condition?: unknown, more: RawStatement = {}): RawStatement {
  return { ...allow(more), Effect: 'Deny', ...(condition === undefined ? {} : { Condition: condition }) };
}

export function read(...statements: readonly RawStatement[]): PolicyReading {
  return readPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
}

export function policyOf(...statements: readonly RawStatement[]): Policy {
  const reading = read(...statements);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.policy;
}

/** The class of the first statement, beside the others. */
export function classOf(statements: readonly RawStatement[], within: AccessContext = context): StatementClass | 'unknown' {
  const first = judgePolicy(policyOf(...statements), within).statements[0];
  if (first === undefined) throw new Error('no statement');
  return isUnknown(first.class) ? 'unknown' : first.class;
}
