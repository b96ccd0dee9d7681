import { accountOfRole, type OpenTarget } from './enter-account.js';
import { readOrganizationAccounts } from './organization-accounts.js';
import { faultOfAnswer, type ReadFault, type ReadPlace } from './read-fault.js';
import { clientsOf, type SessionOptions } from './sessions.js';

/** Accounts that are to be entered, and what is to be said of those that are not. */
export interface WantedAccounts {
  readonly accounts: readonly string[];
  readonly faults: readonly ReadFault[];
}

/** The accounts that a target leads to: of the organization, those that are named, else the one of the role or of the credentials. */
export async function wantedAccounts(open: OpenTarget, options: SessionOptions): Promise<WantedAccounts> {
  const { accounts, role = '', organization } = open.target;
  if (organization) return organizationAccounts(open, options);
  return { accounts: accounts.length > 0 ? accounts : [accountOfRole(role) || accountIn(open)], faults: [] };
}

async function organizationAccounts(open: OpenTarget, options: SessionOptions): Promise<WantedAccounts> {
  const place = placeOf(open, accountIn(open));
  const { items, fault } = await readOrganizationAccounts(clientsOf(open.session, accountIn(open), options), place);
  const wanted = open.target.accounts;
  const accounts = wanted.length === 0 ? items : items.filter((account) => wanted.includes(account));
  if (fault !== undefined) return { accounts, faults: [fault] };
  const strangers = wanted.filter((account) => !items.includes(account));
  const isEmpty = wanted.length === 0 && items.length === 0;
  return { accounts, faults: isEmpty ? [noAccount(place)] : strangers.map((account) => notActive(account, place)) };
}

function noAccount(place: ReadPlace): ReadFault {
  const subject = { what: 'the accounts of the organization', permission: 'organizations:ListAccounts', place } as const;
  return faultOfAnswer('the answer names none that is active', subject);
}

/** Whoever asks for an account that is not there must not be told that nothing is wrong with it. */
function notActive(account: string, place: ReadPlace): ReadFault {
  const subject = { what: 'the account', permission: 'organizations:ListAccounts', place: { ...place, account, region: '' } } as const;
  const fault = faultOfAnswer('it is no active account of the organization', subject);
  return { ...fault, hint: 'see which there are: aws organizations list-accounts' };
}

/** The account of the credentials; empty where it could not be told. */
export function accountIn({ caller }: OpenTarget): string {
  return 'value' in caller ? caller.value.account : '';
}

/** Where questions about an account are asked. */
export function placeOf({ home, target: { profile } }: OpenTarget, account: string): ReadPlace {
  return { account, region: home, ...(profile === undefined ? {} : { profile }) };
}
