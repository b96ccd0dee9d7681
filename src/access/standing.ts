import { isUnknown, type Knowable } from '../model/unknown.js';
import type { Grant } from './grant.js';
import { OWN_ACCOUNT, OWN_ORGANIZATION } from './limit.js';
import { isAccountId } from './principal.js';

/** Who is one of us. Without `trustedOrganizations` no organisation is judged; every account that is not named is external. */
export interface AccessContext {
  readonly ownAccount: Knowable<string>;
  readonly trustedAccounts: ReadonlySet<string>;
  readonly trustedOrganizations: ReadonlySet<string>;
}

/** An account that is let in. `own-or-other` where the own account is not known, `unidentified` where the principal's is not. */
export interface LetInAccount {
  readonly id: string;
  readonly relation: 'own' | 'other' | 'own-or-other' | 'unidentified';
  readonly trusted: boolean;
}

/** Who has a grant, seen from the own account. */
export type Standing =
  | { readonly kind: 'public' }
  /** A service that any account can make call. */
  | { readonly kind: 'any-source' }
  /** Anyone, from certain addresses or VPC endpoints alone. */
  | { readonly kind: 'addresses' | 'endpoints' }
  | { readonly kind: 'organizations'; readonly organizations: readonly string[] }
  /** Certain accounts, where `organizations` is set as far as they belong to one of these. */
  | { readonly kind: 'accounts'; readonly accounts: readonly LetInAccount[]; readonly organizations: readonly string[] | undefined };

/** Says who has a grant. */
export function standingOf(grant: Grant, context: AccessContext): Standing {
  const organizations = grant.organizations && [...grant.organizations].sort();
  if (grant.accounts !== undefined) {
    const accounts = [...grant.accounts].sort().map((id) => letIn(id, context));
    return { kind: 'accounts', accounts, organizations };
  }
  if (organizations !== undefined) return { kind: 'organizations', organizations };
  if (grant.onlyFrom !== 'anywhere') return { kind: grant.onlyFrom };
  return { kind: grant.onlyServices ? 'any-source' : 'public' };
}

/** True where an organisation is one of us as far as anyone said: the own one, one of `trust`, any where `trust` names none. */
export function isAcceptedOrganization(id: string, { trustedOrganizations }: AccessContext): boolean {
  return trustedOrganizations.size === 0 || id === OWN_ORGANIZATION || trustedOrganizations.has(id);
}

function letIn(id: string, { ownAccount, trustedAccounts }: AccessContext): LetInAccount {
  if (id === OWN_ACCOUNT) return { id, relation: 'own', trusted: true };
  const trusted = trustedAccounts.has(id);
  if (!isAccountId(id)) return { id, relation: 'unidentified', trusted };
  if (isUnknown(ownAccount)) return { id, relation: 'own-or-other', trusted };
  return { id, relation: id === ownAccount ? 'own' : 'other', trusted };
}
