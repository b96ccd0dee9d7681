import type * as Inspector from '@aws-sdk/client-inspector2';
import { Refusal } from '../fake-call.js';
import { type Paging, pageOf } from '../page-of.js';
import { type Held, type Operations, operation } from './operation.js';

const paging: Paging = { usual: 100, most: 200, refusal: 'ValidationException' };

/** Amazon Inspector. Where it is off, it says so of the account and refuses all else. */
export const inspectorOperations: Operations = {
  BatchGetAccountStatus: operation<Inspector.BatchGetAccountStatusRequest, Inspector.BatchGetAccountStatusResponse>(
    ({ accountIds }, held) => ({
      accounts: (accountIds ?? [held.accountId]).map((accountId) => accountState(accountId, held)),
      failedAccounts: [],
    }),
  ),
  GetConfiguration: operation<object, Inspector.GetConfigurationResponse>((_, held) => enabled(held).configuration),
  ListCoverage: operation<ListCoverageWire, Inspector.ListCoverageResponse>(({ filterCriteria, maxResults, nextToken }, held) => {
    const kept = enabled(held).coverage.filter((resource) => isAsked(resource, filterCriteria));
    const page = pageOf(kept, { size: maxResults, token: nextToken }, paging);
    return { coveredResources: page.items, nextToken: page.nextToken };
  }),
};

interface ListCoverageWire extends Omit<Inspector.ListCoverageRequest, 'filterCriteria'> {
  readonly filterCriteria?: {
    readonly resourceType?: readonly { readonly value: string }[];
    /** Times as they come: in seconds. */
    readonly ecrImageLastInUseAt?: readonly { readonly startInclusive?: number }[];
    readonly ecrImageInUseCount?: readonly { readonly lowerInclusive?: number }[];
  };
}

function isAsked({ resourceType, resourceMetadata }: Inspector.CoveredResource, filter: ListCoverageWire['filterCriteria'] = {}): boolean {
  const image = resourceMetadata?.ecrImage;
  const lastUse = image?.lastInUseAt?.getTime();
  return (
    (filter.resourceType?.some(({ value }) => value === resourceType) ?? true) &&
    (filter.ecrImageLastInUseAt?.some(({ startInclusive = 0 }) => lastUse !== undefined && lastUse >= startInclusive * 1_000) ?? true) &&
    (filter.ecrImageInUseCount?.some(({ lowerInclusive = 0 }) => (image?.inUseCount ?? 0) >= lowerInclusive) ?? true)
  );
}

function enabled({ region }: Held) {
  if (region.inspector === null) throw new Refusal('AccessDeniedException', 'Invoking account does not have access to Inspector', 403);
  return region.inspector;
}

function accountState(accountId: string, { region }: Held): Inspector.AccountState {
  const state = (isOn: boolean): Inspector.State => ({
    status: isOn ? 'ENABLED' : 'DISABLED',
    errorCode: 'ALREADY_ENABLED',
    errorMessage: '',
  });
  const isOn = region.inspector !== null;
  return { accountId, state: state(isOn), resourceState: { ec2: state(false), ecr: state(region.inspector?.scansEcr === true) } };
}
