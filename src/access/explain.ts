import type { Grant } from './grant.js';
import { OWN_ACCOUNT } from './limit.js';
import { namePrincipal } from './principal.js';

/** Who has a grant, in words. */
export function nameGrantee(grant: Grant): string {
  const { principal, statement } = grant;
  if (principal.kind !== 'anyone') {
    const narrowed = principal.kind === 'service' && (grant.accounts !== undefined || grant.organizations !== undefined);
    return narrowed ? `${principal.text} for ${nameLimits(grant)}` : namePrincipal(principal);
  }
  const narrowed = grant.accounts !== undefined || grant.organizations !== undefined;
  if (grant.onlyServices) return narrowed ? `AWS services for ${nameLimits(grant)}` : 'any AWS service';
  if (narrowed) return nameLimits(grant);
  if (grant.onlyFrom !== 'anywhere')
    return grant.onlyFrom === 'addresses' ? 'anyone from certain addresses' : 'anyone through certain VPCs or endpoints';
  return statement.principals.except ? `anyone but ${statement.principals.list.map(namePrincipal).join(', ')}` : 'anyone';
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
    ...(organizations === undefined ? [] : [`organisation ${[...organizations].sort().join(', ')}`]),
  ];
  return parts.join(' of ');
}

function nameAccount(id: string): string {
  if (id === OWN_ACCOUNT) return 'the own account';
  return /^\d{12}$/.test(id) ? `account ${id}` : `${id} (of an account that is not known)`;
}
