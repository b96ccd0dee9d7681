import { expandActions } from './action-set.js';
import type { ActionService } from './actions.js';
import { type Denials, denies, isDenied, leftByNotPrincipal, noDenials, presentKeys, readDenials } from './deny.js';
import { isPlainOrganization, type Limit, meet } from './limit.js';
import { narrowingOf } from './narrowing.js';
import type { Policy, PolicyScope, Statement } from './policy.js';
import { everyone, isAccountId, type Principal } from './principal.js';

/** What one principal of an Allow statement really has: actions, and what conditions and Deny statements leave of the principal. */
export interface Grant {
  readonly statement: Statement;
  readonly principal: Principal;
  readonly actions: readonly string[];
  readonly limits: readonly Limit[];
  readonly denials: Denials;
  /** Where set, only principals of these accounts, or for a service: calls on behalf of them. */
  readonly accounts: ReadonlySet<string> | undefined;
  readonly organizations: ReadonlySet<string> | undefined;
  readonly onlyFrom: 'anywhere' | 'addresses' | 'endpoints';
  readonly onlyServices: boolean;
  /** Why conditions and Deny statements that look as if they narrowed do not. */
  readonly reasons: readonly string[];
}

/** What an Allow statement grants beside the Deny statements of its policy; nothing for a Deny. */
export function grantsOf(statement: Statement, policy: Policy, service: ActionService, scope: PolicyScope): readonly Grant[] {
  if (statement.effect === 'Deny') return [];
  const principals = statement.principals.except ? [everyone] : statement.principals.list;
  return groupByDenials(statement, policy, service, scope).flatMap(({ actions, denials }) => {
    const present = presentKeys(statement, denials);
    const narrowings = statement.tests.map((test) => narrowingOf(test, present));
    const limits = narrowings.flatMap(({ limit }) => limit ?? []).concat(denials.limits, leftByNotPrincipal(denials));
    const reasons = narrowings.flatMap((each) => (each.limit === undefined ? [each.reason] : [])).concat(denials.reasons);
    return principals.flatMap((principal) => {
      if (isDenied(principal, denials)) return [];
      const grant = { statement, principal, actions, limits, denials, reasons, ...narrow(principal, limits) };
      return grant.accounts?.size === 0 || grant.organizations?.size === 0 ? [] : [grant];
    });
  });
}

interface Group {
  readonly actions: readonly string[];
  readonly denials: Denials;
}

function groupByDenials(statement: Statement, policy: Policy, service: ActionService, scope: PolicyScope): readonly Group[] {
  const actions = expandActions(statement.actions, service);
  if (actions.length === 0) return [];
  const all = policy.statements.filter(({ effect }) => effect === 'Deny');
  if (all.length === 0) return [{ actions, denials: noDenials }];
  const groups = new Map<string, { readonly actions: string[]; readonly over: readonly Statement[] }>();
  for (const action of actions) {
    const over = all.filter((deny) => denies(deny, action, statement, scope));
    const key = over.map(({ index }) => index).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { actions: [action], over });
    else group.actions.push(action);
  }
  return [...groups.values()].map(({ actions: names, over }) => ({ actions: names, denials: readDenials(over) }));
}

type Narrowed = Pick<Grant, 'accounts' | 'organizations' | 'onlyFrom' | 'onlyServices'>;

function narrow(principal: Principal, limits: readonly Limit[]): Narrowed {
  let accounts = startingAccounts(principal);
  let organizations: ReadonlySet<string> | undefined;
  for (const limit of limits) {
    if (limit.kind === 'accounts' && concerns(limit.subject, principal)) accounts = meet(accounts, limit.ids, isAccountId);
    if (limit.kind === 'organizations' && concerns(limit.subject, principal)) {
      organizations = meet(organizations, limit.ids, isPlainOrganization);
    }
  }
  const has = (kind: Limit['kind']) => principal.kind === 'anyone' && limits.some((limit) => limit.kind === kind);
  return {
    accounts,
    organizations,
    onlyFrom: has('endpoints') ? 'endpoints' : has('addresses') ? 'addresses' : 'anywhere',
    onlyServices: principal.kind === 'service' || has('services'),
  };
}

function startingAccounts(principal: Principal): ReadonlySet<string> | undefined {
  if (principal.kind === 'account') return new Set([principal.account]);
  return principal.kind === 'unidentified' ? new Set([principal.text]) : undefined;
}

// A service's own call has no keys of a caller, and a caller's none of a source. A condition on the wrong ones lets nobody in,
// but who wrote it meant something else: the principal is judged as if it were not there.
function concerns(subject: 'caller' | 'source', principal: Principal): boolean {
  if (principal.kind === 'service') return subject === 'source';
  return principal.kind === 'anyone' || subject === 'caller';
}
