import { type AccessRows, collectRows, type DoubtfulRow } from './access-row.js';
import { coversAction } from './action-set.js';
import { type Grant, grantsOf } from './grant.js';
import { howFarOutside, type Outside } from './outside.js';
import { outweighs } from './outweigh.js';
import type { Policy, PolicyReading, PolicyScope } from './policy.js';
import type { AccessContext } from './standing.js';
import { type JudgedGrant, judgePolicy, type PolicyVerdict } from './verdict.js';

const nobody: Policy = { statements: [] };

const unread: DoubtfulRow = {
  sid: undefined,
  index: 0,
  who: 'anyone',
  whom: ['anyone'],
  actions: [],
  why: 'the policy cannot be read',
  doubt: 'policy',
};

/**
 * What a policy grants to someone outside the own account that the one before it did not, or under weaker conditions, or
 * because a Deny went. No policy grants nothing outside the own account. Where the policy before cannot be read, all that
 * goes outside may be new; one that cannot be read afterwards may open anything.
 */
export function policyOpenings(
  before: PolicyReading | null,
  after: PolicyReading | null,
  context: AccessContext,
  scope: PolicyScope = 'repository',
): AccessRows {
  if (after === null) return { certain: [], possible: [] };
  if (!after.ok) return { certain: [], possible: [unread] };
  const verdict = judgePolicy(after.policy, context, scope);
  const earlier = before?.ok ? before.policy : nobody;
  const granted = earlier.statements.flatMap((statement) => grantsOf(statement, earlier, verdict.service, scope));
  const rows = collectRows(verdict, ({ grants }) => grants.flatMap((grant) => pickNew(grant, granted, verdict, scope)));
  if (before?.ok !== false) return rows;
  const perhapsOld = rows.certain.map((row): DoubtfulRow => ({ ...row, doubt: 'policy' }));
  return { certain: [], possible: [...perhapsOld, ...rows.possible] };
}

function pickNew(grant: JudgedGrant, granted: readonly Grant[], verdict: PolicyVerdict, scope: PolicyScope) {
  const how = howFarOutside(grant, verdict, { trustedAccounts: false, organizations: false });
  if (goesNowhere(how)) return [];
  const older = granted.filter((each) => outweighs(each, grant, scope));
  const actions = grant.actions.filter((name) => !older.some((each) => includesAction(each, name)));
  return actions.length === 0 ? [] : [{ grant, actions, outside: how }];
}

function goesNowhere({ certain, perhapsOwn, unidentified }: Outside): boolean {
  return !certain && perhapsOwn.length === 0 && !unidentified;
}

// A name that is newer than our list is in the older grant where its statement writes it or a wildcard over it, and no Deny was there.
function includesAction({ actions, statement, denials }: Grant, name: string): boolean {
  return actions.includes(name) || (denials.statements.length === 0 && coversAction(statement.actions, name));
}
