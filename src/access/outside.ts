import type { Grant } from './grant.js';
import { isAcceptedOrganization } from './standing.js';
import type { JudgedGrant, PolicyVerdict } from './verdict.js';

/** How far a grant goes outside: certainly, or to these accounts of which one may be the own, or to principals of unknown accounts. */
export interface Outside {
  readonly certain: boolean;
  readonly perhapsOwn: readonly string[];
  readonly unidentified: boolean;
  /** Which of the accounts or organisations of the grant lie outside; undefined where whoever has it is meant. */
  readonly strangers: ReadonlySet<string> | undefined;
}

export const outside: Outside = { certain: true, perhapsOwn: [], unidentified: false, strangers: undefined };
export const inside: Outside = { certain: false, perhapsOwn: [], unidentified: false, strangers: undefined };

/** How far a grant goes beyond the own account, and where `accepts` says so beyond others of us. */
export function howFarOutside(
  { standing }: JudgedGrant,
  { context }: PolicyVerdict,
  accepts: { readonly trustedAccounts: boolean; readonly organizations: boolean },
): Outside {
  const accepted = (id: string) => accepts.organizations && isAcceptedOrganization(id, context);
  if (standing.kind === 'organizations') {
    const strangers = standing.organizations.filter((id) => !accepted(id));
    return strangers.length === 0 ? inside : { ...outside, strangers: new Set(strangers) };
  }
  if (standing.kind !== 'accounts') return outside;
  // An account is let in as a member of an organisation that would be let in as a whole.
  if (standing.organizations?.every(accepted)) return inside;
  const strangers = standing.accounts.filter(({ relation, trusted }) => relation !== 'own' && !(accepts.trustedAccounts && trusted));
  return {
    certain: strangers.some(({ relation }) => relation === 'other'),
    perhapsOwn: strangers.flatMap(({ id, relation }) => (relation === 'own-or-other' ? [id] : [])),
    unidentified: strangers.some(({ relation }) => relation === 'unidentified'),
    strangers: new Set(strangers.map(({ id }) => id)),
  };
}

/** The grant as far as it goes outside: nobody of us is named beside the strangers. */
export function outerPart(grant: Grant, { strangers }: Outside): Grant {
  if (strangers === undefined) return grant;
  const kept = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => strangers.has(id)));
  if (grant.accounts !== undefined) return { ...grant, accounts: kept(grant.accounts) };
  return grant.organizations === undefined ? grant : { ...grant, organizations: kept(grant.organizations) };
}
