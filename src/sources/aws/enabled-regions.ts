import { ListRegionsCommand, type ListRegionsCommandOutput } from '@aws-sdk/client-account';
import type { AwsClients } from './aws-clients.js';
import { gatherPages, type ReadList, readPages } from './pages.js';
import type { ReadPlace } from './read-fault.js';
import { everyOne } from './translate-image.js';

/** https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html */
const mostRegions = 50;

/** The regions that an account has enabled, those that nobody can turn off included. */
export function readEnabledRegions(clients: AwsClients, place: ReadPlace): Promise<ReadList<string>> {
  return gatherPages(
    readPages<ListRegionsCommandOutput, string>({
      what: 'the regions that the account has enabled',
      permission: 'account:ListRegions',
      place,
      send: async (nextToken) =>
        (await clients('account', place.region)).send(
          new ListRegionsCommand({
            MaxResults: mostRegions,
            RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'],
            ...(nextToken === undefined ? {} : { NextToken: nextToken }),
          }),
        ),
      take: ({ Regions, NextToken }) => {
        const names = everyOne(Regions, ({ RegionName }) => RegionName);
        return names === undefined ? undefined : { items: names.sort(), nextToken: NextToken };
      },
    }),
  );
}
