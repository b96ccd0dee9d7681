import { EcrAuditError } from '../../model/errors.js';
import { type Caller, readCaller } from './caller.js';
import { partitionOf } from './partition.js';
import type { Read } from './read-call.js';
import type { ReadFault } from './read-fault.js';
import type { ScanTarget } from './scan-target.js';
import { assumeRole, clientsOf, defaultRegion, type Session, type SessionOptions } from './sessions.js';

/** A target with its credentials, and whose they are. */
export interface OpenTarget {
  readonly target: ScanTarget;
  readonly session: Session;
  /** The region that questions about the account go to. */
  readonly home: string;
  readonly caller: Read<Caller>;
}

/** An account that can be read. */
export interface EnteredAccount {
  readonly session: Session;
  /** Empty where it could not be told. */
  readonly account: string;
  /** The one that was asked for; empty where any will do. */
  readonly expected: string;
  readonly partition: string;
  /** Who reads; empty where it could not be told. */
  readonly principal: string;
  /** Why the account could not be told. */
  readonly fault: ReadFault | undefined;
}

/**
 * Finds the credentials of a target and asks whose they are.
 *
 * @throws EcrAuditError (`region-missing`) where neither the target nor the SDK's settings name a region.
 */
export async function openTarget(target: ScanTarget, options: SessionOptions): Promise<OpenTarget> {
  const named = target.regions.find((region) => region !== 'all');
  const home = named ?? (await defaultRegion(target.profile)) ?? (target.regions.includes('all') ? 'us-east-1' : undefined);
  if (home === undefined) {
    throw new EcrAuditError('region-missing', 'there is no region to scan', {
      hint: 'say --region NAME (repeatable) or --region all, or set AWS_REGION',
    });
  }
  const session: Session = { profile: target.profile, credentials: undefined };
  return { target, session, home, caller: await readCaller(clientsOf(session, '', options), home, target.profile) };
}

/**
 * Enters the account of the target's own credentials.
 *
 * @throws EcrAuditError (`wrong-account`) where they are of another account than the one that was asked for.
 */
export function enterOwnAccount({ target, session, home, caller }: OpenTarget): EnteredAccount {
  const expected = target.accounts[0] ?? '';
  if ('fault' in caller) return { session, account: '', expected, partition: partitionOf(home), principal: '', fault: caller.fault };
  const { account, partition, principal } = caller.value;
  if (target.accounts.length > 0 && !target.accounts.includes(account)) throw wrongAccount(account, target.accounts);
  const [other] = target.accounts.filter((one) => one !== account);
  if (other !== undefined) {
    throw new EcrAuditError('wrong-account', `the credentials are of account ${account} and cannot read ${other}`, {
      hint: 'name the role that leads there: --assume-role NAME, or role in the environment of the config',
    });
  }
  return { session, account, expected, partition, principal, fault: undefined };
}

/**
 * Assumes the target's role in an account. An account of the organization that the credentials are of needs none.
 *
 * @returns The account, or why it cannot be entered.
 */
export async function enterByRole(open: OpenTarget, account: string, options: SessionOptions): Promise<Read<EnteredAccount>> {
  const { target, session: base, home, caller } = open;
  const own = 'value' in caller ? caller.value : undefined;
  const partition = own?.partition ?? partitionOf(home);
  if (own?.account === account && target.organization)
    return { value: { session: base, account, expected: account, partition, principal: own.principal, fault: undefined } };
  const arn = roleArn(target.role ?? '', account, partition);
  const what = `the account, by its role ${roleName(arn)}`;
  const place = { account, region: home, ...(target.profile === undefined ? {} : { profile: target.profile }) };
  const assumed = await assumeRole(base, { arn, externalId: target.externalId, what, place, region: home }, options);
  if ('fault' in assumed) return { fault: { ...assumed.fault, place: { account, region: '' } } };
  const session = assumed.value;
  const entered = await readCaller(clientsOf(session, account, options), home, target.profile);
  // A role can be assumed in its own account alone, so that the account is certain even where STS does not say so.
  if ('fault' in entered) return { value: { session, account, expected: account, partition, principal: arn, fault: entered.fault } };
  if (entered.value.account !== account) throw wrongAccount(entered.value.account, [account]);
  return { value: { session, account, expected: account, partition: entered.value.partition, principal: arn, fault: undefined } };
}

/** The error for credentials of an account that was not asked for: its findings would pass for those of the other. */
export function wrongAccount(account: string, wanted: readonly string[]): EcrAuditError {
  return new EcrAuditError('wrong-account', `the credentials are of account ${account}, and ${wanted.join(', ')} was to be scanned`, {
    hint: 'nothing was read: see which profile or role is in use: aws sts get-caller-identity',
  });
}

function roleArn(role: string, account: string, partition: string): string {
  return role.startsWith('arn:') ? role : `arn:${partition}:iam::${account}:role/${role.replace(/^\//, '')}`;
}

function roleName(arn: string): string {
  return arn.replace(/^.*?:role\//, '');
}

/** The account that a role's ARN names; empty for a name. */
export function accountOfRole(role: string): string {
  return role.startsWith('arn:') ? (role.split(':')[4] ?? '') : '';
}
