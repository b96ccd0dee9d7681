import { firstNames } from '../model/first-names.js';
import { describeActions } from './action-set.js';
import { explainGrant, nameGrantees } from './explain.js';
import { type Outside, outerPart } from './outside.js';
import type { JudgedGrant, PolicyVerdict, StatementVerdict } from './verdict.js';

/** What a rule has against one statement. */
export interface AccessRow {
  readonly sid: string | undefined;
  readonly index: number;
  /** Who is let in, for a message: where they are many, the first of them and how many more. */
  readonly who: string;
  /** The same one by one, and all of them. */
  readonly whom: readonly string[];
  readonly actions: readonly string[];
  readonly why: string;
}

/** A row that may be no fault: what is not known is the own account, whose the principal is, or what the policy says. */
export interface DoubtfulRow extends AccessRow {
  readonly doubt: 'own-account' | 'principal' | 'policy';
}

/** `possible` holds what hangs on something that is not known: it is no fault, and it is no pass. */
export interface AccessRows {
  readonly certain: readonly AccessRow[];
  readonly possible: readonly DoubtfulRow[];
}

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

/** Makes the rows of all statements from what `pick` takes of each. */
export function collectRows(verdict: PolicyVerdict, pick: (statement: StatementVerdict) => readonly Picked[]): AccessRows {
  const certain: AccessRow[] = [];
  const possible: DoubtfulRow[] = [];
  for (const statement of verdict.statements) {
    const picked = pick(statement);
    if (picked.length === 0) continue;
    // There is one own account: where two may be it, one of them is another for certain.
    const several = new Set(picked.flatMap((each) => each.outside.perhapsOwn)).size > 1;
    const sure = picked.filter((each) => each.outside.certain || (several && each.outside.perhapsOwn.length > 0));
    const unsure = picked.filter((each) => !sure.includes(each) && (each.outside.perhapsOwn.length > 0 || each.outside.unidentified));
    if (sure.length > 0) certain.push(rowOf(verdict, statement, sure, several ? '; of several accounts one alone can be the own' : ''));
    if (unsure.length === 0) continue;
    const doubt = unsure.some((each) => each.outside.perhapsOwn.length > 0) ? 'own-account' : 'principal';
    possible.push({ ...rowOf(verdict, statement, unsure, '; whose account that is, is not known'), doubt });
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
  const whom = once(picked.flatMap((each) => nameGrantees(outerPart(each.grant, each.outside)))).toSorted();
  return {
    sid,
    index,
    who: firstNames(whom, mostNames),
    whom,
    actions: describeActions(statement.actions, selected, granted, verdict.service),
    why: once(picked.map(({ grant }) => explainGrant(grant))).join('; ') + more,
  };
}

function once(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** As many as a reader takes in at a glance. */
const mostNames = 5;
