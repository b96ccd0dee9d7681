import { ListAccountsCommand, type ListAccountsCommandOutput } from '@aws-sdk/client-organizations';
import type { AwsClients } from './aws-clients.js';
import { gatherPages, type ReadList, readPages } from './pages.js';
import type { ReadPlace } from './read-fault.js';

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
      take: ({ Accounts, NextToken }) =>
        // State has taken the place of Status, which endpoints that are not AWS's own still send.
        Accounts === undefined
          ? undefined
          : {
              items: Accounts.flatMap(({ Id, State, Status }) => (Id !== undefined && (State ?? Status) === 'ACTIVE' ? [Id] : [])),
              nextToken: NextToken,
            },
    }),
  );
}
