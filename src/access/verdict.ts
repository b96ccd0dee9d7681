import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { serviceOf } from './action-set.js';
import type { ActionService } from './actions.js';
import { explainGrant } from './explain.js';
import { type Grant, grantsOf } from './grant.js';
import type { Policy, PolicyScope, Statement } from './policy.js';
import { type AccessContext, type Standing, standingOf } from './standing.js';

export type StatementClass =
  | 'public'
  | 'confused-deputy'
  | 'ip-restricted'
  | 'vpce-restricted'
  | 'cross-account'
  | 'org-restricted'
  | 'own-account'
  | 'not-public';

export interface JudgedGrant extends Grant {
  readonly standing: Standing;
}

export interface StatementVerdict {
  readonly statement: Statement;
  readonly sid: string | undefined;
  readonly index: number;
  /** The most open of what the statement grants; unknown where it hangs on an account that is not known. */
  readonly class: Knowable<StatementClass>;
  readonly why: string;
  readonly grants: readonly JudgedGrant[];
}

export interface PolicyVerdict {
  readonly policy: Policy;
  readonly service: ActionService;
  readonly context: AccessContext;
  readonly statements: readonly StatementVerdict[];
}

/** Judges every statement of a policy beside its Deny statements. */
export function judgePolicy(policy: Policy, context: AccessContext, scope: PolicyScope = 'repository'): PolicyVerdict {
  const service = serviceOf(policy);
  const statements = policy.statements.map((statement) => judgeAmong(statement, policy, context, service, scope));
  return { policy, service, context, statements };
}

function judgeAmong(
  statement: Statement,
  policy: Policy,
  context: AccessContext,
  service: ActionService,
  scope: PolicyScope,
): StatementVerdict {
  const grants = grantsOf(statement, policy, service, scope).map((grant) => ({ ...grant, standing: standingOf(grant, context) }));
  const { sid, index } = statement;
  return { statement, sid, index, grants, ...mostOpen(statement, grants, context) };
}

// From the most open to the least; what hangs on an unknown account stands below what is certain to let others in.
const openness: readonly (StatementClass | 'unknown')[] = [
  'public',
  'confused-deputy',
  'ip-restricted',
  'vpce-restricted',
  'cross-account',
  'org-restricted',
  'unknown',
  'own-account',
  'not-public',
];

function mostOpen(
  statement: Statement,
  grants: readonly JudgedGrant[],
  { ownAccount }: AccessContext,
): Pick<StatementVerdict, 'class' | 'why'> {
  const [first, ...others] = grants;
  if (first === undefined) return { class: 'not-public', why: statement.effect === 'Deny' ? 'a Deny lets nobody in' : 'lets nobody in' };
  let top = first;
  let best = classOf(first);
  for (const grant of others) {
    const next = classOf(grant);
    if (openness.indexOf(next) < openness.indexOf(best)) [top, best] = [grant, next];
  }
  const why = explainGrant(top);
  if (best !== 'unknown') return { class: best, why };
  if (perhapsOwn(grants).size > 1) return { class: 'cross-account', why: `${why}; of several accounts one alone can be the own` };
  return { class: isUnknown(ownAccount) ? ownAccount : unknown('ambiguous', `the account behind ${top.principal.text}`), why };
}

function perhapsOwn(grants: readonly JudgedGrant[]): ReadonlySet<string> {
  const accounts = grants.flatMap(({ standing }) => (standing.kind === 'accounts' ? standing.accounts : []));
  return new Set(accounts.flatMap(({ id, relation }) => (relation === 'own-or-other' ? [id] : [])));
}

function classOf({ standing, principal }: JudgedGrant): StatementClass | 'unknown' {
  switch (standing.kind) {
    case 'public':
      return 'public';
    case 'any-source':
      return 'confused-deputy';
    case 'addresses':
      return 'ip-restricted';
    case 'endpoints':
      return 'vpce-restricted';
    case 'organizations':
      return 'org-restricted';
    case 'accounts': {
      const has = (relation: string) => standing.accounts.some((account) => account.relation === relation);
      if (has('other')) return standing.organizations === undefined ? 'cross-account' : 'org-restricted';
      if (has('own-or-other') || has('unidentified')) return 'unknown';
      return principal.kind === 'anyone' ? 'own-account' : 'not-public';
    }
  }
}
