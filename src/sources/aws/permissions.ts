import type { ProbeName } from './probes.js';

/** What a command does only where it is told to; the permission for it is not needed otherwise. */
export type PermissionOption = 'read-manifests' | 'all-regions' | 'org' | 'assume-role' | 'verify';

/** What an action can be narrowed to; `any` where it takes no resource, or where narrowing to a kind says no more than the action. */
export type PermissionResource = 'any' | 'repository' | 'public-repository' | 'key' | 'role';

interface Permission {
  readonly action: string;
  readonly resource: PermissionResource;
  /** What it is for, in a phrase. */
  readonly why: string;
  /** The probe that needs it; without one it is needed always. */
  readonly probe?: ProbeName;
  readonly option?: PermissionOption;
}

/**
 * Every permission that a command needs, each declared once. A call names its own by this list's type, so that a policy made from the
 * list lacks none. An action is named for its operation, but DescribeImageScanFindings asks Amazon Inspector where scanning is
 * enhanced: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced-iam.html
 *
 * Resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
 */
const declared = [
  { action: 'account:ListRegions', resource: 'any', option: 'all-regions', why: 'the regions that the account has enabled' },
  { action: 'cloudwatch:DescribeAlarms', resource: 'any', probe: 'alarms', why: 'alarms on metrics of Amazon ECR and of scan findings' },
  { action: 'cloudwatch:GetMetricData', resource: 'any', probe: 'pulls', why: 'how often images of a repository were pulled' },
  { action: 'ec2:DescribeVpcEndpoints', resource: 'any', probe: 'vpc-endpoints', why: 'VPC endpoints that a pull needs' },
  { action: 'ecr-public:DescribeImages', resource: 'public-repository', probe: 'ecr-public', why: 'images of public repositories' },
  { action: 'ecr-public:DescribeRepositories', resource: 'public-repository', probe: 'ecr-public', why: 'public repositories' },
  { action: 'ecr-public:GetRepositoryPolicy', resource: 'public-repository', probe: 'ecr-public', why: 'policies of public repositories' },
  { action: 'ecr-public:ListTagsForResource', resource: 'public-repository', probe: 'ecr-public', why: 'tags of public repositories' },
  // It is the permission to pull, and it moves the recorded pull time.
  { action: 'ecr:BatchGetImage', resource: 'repository', option: 'read-manifests', why: 'the children of an image index' },
  { action: 'ecr:BatchGetRepositoryScanningConfiguration', resource: 'repository', why: 'the scanning in force' },
  { action: 'ecr:DescribeImageScanFindings', resource: 'repository', probe: 'scan-findings', why: 'findings in the newest images' },
  { action: 'ecr:DescribeImages', resource: 'repository', why: 'images' },
  { action: 'ecr:DescribePullThroughCacheRules', resource: 'any', why: 'pull-through cache rules' },
  { action: 'ecr:DescribeRegistry', resource: 'any', why: 'the replication configuration' },
  { action: 'ecr:DescribeRepositories', resource: 'repository', why: 'repositories' },
  { action: 'ecr:DescribeRepositoryCreationTemplates', resource: 'any', why: 'repository creation templates' },
  { action: 'ecr:GetAccountSetting', resource: 'any', why: 'account settings' },
  { action: 'ecr:GetLifecyclePolicy', resource: 'repository', why: 'lifecycle policies' },
  { action: 'ecr:GetLifecyclePolicyPreview', resource: 'repository', option: 'verify', why: "what AWS's own preview says" },
  { action: 'ecr:GetRegistryPolicy', resource: 'any', why: 'the registry policy' },
  { action: 'ecr:GetRegistryScanningConfiguration', resource: 'any', why: 'the scanning configuration' },
  { action: 'ecr:GetRepositoryPolicy', resource: 'repository', why: 'repository policies' },
  { action: 'ecr:GetSigningConfiguration', resource: 'any', why: 'managed signing' },
  { action: 'ecr:ListPullTimeUpdateExclusions', resource: 'any', why: 'principals whose pulls do not move the pull time' },
  { action: 'ecr:ListTagsForResource', resource: 'repository', why: 'resource tags' },
  // It changes no image and no policy, but IAM classes it as writing.
  { action: 'ecr:StartLifecyclePolicyPreview', resource: 'repository', option: 'verify', why: "AWS's own preview of a policy" },
  { action: 'events:ListRules', resource: 'any', probe: 'event-rules', why: 'event rules on scan findings' },
  { action: 'events:ListTargetsByRule', resource: 'any', probe: 'event-rules', why: 'where those rules send them' },
  { action: 'inspector2:BatchGetAccountStatus', resource: 'any', probe: 'inspector', why: 'whether Amazon Inspector scans ECR' },
  { action: 'inspector2:GetConfiguration', resource: 'any', probe: 'inspector', why: 'how long Amazon Inspector scans again' },
  { action: 'inspector2:ListCoverage', resource: 'any', probe: 'inspector', why: 'images in use' },
  { action: 'inspector2:ListFindings', resource: 'any', probe: 'scan-findings', why: 'findings of enhanced scanning, which ECR asks for' },
  { action: 'kms:DescribeKey', resource: 'key', probe: 'kms', why: 'whose the keys are, and whether they can be used' },
  { action: 'logs:DescribeLogGroups', resource: 'any', probe: 'log-groups', why: 'how long scan findings are kept' },
  { action: 'logs:DescribeMetricFilters', resource: 'any', probe: 'log-groups', why: 'metrics that are made of scan findings' },
  { action: 'organizations:ListAccounts', resource: 'any', option: 'org', why: 'the accounts of the organization' },
  { action: 'sts:AssumeRole', resource: 'role', option: 'assume-role', why: 'the role in each account' },
  { action: 'sts:GetCallerIdentity', resource: 'any', why: 'which account this is' },
] as const satisfies readonly Permission[];

/** A permission of the list. */
export type AwsPermission = (typeof declared)[number]['action'];

/** A permission, and what it is needed for. */
export type NeededPermission = Permission & { readonly action: AwsPermission };

/** The list. */
export const awsPermissions: readonly NeededPermission[] = declared;

/** What a scan needs of it: nothing is previewed. */
export const scanPermissions: readonly NeededPermission[] = awsPermissions.filter(({ option }) => option !== 'verify');

/** What `simulate` calls wherever it is told nothing. */
const simulating: ReadonlySet<AwsPermission> = new Set([
  'ecr:DescribeImages',
  'ecr:DescribePullThroughCacheRules',
  'ecr:DescribeRepositories',
  'ecr:GetLifecyclePolicy',
  'ecr:ListTagsForResource',
  'inspector2:BatchGetAccountStatus',
  'inspector2:ListCoverage',
  'sts:GetCallerIdentity',
]);

/** What `simulate` needs: whose pulls do not count it asks only where it pulls. */
export const simulatePermissions: readonly NeededPermission[] = awsPermissions.flatMap((permission) => {
  if (permission.action === 'ecr:ListPullTimeUpdateExclusions') return { ...permission, option: 'read-manifests' };
  return permission.option !== undefined || simulating.has(permission.action) ? permission : [];
});
