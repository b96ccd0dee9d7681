const lifecycle = [
  ...['lifecycle-policy', 'valid-lifecycle-policy', 'untagged-expiry', 'bounded-tagged-images', 'release-tags-kept'],
  ...['shadowed-lifecycle-rule', 'anded-tag-list', 'dead-lifecycle-rule', 'replica-lifecycle'],
  ...['safe-lifecycle-policy', 'safe-archiving-policy'],
];
const access = [
  ...['public-repository-policy', 'cross-account-access', 'external-write-access', 'wildcard-actions', 'confused-deputy'],
  'lambda-pull-scope',
];
const images = ['old-image', 'oversized-image', 'unsigned-image', 'untagged-images', 'orphaned-index-children'];
const scans = ['vulnerable-image', 'stale-vulnerability', 'unscanned-image'];
const findingsHeard = ['scan-findings-logging', 'vulnerability-alarm', 'log-retention'];

/** The rules that cannot pass for anything without that call: what they ask is in its answer. */
export const dependsOn: Readonly<Record<string, readonly string[]>> = {
  'cloudwatch:DescribeAlarms': ['dead-alarm'],
  'ec2:DescribeVpcEndpoints': ['vpc-endpoints'],
  'ecr-public:DescribeImages': images,
  'ecr-public:GetRepositoryPolicy': access,
  'ecr-public:ListTagsForResource': ['public-repository-tags', 'required-resource-tags'],
  'ecr:BatchGetRepositoryScanningConfiguration': ['image-scanning', 'enhanced-scanning', 'continuous-scanning'],
  'ecr:DescribeImageScanFindings': scans,
  'ecr:DescribeImages': [...images, ...scans, 'image-quota', 'latest-tag', 'unused-image', 'safe-lifecycle-policy'],
  'ecr:DescribePullThroughCacheRules': ['pull-through-cache-credentials'],
  'ecr:DescribeRegistry': ['replication-destinations', 'replication-configured', 'replicated-nonprod', 'replica-lifecycle'],
  'ecr:DescribeRepositories': ['scan-filter-gap', 'immutable-tags', 'kms-encryption', 'usable-kms-key', 'image-scanning', ...lifecycle],
  'ecr:DescribeRepositoryCreationTemplates': ['pull-through-cache-template', 'creation-template-hygiene'],
  'ecr:GetAccountSetting': ['registry-policy-v2'],
  'ecr:GetLifecyclePolicy': lifecycle,
  'ecr:GetRegistryPolicy': ['registry-policy-scope'],
  'ecr:GetRegistryScanningConfiguration': ['scan-filter-gap', 'enhanced-scanning'],
  'ecr:GetRepositoryPolicy': access,
  'ecr:ListTagsForResource': ['required-resource-tags'],
  'events:ListRules': findingsHeard,
  'events:ListTargetsByRule': findingsHeard,
  'inspector2:BatchGetAccountStatus': ['inspector-off'],
  'inspector2:GetConfiguration': ['inspector-rescan-window'],
  'kms:DescribeKey': ['usable-kms-key'],
  'logs:DescribeLogGroups': ['log-retention'],
};

/** What is not seen where the list of it was refused; a rule is then asked once, of all that there may be. */
export const unseenWithout: Readonly<Record<string, readonly string[]>> = {
  'cloudwatch:DescribeAlarms': ['alarm'],
  'ecr-public:DescribeImages': ['image'],
  'ecr-public:DescribeRepositories': ['repository', 'image'],
  'ecr:DescribeImages': ['image'],
  'ecr:DescribePullThroughCacheRules': ['pull-through-cache-rule'],
  // A copy is judged where it is known to be one.
  'ecr:DescribeRegistry': ['repository'],
  'ecr:DescribeRepositories': ['repository', 'image'],
  'ecr:DescribeRepositoryCreationTemplates': ['creation-template'],
  // Log groups and their alarms are looked for where an event rule sends findings.
  'events:ListRules': ['log-group', 'alarm'],
  'events:ListTargetsByRule': ['log-group', 'alarm'],
  'logs:DescribeMetricFilters': ['alarm'],
};
