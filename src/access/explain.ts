import type { Grant } from './grant.js';
import { OWN_ACCOUNT, OWN_ORGANIZATION } from './limit.js';
import { namePrincipal } from './principal.js';

/** Who has a grant, in words: each account or organisation where it is narrowed to such. */
export function nameGrantees(grant: Grant): readonly string[] {
  const { principal, onlyServices, onlyFrom, statement } = grant;
  const narrowed = grant.accounts !== undefined || grant.organizations !== undefined;
  if (principal.kind !== 'anyone') {
    if (principal.kind !== 'service' || !narrowed) return [namePrincipal(principal)];
    return nameEach(grant).map((each) => `${principal.text} for ${each}`);
  }
  if (onlyServices) return narrowed ? nameEach(grant).map((each) => `AWS services for ${each}`) : ['any AWS service'];
  if (narrowed) return nameEach(grant);
  if (onlyFrom !== 'anywhere')
    return [onlyFrom === 'addresses' ? 'anyone from certain addresses' : 'anyone through certain VPCs or endpoints'];
  return [statement.principals.except ? `anyone but ${statement.principals.list.map(namePrincipal).join(', ')}` : 'anyone'];
}

/** Why a grant lets in whom it lets in, in words. */
export function explainGrant(grant: Grant): string {
  const principal = explainPrincipal(grant);
  const isOpen = grant.accounts === undefined && grant.organizations === undefined;
  if (!isOpen)
    return grant.principal.kind === 'anyone' || grant.principal.kind === 'service'
      ? `${principal}, narrowed to ${nameLimits(grant)}`
      : principal;
  if (grant.onlyFrom === 'addresses') return `${principal}, narrowed to addresses by aws:SourceIp`;
  if (grant.onlyFrom === 'endpoints') return `${principal}, narrowed to VPCs or VPC endpoints`;
  if (grant.reasons.length > 0) return `${principal}, and ${[...new Set(grant.reasons)].join(', and ')}`;
  if (grant.principal.kind === 'service')
    return `${principal}, and no condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID says for whom`;
  return `${principal}, and no condition narrows it`;
}

function explainPrincipal({ principal, statement }: Grant): string {
  if (statement.principals.except) return `NotPrincipal lets in everyone but ${statement.principals.list.map(namePrincipal).join(', ')}`;
  if (principal.kind === 'anyone' && !principal.everyone) return `Principal ${principal.text} lets in principals of any account`;
  return `Principal is ${namePrincipal(principal)}`;
}

function nameLimits({ accounts, organizations }: Grant): string {
  const parts = [
    ...(accounts === undefined ? [] : [[...accounts].sort().map(nameAccount).join(', ')]),
    ...(organizations === undefined ? [] : [nameOrganizations(organizations).join(', ')]),
  ];
  return parts.join(' of ');
}

function nameEach({ accounts, organizations }: Grant): readonly string[] {
  const belongTo = organizations === undefined ? [] : nameOrganizations(organizations);
  if (accounts === undefined) return belongTo;
  const member = belongTo.length === 0 ? '' : ` of ${belongTo.join(', ')}`;
  return [...accounts].sort().map((id) => nameAccount(id) + member);
}

function nameOrganizations(ids: ReadonlySet<string>): readonly string[] {
  return [...ids].sort().map((id) => (id === OWN_ORGANIZATION ? 'the own organisation' : `organisation ${id}`));
}

function nameAccount(id: string): string {
  if (id === OWN_ACCOUNT) return 'the own account';
  return /^\d{12}$/.test(id) ? `account ${id}` : `${id} (of an account that is not known)`;
}
