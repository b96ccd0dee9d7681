import type { UnreadRecord } from '../../schema/generated/inventory-record.js';
import { readEnabledRegions } from './enabled-regions.js';
import { accountOfRole, type EnteredAccount, enterByRole, enterOwnAccount, type OpenTarget, openTarget } from './enter-account.js';
import { mapInOrder } from './in-order.js';
import { readOrganizationAccounts } from './organization-accounts.js';
import { type ReadFault, type ReadPlace, unreadRecord } from './read-fault.js';
import type { RegistryTarget, ScanTarget } from './scan-target.js';
import { clientsOf, type SessionOptions } from './sessions.js';

/** The registries that are to be read, and what kept others from being among them. */
export interface ResolvedTargets {
  readonly registries: readonly RegistryTarget[];
  readonly unread: readonly UnreadRecord[];
}

/** How many accounts are entered at a time. */
const atOnce = 8;

/**
 * Finds the accounts and regions behind the targets: asks whose the credentials are, lists the organization's accounts, assumes roles,
 * lists the regions that are enabled. What one account refuses is said, and the others go on.
 *
 * @throws EcrAuditError (`wrong-account`, `region-missing`) before any registry is read.
 */
export async function resolveTargets(targets: readonly ScanTarget[], options: SessionOptions): Promise<ResolvedTargets> {
  const registries = new Map<string, RegistryTarget>();
  const unread: UnreadRecord[] = [];
  for (const target of targets) {
    const open = await openTarget(target, options);
    for await (const { found, faults } of registriesOf(open, options)) {
      for (const one of found) registries.set(`${one.account || one.expected}/${one.region}`, one);
      unread.push(...faults.map(unreadRecord));
    }
  }
  return { registries: [...registries.values()], unread };
}

interface Found {
  readonly found: readonly RegistryTarget[];
  readonly faults: readonly ReadFault[];
}

async function* registriesOf(open: OpenTarget, options: SessionOptions): AsyncGenerator<Found, void, undefined> {
  const { target } = open;
  if (target.role === undefined && !target.organization) {
    yield await inRegions(open, enterOwnAccount(open), options);
    return;
  }
  const { accounts, faults } = target.organization ? await organizationAccounts(open, options) : { accounts: accountsOf(open), faults: [] };
  yield { found: [], faults };
  yield* mapInOrder(accounts, atOnce, async (account) => {
    const entered = await enterByRole(open, account, options);
    return 'fault' in entered ? { found: [], faults: [entered.fault] } : inRegions(open, entered.value, options);
  });
}

/** Those that are named, else the one of the role's ARN, else the one of the credentials. */
function accountsOf(open: OpenTarget): readonly string[] {
  const { accounts, role = '' } = open.target;
  return accounts.length > 0 ? accounts : [accountOfRole(role) || accountIn(open)];
}

/** The organization's accounts, or those of them that the target names. */
async function organizationAccounts(open: OpenTarget, options: SessionOptions) {
  const { items, fault } = await readOrganizationAccounts(
    clientsOf(open.session, accountIn(open), options),
    placeOf(open, accountIn(open)),
  );
  const { accounts } = open.target;
  return {
    accounts: accounts.length === 0 ? items : items.filter((account) => accounts.includes(account)),
    faults: fault === undefined ? [] : [fault],
  };
}

async function inRegions(open: OpenTarget, entered: EnteredAccount, options: SessionOptions): Promise<Found> {
  const { session, account, expected, partition, principal, fault } = entered;
  const clients = clientsOf(session, account, options);
  const wanted = open.target.regions.length === 0 ? [open.home] : open.target.regions;
  const all = wanted.includes('all') ? await readEnabledRegions(clients, placeOf(open, account)) : { items: [], fault: undefined };
  const regions = [...new Set([...wanted.filter((region) => region !== 'all'), ...all.items])];
  const { profile } = open.target;
  return {
    found: regions.map((region) => ({ clients, account, expected, partition, principal, region, profile })),
    faults: [fault, all.fault].flatMap((one) => one ?? []),
  };
}

function accountIn({ caller }: OpenTarget): string {
  return 'value' in caller ? caller.value.account : '';
}

function placeOf({ home, target: { profile } }: OpenTarget, account: string): ReadPlace {
  return { account, region: home, ...(profile === undefined ? {} : { profile }) };
}
