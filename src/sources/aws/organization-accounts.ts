import { ListAccountsCommand, type ListAccountsCommandOutput } from '@aws-sdk/client-organizations';
import type { AwsClients } from './aws-clients.js';
import { gatherPages, type ReadList, readPages } from './pages.js';
import type { ReadPlace } from './read-fault.js';
import { everyOne } from './translate-image.js';

/** States in which an account cannot be entered; one that nobody knows yet is tried. */
const closed = new Set<string | undefined>(['PENDING_ACTIVATION', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED']);

/** The accounts of the organization that are active. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
export function readOrganizationAccounts(clients: AwsClients, place: ReadPlace): Promise<ReadList<string>> {
  return gatherPages(
    readPages<ListAccountsCommandOutput, string>({
      what: 'the accounts of the organization',
      permission: 'organizations:ListAccounts',
      place,
      send: async (nextToken) =>
        (await clients('organizations', place.region)).send(
          new ListAccountsCommand(nextToken === undefined ? {} : { NextToken: nextToken }),
        ),
      take: ({ Accounts, NextToken }) => {
        const ids = everyOne(Accounts, ({ Id }) => Id);
        if (Accounts === undefined || ids === undefined) return undefined;
        // State has taken the place of Status, which endpoints that are not AWS's own still send.
        const open = Accounts.filter(({ State, Status }) => !closed.has(State ?? Status));
        return { items: open.flatMap(({ Id }) => Id ?? []), nextToken: NextToken };
      },
    }),
  );
}
