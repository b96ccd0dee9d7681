import { Flags } from '@oclif/core';
import { isProbeName, type LiveOptions, type ProbeName, probeNames } from '../app/read-live.js';
import { didYouMean } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';
import { repeated } from './judging-flags.js';

/** The flags that say which live registries are read, and how. */
export const awsFlags = {
  profile: Flags.string({
    env: 'ECR_AUDIT_PROFILE',
    helpValue: 'NAME',
    description: 'Profile of the AWS config; by default what the SDK finds',
  }),
  region: Flags.string({
    env: 'ECR_AUDIT_REGION',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: 'NAME',
    description: 'Region to scan, or all for those that the account has enabled; repeatable',
  }),
  account: Flags.string({
    env: 'ECR_AUDIT_ACCOUNT',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: 'ID',
    description: 'Account to scan; credentials of another are refused; repeatable with --assume-role',
  }),
  'assume-role': Flags.string({
    env: 'ECR_AUDIT_ASSUME_ROLE',
    helpValue: 'ROLE',
    description: 'Role to assume in each account: ARN or name',
  }),
  'external-id': Flags.string({ env: 'ECR_AUDIT_EXTERNAL_ID', helpValue: 'ID', description: 'External id that the role asks for' }),
  org: Flags.boolean({ env: 'ECR_AUDIT_ORG', description: 'Every active account of the organization, by --assume-role' }),
  'endpoint-url': Flags.string({ env: 'ECR_AUDIT_ENDPOINT_URL', helpValue: 'URL', description: 'Send the calls here instead of to AWS' }),
  timeout: Flags.integer({
    env: 'ECR_AUDIT_TIMEOUT',
    min: 1,
    helpValue: 'SECONDS',
    description: 'Seconds that a call may take (default 10)',
  }),
  concurrency: Flags.integer({
    env: 'ECR_AUDIT_CONCURRENCY',
    min: 1,
    max: 100,
    helpValue: 'N',
    description: 'Repositories of a registry that are read at a time (default 10)',
  }),
  'no-probe': Flags.string({
    env: 'ECR_AUDIT_NO_PROBE',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: 'NAME',
    description: `Leave a part out on purpose: what hangs on it is unknown; repeatable (${probeNames.join(', ')})`,
  }),
  'read-manifests': Flags.boolean({
    env: 'ECR_AUDIT_READ_MANIFESTS',
    description: 'Read the manifests of indexes; this counts as a pull and moves their recorded pull time',
  }),
};

/** The values of these flags. */
export interface AwsFlags {
  readonly profile?: string | undefined;
  readonly region?: Repeatable;
  readonly account?: Repeatable;
  readonly 'assume-role'?: string | undefined;
  readonly 'external-id'?: string | undefined;
  readonly org: boolean;
  readonly 'endpoint-url'?: string | undefined;
  readonly timeout?: number | undefined;
  readonly concurrency?: number | undefined;
  readonly 'no-probe'?: Repeatable;
  readonly 'read-manifests': boolean;
}

type Repeatable = string | readonly string[] | undefined;

/** What the flags say, as the use case takes it; what is not said is left out. */
export function liveOptions(flags: AwsFlags): Omit<LiveOptions, 'settings' | 'environment'> {
  const list = (value: Repeatable): readonly string[] | undefined => (value === undefined ? undefined : repeated(value));
  return {
    profile: flags.profile,
    regions: list(flags.region),
    accounts: list(flags.account),
    role: flags['assume-role'],
    externalId: flags['external-id'],
    organization: flags.org,
    endpoint: endpointIn(flags['endpoint-url']),
    timeout: flags.timeout === undefined ? undefined : flags.timeout * 1_000,
    concurrency: flags.concurrency,
    leaveOut: probesIn(repeated(flags['no-probe'])),
    readManifests: flags['read-manifests'],
  };
}

/** @throws EcrAuditError (`usage`) for a probe that does not exist. */
function probesIn(names: readonly string[]): readonly ProbeName[] {
  return names.map((name) => {
    if (isProbeName(name)) return name;
    throw new EcrAuditError('usage', `there is no probe "${name}"${didYouMean(name, probeNames)}`, {
      hint: `probes: ${probeNames.join(', ')}`,
    });
  });
}

/** @throws EcrAuditError (`usage`) for what no call can be sent to. */
function endpointIn(url: string | undefined): string | undefined {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return url;
  throw new EcrAuditError('usage', `--endpoint-url ${url} is no URL that begins with https:// or http://`, {
    hint: 'leave it out to send the calls to AWS',
  });
}
