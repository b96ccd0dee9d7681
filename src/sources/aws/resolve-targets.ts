import type { UnreadRecord } from '../../schema/generated/inventory-record.js';
import { readEnabledRegions } from './enabled-regions.js';
import { type EnteredAccount, enterByRole, enterOwnAccount, type OpenTarget, openTarget } from './enter-account.js';
import { mapInOrder } from './in-order.js';
import { faultOfAnswer, type ReadFault, type ReadPlace, unreadRecord } from './read-fault.js';
import type { RegistryTarget, ScanTarget } from './scan-target.js';
import { clientsOf, type SessionOptions } from './sessions.js';
import { placeOf, wantedAccounts } from './wanted-accounts.js';

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
  const { accounts, faults } = await wantedAccounts(open, options);
  yield { found: [], faults };
  yield* mapInOrder(accounts, atOnce, async (account) => {
    const entered = await enterByRole(open, account, options);
    return 'fault' in entered ? { found: [], faults: [entered.fault] } : inRegions(open, entered.value, options);
  });
}

async function inRegions(open: OpenTarget, entered: EnteredAccount, options: SessionOptions): Promise<Found> {
  const { session, account, expected, partition, principal, fault } = entered;
  const clients = clientsOf(session, account, options);
  const wanted = open.target.regions.length === 0 ? [open.home] : open.target.regions;
  const all = wanted.includes('all') ? await readEnabledRegions(clients, placeOf(open, account)) : { items: [], fault: undefined };
  const none = wanted.includes('all') && all.fault === undefined && all.items.length === 0 ? noRegion(placeOf(open, account)) : undefined;
  const regions = [...new Set([...wanted.filter((region) => region !== 'all'), ...all.items])];
  const { profile } = open.target;
  return {
    found: regions.map((region) => ({ clients, account, expected, partition, principal, region, profile })),
    faults: [fault, all.fault, none].flatMap((one) => one ?? []),
  };
}

function noRegion(place: ReadPlace): ReadFault {
  const subject = { what: 'the regions that the account has enabled', permission: 'account:ListRegions', place } as const;
  return faultOfAnswer('the answer names none', subject);
}
