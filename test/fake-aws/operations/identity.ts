import type * as Account from '@aws-sdk/client-account';
import type * as Organizations from '@aws-sdk/client-organizations';
import type * as Sts from '@aws-sdk/client-sts';
import { Refusal } from '../fake-call.js';
import { type Paging, pageOf } from '../page-of.js';
import { type Operations, operation } from './operation.js';

/** As `aws account list-regions` has them: on by default, and not to be turned off. A few suffice. */
const regionsByDefault = ['us-east-1', 'us-west-2', 'eu-west-1'];
const regionPaging: Paging = { usual: 20, most: 50, refusal: 'ValidationException' };
const accountPaging: Paging = { usual: 20, most: 20, refusal: 'InvalidInputException' };

/** Who calls, and as whom one may call. */
export const stsOperations: Operations = {
  GetCallerIdentity: operation<object, Sts.GetCallerIdentityResponse>((_, { accountId }) => ({
    UserId: 'AIDAEXAMPLE',
    Account: accountId,
    Arn: `arn:aws:iam::${accountId}:user/auditor`,
  })),
  AssumeRole: operation<Sts.AssumeRoleRequest, Sts.AssumeRoleResponse>(({ RoleArn = '', RoleSessionName, ExternalId }, { estate }) => {
    const [, accountId = '', role = ''] = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(.+)$/.exec(RoleArn) ?? [];
    const wanted = estate.accounts[accountId]?.roles[role];
    if (wanted === undefined || wanted !== (ExternalId ?? ''))
      throw new Refusal('AccessDenied', 'not authorized to perform: sts:AssumeRole', 403);
    return {
      Credentials: { ...keysOf(accountId, 'ASIA'), SessionToken: 'session-of-the-test', Expiration: new Date(Date.now() + 3_600_000) },
      AssumedRoleUser: {
        AssumedRoleId: `AROAEXAMPLE:${RoleSessionName}`,
        Arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${RoleSessionName}`,
      },
    };
  }),
};

/** Keys by which the fake knows an account. */
export const keysOf = (account: string, kind: 'AKIA' | 'ASIA' = 'AKIA') => ({
  AccessKeyId: `${kind}${account}`,
  SecretAccessKey: 'secret-of-the-test',
});

export const organizationOperations: Operations = {
  ListAccounts: operation<Organizations.ListAccountsRequest, Organizations.ListAccountsResponse>(
    ({ MaxResults, NextToken }, { estate }) => {
      if (estate.organization === null)
        throw new Refusal('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
      const page = pageOf(estate.organization, { size: MaxResults, token: NextToken }, accountPaging);
      return { Accounts: page.items, NextToken: page.nextToken };
    },
  ),
};

export const accountOperations: Operations = {
  ListRegions: operation<Account.ListRegionsRequest, Account.ListRegionsResponse>((input, { account }) => {
    const { MaxResults, NextToken, RegionOptStatusContains: kept } = input;
    const optedIn = Object.keys(account.regions).filter((name) => !regionsByDefault.includes(name));
    const regions: Account.Region[] = [
      ...regionsByDefault.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED_BY_DEFAULT' as const })),
      ...optedIn.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED' as const })),
      ...account.regionsOff.map((RegionName) => ({ RegionName, RegionOptStatus: 'DISABLED' as const })),
    ];
    const asked = regions.filter(({ RegionOptStatus }) => kept === undefined || kept.some((status) => status === RegionOptStatus));
    const page = pageOf(asked, { size: MaxResults, token: NextToken }, regionPaging);
    return { Regions: page.items, NextToken: page.nextToken };
  }),
};
