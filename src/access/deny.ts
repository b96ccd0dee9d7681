import { coversAction } from './action-set.js';
import { patternIncludes } from './iam-pattern.js';
import type { Limit } from './limit.js';
import { narrowingOfDeny } from './narrowing.js';
import type { PolicyScope, Statement } from './policy.js';
import { type Principal, principalKey } from './principal.js';
import { keysThatMustBeThere, wantsItsKeyAbsent } from './read-condition.js';

/** What the Deny statements over an action leave. */
export interface Denials {
  readonly statements: readonly Statement[];
  readonly limits: readonly Limit[];
  /** Keys without which every request is denied. */
  readonly present: ReadonlySet<string>;
  /** Why a Deny that is about everyone narrows nothing. */
  readonly reasons: readonly string[];
}

export const noDenials: Denials = { statements: [], limits: [], present: new Set(), reasons: [] };

/** True where a Deny is about an action of an Allow, on all its resources. */
export function denies(deny: Statement, action: string, allow: Statement, scope: PolicyScope): boolean {
  return coversAction(deny.actions, action) && (scope === 'repository' || coversResources(deny, allow));
}

/** Reads the Deny statements that are about the same actions. */
export function readDenials(statements: readonly Statement[]): Denials {
  const limits: Limit[] = [];
  const reasons: string[] = [];
  const present = new Set<string>();
  for (const deny of statements) {
    const [test, second] = deny.tests;
    if (!isAboutEveryone(deny) || test === undefined) continue;
    // Tests of a statement hold together: who escapes one of them escapes the Deny.
    if (second !== undefined) {
      reasons.push(`the Deny ${nameStatement(deny)} has a second condition, which leaves a hole`);
    } else if (wantsItsKeyAbsent(test)) {
      present.add(test.name);
    } else {
      const narrowing = narrowingOfDeny(test);
      if (narrowing.limit === undefined) reasons.push(narrowing.reason);
      else limits.push(narrowing.limit);
    }
  }
  return { statements, limits, present, reasons };
}

/** True where a Deny without condition takes away all that the principal was granted. */
export function isDenied(principal: Principal, { statements }: Denials): boolean {
  return statements.some(
    ({ tests, principals }) => tests.length === 0 && (principals.except ? isLeftOut : isNamed)(principal, principals.list),
  );
}

/** Whom the NotPrincipal of a Deny leaves, where it leaves AWS principals of known accounts alone. */
export function leftByNotPrincipal({ statements }: Denials): readonly Limit[] {
  return statements.flatMap(({ tests, principals: { except, list } }) => {
    const ids = list.flatMap((left) => (left.kind === 'account' ? [left.account] : []));
    if (!except || tests.length > 0 || ids.length !== list.length) return [];
    const whole = list.every((left) => left.kind === 'account' && left.whole);
    return [{ kind: 'accounts', subject: 'caller', ids: new Set(ids), whole } satisfies Limit];
  });
}

/** The keys that a request under an Allow and these Deny statements must have. */
export function presentKeys(allow: Statement, denials: Denials): ReadonlySet<string> {
  return new Set([...keysThatMustBeThere(allow.tests), ...denials.present]);
}

/** A statement's Sid, or its place. */
export function nameStatement({ sid, index }: Statement): string {
  return sid === undefined || sid === '' ? `in statement ${index + 1}` : `"${sid}"`;
}

function isAboutEveryone({ principals: { except, list } }: Statement): boolean {
  return !except && list.some((principal) => principal.kind === 'anyone' && principal.everyone);
}

function isNamed(principal: Principal, list: readonly Principal[]): boolean {
  return list.some(
    (each) =>
      (each.kind === 'anyone' && each.everyone) ||
      principalKey(each) === principalKey(principal) ||
      (each.kind === 'account' && each.whole && principal.kind === 'account' && principal.account === each.account),
  );
}

// Whom NotPrincipal may mean is not denied: anyone, an unknown account, and another principal of the same account too.
function isLeftOut(principal: Principal, list: readonly Principal[]): boolean {
  if (principal.kind !== 'account' && principal.kind !== 'service') return false;
  return !list.some((each) => {
    if (each.kind === 'account') return principal.kind === 'account' && each.account === principal.account;
    return each.kind === 'service' ? each.text === principal.text : true;
  });
}

function coversResources(deny: Statement, allow: Statement): boolean {
  if (deny.resources.except) return false;
  if (deny.resources.list.includes('*')) return true;
  return (
    !allow.resources.except && allow.resources.list.every((inner) => deny.resources.list.some((outer) => patternIncludes(outer, inner)))
  );
}
