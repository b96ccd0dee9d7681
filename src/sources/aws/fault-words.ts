import type { ErrorFacts } from './error-facts.js';
import type { FaultCode } from './fault-code.js';
import { type AwsPermission, awsPermissions, scanPermissions } from './permissions.js';
import type { ReadSubject } from './read-fault.js';

const reasons: { readonly [C in FaultCode]: string } = {
  'access-denied': 'access denied',
  throttled: 'still throttled after every retry',
  'server-error': 'the service failed',
  'timed-out': 'no answer in time',
  'expired-token': 'the credentials have expired',
  'bad-credentials': 'there are no credentials that are accepted',
  'region-off': 'the region is not enabled for this account',
  'malformed-answer': 'the answer is not one that the service gives',
  network: 'the connection failed',
  'not-supported': 'the service does not know this call',
  gone: 'it is not there, or not any more',
  refused: 'the service refused the call',
};

/** Why, in our own words and with the service's name of the error, if there is one to look up. */
export function faultReason(code: FaultCode, { name, code: nodeCode, status }: ErrorFacts): string {
  const known = name === '' || name === 'Error' || name === 'SyntaxError' ? nodeCode : name;
  const detail = known !== '' ? known : status === undefined || status === 200 ? '' : `HTTP ${status}`;
  return detail === '' ? reasons[code] : `${reasons[code]} (${detail})`;
}

type Hint = (subject: ReadSubject, facts: ErrorFacts) => string;

const hints: { readonly [C in FaultCode]: Hint } = {
  'access-denied': ({ permission: own }, { message }) => {
    const permission = deniedAction(message) ?? own;
    return denier(message) === undefined
      ? `allow ${permission} to the role that scans: ecr-audit iam-policy ${policyWith(permission)} prints the whole policy`
      : `${permission} is denied by a ${denier(message)}: no policy of the role can allow it`;
  },
  throttled: () => 'run it again with a lower --concurrency, or ask for a higher quota: aws service-quotas list-service-quotas',
  'server-error': () => 'run it again; if it stays, see the AWS Health Dashboard',
  'timed-out': () => 'run it again, with a longer --timeout if it stays',
  'expired-token': ({ place }) =>
    `renew the credentials and run it again; with IAM Identity Center: ${command('aws sso login', place.profile)}`,
  'bad-credentials': ({ place }) => `see who you are: ${command('aws sts get-caller-identity', place.profile)}`,
  'region-off': ({ place: { region } }) =>
    `leave it out with --region, or enable it: aws account enable-region --region-name ${shellWord(region)}`,
  'malformed-answer': () => 'run it again; if it stays, see what stands between here and AWS: a proxy, or --endpoint-url',
  network: () => 'see the network and --endpoint-url, then run it again',
  'not-supported': () => 'this region, or what --endpoint-url names, does not offer it',
  gone: ({ place }) =>
    place.repository === undefined
      ? 'run it again; if it stays, the service has none in this account and region'
      : 'run it again: the repository, or what is in it, was deleted in the meantime',
  refused: ({ permission, place: { region, repository = '' } }) =>
    permission === 'ecr:StartLifecyclePolicyPreview'
      ? `see what the service says: aws ecr start-lifecycle-policy-preview --region ${shellWord(region)} --repository-name ${shellWord(repository)}`
      : 'run it again',
};

/** What to do about it: the permission or the command that mends it. */
export function faultHint(code: FaultCode, facts: ErrorFacts, subject: ReadSubject): string {
  return hints[code](subject, facts);
}

/** A scan previews no policy. */
const policyWith = (permission: AwsPermission) =>
  scanPermissions.some(({ action }) => action === permission) ? 'scan' : 'simulate --verify';

const command = (words: string, profile: string | undefined) =>
  profile === undefined ? words : `${words} --profile ${shellWord(profile)}`;

/** Fit to be typed after a command; what is not is quoted. */
const shellWord = (text: string) => (/^[\w.@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

const deniers = ['service control policy', 'resource control policy', 'permissions boundary', 'session policy', 'VPC endpoint policy'];

/** AWS names the kind of policy that denies where it is not the role's own: allowing more in that mends nothing. */
const denier = (message: string) => deniers.find((kind) => message.includes(` in a ${kind}`));

/** The permission of ours that AWS says is lacking; a service that asks another one in our name lacks that one's. */
const deniedAction = (message: string) => awsPermissions.find(({ action }) => message.includes(` perform: ${action} `))?.action;
