import { describeActions } from './action-set.js';
import { explainGrant, nameGrantee } from './explain.js';
import { isAcceptedOrganization } from './standing.js';
import type { JudgedGrant, PolicyVerdict, StatementVerdict } from './verdict.js';

/** What a rule has against one statement. */
export interface AccessRow {
  readonly sid: string | undefined;
  readonly index: number;
  readonly who: string;
  readonly actions: readonly string[];
  readonly why: string;
}

/** `possible` holds what hangs on an account that is not known: it is no fault, and it is no pass. */
export interface AccessRows {
  readonly certain: readonly AccessRow[];
  readonly possible: readonly AccessRow[];
}

/** How far a grant goes outside: certainly, or to these accounts of which one may be the own, or to principals of unknown accounts. */
export interface Outside {
  readonly certain: boolean;
  readonly perhapsOwn: readonly string[];
  readonly unidentified: boolean;
}

export const outside: Outside = { certain: true, perhapsOwn: [], unidentified: false };
export const inside: Outside = { certain: false, perhapsOwn: [], unidentified: false };

/** A grant, or those of its actions that matter, and how far it goes outside. */
export interface Picked {
  readonly grant: JudgedGrant;
  readonly actions: readonly string[];
  readonly outside: Outside;
}

/** True where `public-repository-policy` speaks of the statement, and no other rule does. */
export function isPublic({ grants }: StatementVerdict): boolean {
  return grants.some(({ standing }) => standing.kind === 'public');
}

/** How far a grant goes beyond the own account, and where `accepts` says so beyond others of us. */
export function howFarOutside(
  { standing }: JudgedGrant,
  { context }: PolicyVerdict,
  accepts: { readonly trustedAccounts: boolean; readonly organizations: boolean },
): Outside {
  if (standing.kind === 'organizations') {
    return accepts.organizations && standing.organizations.every((id) => isAcceptedOrganization(id, context)) ? inside : outside;
  }
  if (standing.kind !== 'accounts') return outside;
  // An account is let in as a member of an organisation that would be let in as a whole.
  if (accepts.organizations && standing.organizations?.every((id) => isAcceptedOrganization(id, context))) return inside;
  const strangers = standing.accounts.filter(({ trusted }) => !(accepts.trustedAccounts && trusted));
  return {
    certain: strangers.some(({ relation }) => relation === 'other'),
    perhapsOwn: strangers.flatMap(({ id, relation }) => (relation === 'own-or-other' ? [id] : [])),
    unidentified: strangers.some(({ relation }) => relation === 'unidentified'),
  };
}

/** Makes the rows of all statements from what `pick` takes of each. */
export function collectRows(verdict: PolicyVerdict, pick: (statement: StatementVerdict) => readonly Picked[]): AccessRows {
  const certain: AccessRow[] = [];
  const possible: AccessRow[] = [];
  for (const statement of verdict.statements) {
    const picked = pick(statement);
    if (picked.length === 0) continue;
    // There is one own account: where two may be it, one of them is another for certain.
    const several = new Set(picked.flatMap((each) => each.outside.perhapsOwn)).size > 1;
    const sure = picked.filter((each) => each.outside.certain || (several && each.outside.perhapsOwn.length > 0));
    const unsure = picked.filter((each) => !sure.includes(each) && (each.outside.perhapsOwn.length > 0 || each.outside.unidentified));
    if (sure.length > 0) certain.push(rowOf(verdict, statement, sure, several ? '; of several accounts one alone can be the own' : ''));
    if (unsure.length > 0) possible.push(rowOf(verdict, statement, unsure, '; whose account that is, is not known'));
  }
  return { certain, possible };
}

function rowOf(
  verdict: PolicyVerdict,
  { statement, grants, sid, index }: StatementVerdict,
  picked: readonly Picked[],
  more: string,
): AccessRow {
  const selected = new Set(picked.flatMap(({ actions }) => actions));
  const granted = () => new Set(grants.flatMap(({ actions }) => actions));
  return {
    sid,
    index,
    who: listOnce(
      picked.map(({ grant }) => nameGrantee(grant)),
      ', ',
    ),
    actions: describeActions(statement.actions, selected, granted, verdict.service),
    why:
      listOnce(
        picked.map(({ grant }) => explainGrant(grant)),
        '; ',
      ) + more,
  };
}

function listOnce(texts: readonly string[], separator: string): string {
  return [...new Set(texts)].join(separator);
}
