import type { Grant } from './grant.js';
import { patternIncludes } from './iam-pattern.js';
import type { Limit, Subject } from './limit.js';
import { narrowingOf, narrowingOfDeny } from './narrowing.js';
import type { ConditionTest, PolicyScope, Statement } from './policy.js';
import { type Principal, principalKey } from './principal.js';
import { implies } from './weaker.js';

/**
 * True where all that `after` lets its principal do, `before` let it do already: its principal is no wider, each condition
 * and each Deny of before is still there, or something that says no less. Actions are compared elsewhere.
 */
export function outweighs(before: Grant, after: Grant, scope: PolicyScope): boolean {
  return (
    coversPrincipal(before, after) &&
    (scope === 'repository' || coversResources(before.statement, after.statement)) &&
    before.statement.tests.every((test) => stillAsks(test, after)) &&
    before.denials.statements.every((deny) => stillDenies(deny, after))
  );
}

function coversPrincipal(before: Grant, after: Grant): boolean {
  if (before.statement.principals.except) return after.statement.principals.except && sameOrMore(before, after);
  const { principal } = before;
  if (principal.kind === 'anyone' && principal.everyone) return true;
  if (after.statement.principals.except) return false;
  if (principalKey(principal) === principalKey(after.principal)) return true;
  if (principal.kind !== 'account' || !principal.whole) return false;
  return callerWithin(new Set([principal.account]), 'accounts', after, 'caller');
}

// Everyone but some: who was left out before must be left out still.
function sameOrMore(before: Grant, after: Grant): boolean {
  const left = new Set(after.statement.principals.list.map(principalKey));
  return before.statement.principals.list.every((principal) => left.has(principalKey(principal)));
}

function stillAsks(test: ConditionTest, after: Grant): boolean {
  return after.statement.tests.some((each) => implies(each, test)) || isWithin(narrowingOf(test, new Set()).limit, after);
}

function stillDenies(deny: Statement, after: Grant): boolean {
  if (!touches(deny, after.principal)) return true;
  if (after.denials.statements.some((each) => deniesAsMuch(each, deny, after.principal))) return true;
  const [test, second] = deny.tests;
  const aboutEveryone = !deny.principals.except && deny.principals.list.some((each) => each.kind === 'anyone' && each.everyone);
  return aboutEveryone && test !== undefined && second === undefined && isWithin(narrowingOfDeny(test).limit, after);
}

// Only a limit that is all of its accounts or organisations can be told from another of the same: one role is not the next.
function isWithin(limit: Limit | undefined, after: Grant): boolean {
  if (limit === undefined || (limit.kind !== 'accounts' && limit.kind !== 'organizations') || !limit.whole) return false;
  return callerWithin(limit.ids, limit.kind, after, limit.subject);
}

function callerWithin(ids: ReadonlySet<string>, kind: 'accounts' | 'organizations', after: Grant, subject: Subject): boolean {
  const { principal, limits } = after;
  if (kind === 'accounts' && subject === 'caller' && principal.kind === 'account' && ids.has(principal.account)) return true;
  const applies = principal.kind === 'anyone' || (principal.kind === 'service') === (subject === 'source');
  return applies && limits.some((each) => each.kind === kind && each.subject === subject && [...each.ids].every((id) => ids.has(id)));
}

function touches({ principals: { except, list } }: Statement, principal: Principal): boolean {
  if (except || principal.kind === 'anyone' || principal.kind === 'unidentified') return true;
  return list.some((each) => {
    if (each.kind === 'account') return principal.kind === 'account' && each.account === principal.account;
    return each.kind === 'service' ? each.text === principal.text : true;
  });
}

function deniesAsMuch(now: Statement, earlier: Statement, principal: Principal): boolean {
  return (
    deniesAsMany(now, earlier, principal) &&
    now.tests.every((test) => earlier.tests.some((each) => implies(each, test))) &&
    // An account of a Deny in a registry policy is about resources too.
    coversResources(now, earlier)
  );
}

function deniesAsMany(now: Statement, earlier: Statement, principal: Principal): boolean {
  const keys = (list: readonly Principal[]) => new Set(list.map(principalKey));
  if (now.principals.except) return earlier.principals.except && isSubset(keys(now.principals.list), keys(earlier.principals.list));
  const denied = keys(now.principals.list);
  if (now.principals.list.some((each) => each.kind === 'anyone' && each.everyone) || denied.has(principalKey(principal))) return true;
  return !earlier.principals.except && isSubset(keys(earlier.principals.list), denied);
}

function isSubset(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].every((each) => outer.has(each));
}

function coversResources(outer: Statement, inner: Statement): boolean {
  const same = outer.resources.except === inner.resources.except;
  if (outer.resources.except) return same && isSubset(new Set(outer.resources.list), new Set(inner.resources.list));
  return same
    ? inner.resources.list.every((each) => outer.resources.list.some((pattern) => patternIncludes(pattern, each)))
    : outer.resources.list.includes('*');
}
