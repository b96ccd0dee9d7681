import { type AccessRows, collectRows, isPublic, type Picked } from './access-row.js';
import { coversAction } from './action-set.js';
import { changesSomething } from './actions.js';
import { hasWildcard } from './iam-pattern.js';
import { howFarOutside, outside } from './outside.js';
import type { JudgedGrant, PolicyVerdict, StatementVerdict } from './verdict.js';

/** The statements that let anyone at all in. */
export function publicStatements(verdict: PolicyVerdict): AccessRows {
  return collectRows(verdict, ({ grants }) => grants.flatMap((grant) => (grant.standing.kind === 'public' ? [whole(grant)] : [])));
}

/**
 * The statements that let in accounts outside the own one and `trust`, or an organisation that `trust` names others beside.
 * `evenTrusted` counts the accounts of `trust` too.
 */
export function crossAccountStatements(verdict: PolicyVerdict, options: { readonly evenTrusted?: boolean } = {}): AccessRows {
  const accepts = { trustedAccounts: options.evenTrusted !== true, organizations: true };
  return collectRows(verdict, (statement) =>
    named(statement).map((grant) => ({ grant, actions: grant.actions, outside: howFarOutside(grant, verdict, accepts) })),
  );
}

/** The statements that let anyone outside the own account, a whole organisation included, push, delete or set policies or tags. */
export function externalWriteStatements(verdict: PolicyVerdict): AccessRows {
  const accepts = { trustedAccounts: false, organizations: false };
  return collectRows(verdict, (statement) =>
    named(statement).flatMap((grant) => {
      const actions = grant.actions.filter(changesSomething);
      return actions.length === 0 ? [] : [{ grant, actions, outside: howFarOutside(grant, verdict, accepts) }];
    }),
  );
}

/** The statements with `*`, `ecr:*`, another wildcard that takes in a change, or NotAction, whoever the principal is. */
export function wildcardActionStatements(verdict: PolicyVerdict): AccessRows {
  return collectRows(verdict, (statement) => {
    if (isPublic(statement)) return [];
    const { except, list } = statement.statement.actions;
    const patterns = { except: false, list: list.filter(hasWildcard) };
    if (!except && patterns.list.length === 0) return [];
    const byWildcard = (name: string) => except || (changesSomething(name) && coversAction(patterns, name));
    return grantsToSomeone(statement).flatMap((grant) => {
      const actions = grant.actions.filter(byWildcard);
      return actions.length === 0 ? [] : [{ grant, actions, outside }];
    });
  });
}

/** The statements that let in an AWS service without saying for whom it may call. */
export function confusedDeputyStatements(verdict: PolicyVerdict): AccessRows {
  return collectRows(verdict, (statement) =>
    isPublic(statement) ? [] : statement.grants.flatMap((grant) => (grant.standing.kind === 'any-source' ? [whole(grant)] : [])),
  );
}

function whole(grant: JudgedGrant): Picked {
  return { grant, actions: grant.actions, outside };
}

// Grants to accounts and organisations. A service that calls for anyone is told by confused-deputy alone.
function named(statement: StatementVerdict): readonly JudgedGrant[] {
  if (isPublic(statement)) return [];
  return statement.grants.filter(({ standing }) => standing.kind === 'accounts' || standing.kind === 'organizations');
}

// Anyone from certain addresses or VPC endpoints is told by no rule.
function grantsToSomeone(statement: StatementVerdict): readonly JudgedGrant[] {
  return statement.grants.filter(({ standing }) => standing.kind !== 'addresses' && standing.kind !== 'endpoints');
}
