import { BatchGetAccountStatusCommand, type BatchGetAccountStatusCommandOutput } from '@aws-sdk/client-inspector2';
import { type Knowable, unknown } from '../../model/unknown.js';
import { readCall } from './read-call.js';
import { faultOfAnswer, faultOfError } from './read-fault.js';
import { ofRegistry, type PartRead, partOf, type RegistryRead } from './registry-read.js';

/**
 * Reads whether Amazon Inspector scans ECR in this account and region.
 * https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html
 */
export async function readInspectorStatus(read: RegistryRead): Promise<PartRead<Knowable<boolean>>> {
  const inspector = await read.clients('inspector2', read.region);
  const subject = ofRegistry(read, 'status of Amazon Inspector', 'inspector2:BatchGetAccountStatus');
  const accountIds = read.account === '' ? {} : { accountIds: [read.account] };
  const answer = await readCall<BatchGetAccountStatusCommandOutput, OwnStatus>({
    ...subject,
    send: () => inspector.send(new BatchGetAccountStatusCommand(accountIds)),
    take: (output) => ownStatus(output, read.account),
  });
  if ('fault' in answer) return partOf(answer);
  if ('status' in answer.value) return { value: covers(answer.value.status), faults: [] };
  const { failure } = answer.value;
  return partOf({
    fault: failure === '' ? faultOfAnswer('the answer lacks the account', subject) : faultOfError({ name: failure }, subject),
  });
}

/** A refusal of one account comes in an answer that is fine otherwise. */
type OwnStatus = { readonly status: string } | { readonly failure: string };

function ownStatus({ accounts, failedAccounts = [] }: BatchGetAccountStatusCommandOutput, account: string): OwnStatus | undefined {
  if (accounts === undefined) return undefined;
  const isOwn = ({ accountId }: { readonly accountId: string | undefined }) => account === '' || accountId === account;
  const status = accounts.find(isOwn)?.resourceState?.ecr?.status;
  return status === undefined ? { failure: failedAccounts.find(isOwn)?.errorCode ?? '' } : { status };
}

const off = new Set(['DISABLED', 'DISABLING', 'SUSPENDED', 'SUSPENDING']);

/** Until it is on nothing is scanned, but it was asked for: neither answer would be true. */
function covers(status: string): Knowable<boolean> {
  if (status === 'ENABLED') return true;
  return off.has(status) ? false : unknown('not-told', 'whether Amazon Inspector scans ECR, which it does not say yet');
}
