import type { PolicyReading } from '../access/policy.js';
import type { AccessContext } from '../access/standing.js';
import type { Registry } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import type { FactContext } from './context.js';

/** The own account: as the source tells it, else as the config says it. */
export function ownAccountOf({ account }: Registry, context: FactContext): Knowable<string> {
  return isUnknown(account) && context.account !== '' ? context.account : account;
}

/** Who is one of us, for the policies of a registry. */
export function accessContextOf(registry: Registry, context: FactContext): AccessContext {
  return {
    ownAccount: ownAccountOf(registry, context),
    trustedAccounts: context.trustedAccounts,
    trustedOrganizations: context.trustedOrganizations,
  };
}

/** A text that is no policy says nothing of who gets in. */
export function unreadable({ faults: [first] }: Extract<PolicyReading, { ok: false }>): Knowable<never> {
  const where = first === undefined ? 'no reason given' : `line ${first.line}, column ${first.column}: ${first.message}`;
  return unknown('ambiguous', `the policy cannot be read: ${where}`);
}
