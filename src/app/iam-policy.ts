import { partitionOf } from '../sources/aws/partition.js';
import { type NeededPermission, type PermissionResource, scanPermissions, simulatePermissions } from '../sources/aws/permissions.js';
import type { ProbeName } from '../sources/aws/probes.js';

/** The commands that a policy can be asked for. */
export const policyCommands = ['scan', 'plan', 'simulate'] as const;

export type PolicyCommand = (typeof policyCommands)[number];

/** How the command will be run, as far as it changes what it calls. */
export interface IamPolicyOptions {
  /** As for a scan; `all` asks the account for its regions, the others tell the partition. */
  readonly regions: readonly string[];
  /** ARN or name of the role that is assumed in each account: then the policy is for whoever assumes it. */
  readonly role: string | undefined;
  readonly organization: boolean;
  readonly leaveOut: readonly ProbeName[];
  readonly readManifests: boolean;
  /** Have AWS preview what is simulated; not by default. */
  readonly verify?: boolean;
}

/** An IAM policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface IamPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly IamStatement[];
}

interface IamStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string;
}

/** What each command needs. A plan is judged without AWS. */
const permissionsOf: { readonly [C in PolicyCommand]: readonly NeededPermission[] } = {
  scan: scanPermissions,
  plan: [],
  simulate: simulatePermissions,
};

/** The least that the commands need; statements and actions are sorted. */
export function iamPolicy(commands: readonly PolicyCommand[], options: IamPolicyOptions): IamPolicy {
  const all = commands.flatMap((command) => permissionsOf[command].filter((permission) => isNeeded(permission, options)));
  const needed = new Map(all.map((permission) => [permission.action, permission]));
  const statements = new Map<string, NeededPermission[]>();
  for (const permission of needed.values()) {
    const sid = sidOf(permission);
    statements.set(sid, [...(statements.get(sid) ?? []), permission]);
  }
  return {
    Version: '2012-10-17',
    Statement: [...statements].sort(([one], [other]) => (one < other ? -1 : 1)).map(([sid, of]) => statement(sid, of, options)),
  };
}

function statement(sid: string, of: readonly NeededPermission[], options: IamPolicyOptions): IamStatement {
  const [first] = of;
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: of.map(({ action }) => action).sort(),
    Resource: resourceOf(first?.resource ?? 'any', options),
  };
}

/** Whoever assumes a role reads nothing with its own permissions; but the account of the organization that it is in, it reads itself. */
function isNeeded({ action, probe, option, resource }: NeededPermission, options: IamPolicyOptions): boolean {
  const { role, organization, leaveOut, readManifests, regions, verify = false } = options;
  if (option === 'assume-role') return role !== undefined;
  if (option === 'org') return organization;
  if (role !== undefined && !organization) return action === 'sts:GetCallerIdentity';
  if (option === 'all-regions') return regions.includes('all');
  if (option === 'read-manifests') return readManifests;
  if (option === 'verify') return verify;
  // ECR Public is in the partition aws alone. https://docs.aws.amazon.com/general/latest/gr/ecr-public.html
  if (resource === 'public-repository' && partitionIn(options) !== 'aws') return false;
  return probe === undefined || !leaveOut.includes(probe);
}

const services: Readonly<Record<string, string>> = {
  account: 'Account',
  cloudwatch: 'CloudWatch',
  ec2: 'Ec2',
  ecr: 'Ecr',
  'ecr-public': 'EcrPublic',
  events: 'EventBridge',
  inspector2: 'Inspector',
  kms: 'Kms',
  logs: 'CloudWatchLogs',
  organizations: 'Organizations',
  sts: 'Sts',
};

const kinds: { readonly [R in PermissionResource]: string } = {
  any: '',
  repository: 'Repositories',
  'public-repository': 'Repositories',
  key: 'Keys',
  role: 'Roles',
};

function sidOf({ action, resource }: NeededPermission): string {
  const [service = ''] = action.split(':');
  return `${services[service] ?? service}${kinds[resource]}`;
}

function resourceOf(resource: PermissionResource, options: IamPolicyOptions): string {
  const arn = `arn:${partitionIn(options)}`;
  switch (resource) {
    case 'any':
      return '*';
    case 'repository':
      return `${arn}:ecr:*:*:repository/*`;
    case 'public-repository':
      return `${arn}:ecr-public::*:repository/*`;
    case 'key':
      return `${arn}:kms:*:*:key/*`;
    case 'role':
      return roleArn(options.role ?? '*', arn);
  }
}

function roleArn(role: string, arn: string): string {
  return role.startsWith('arn:') ? role : `${arn}:iam::*:role/${role.replace(/^\//u, '')}`;
}

function partitionIn({ regions }: IamPolicyOptions): string {
  return partitionOf(regions.find((region) => region !== 'all') ?? '');
}
