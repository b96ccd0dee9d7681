import type { Account } from '@aws-sdk/client-organizations';
import type { FakeEstate } from './estate.js';
import { euRegistry } from './example-eu-registry.js';
import { examplePlace } from './example-place.js';
import { usRegistry } from './example-us-registry.js';
import { emptyRegion, makeAccount, makeRepository } from './make-estate.js';

/** The second account of the organization, in which the role `auditor` may be assumed with the external id `audit-42`. */
export const memberAccount = '444455556666';

/**
 * A small plausible estate in which every feature that the model holds occurs: two regions of one account and one of another,
 * and a region that is off.
 */
export const exampleEstate: FakeEstate = {
  accounts: {
    [examplePlace.us.account]: makeAccount(
      { 'us-east-1': usRegistry, 'eu-west-1': euRegistry },
      { regionsOff: ['eu-south-2'], roles: { auditor: 'audit-42' } },
    ),
    [memberAccount]: makeAccount(
      {
        'us-east-1': {
          ...emptyRegion,
          repositories: [makeRepository({ account: memberAccount, region: 'us-east-1' }, 'sandbox/tool', { tags: { Environment: 'dev' } })],
        },
      },
      { roles: { auditor: 'audit-42' } },
    ),
  },
  organization: [
    organizationAccount(examplePlace.us.account, 'Platform'),
    organizationAccount(memberAccount, 'Sandbox'),
    { ...organizationAccount('777788889999', 'Closed'), Status: 'SUSPENDED', State: 'SUSPENDED' },
  ],
};

function organizationAccount(Id: string, Name: string): Account {
  const at = `o-exampleorg/${Id}`;
  return {
    Id,
    Arn: `arn:aws:organizations::111122223333:account/${at}`,
    Email: `${Name}@example.com`,
    Name,
    Status: 'ACTIVE',
    State: 'ACTIVE',
  };
}
