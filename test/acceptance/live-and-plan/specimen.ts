import fc from 'fast-check';

/** A repository as somebody may set it up, without saying whether it is planned or there. */
export interface Specimen {
  readonly name: string;
  readonly tagMutability: string;
  readonly exclusionFilters: readonly string[];
  readonly scanOnPush: boolean;
  readonly key: 'none' | 'aws' | 'customer';
  /** JSON text; empty for none. */
  readonly lifecyclePolicy: string;
  /** JSON text; empty for none. */
  readonly policy: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The registry that they are in. */
export interface SpecimenRegistry {
  readonly scanType: 'BASIC' | 'ENHANCED';
  readonly scanningRules: readonly { readonly scanFrequency: 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN'; readonly filter: string }[];
  /** Prefixes of what is copied to another region; none for no replication. */
  readonly replicated: readonly string[];
  /** Prefix of a pull-through cache rule; empty for none. */
  readonly cachePrefix: string;
}

export const account = '111122223333';
export const region = 'eu-west-1';
export const customerKey = `arn:aws:kms:${region}:${account}:key/11111111-2222-4333-8444-555555555555`;
export const managedKey = `arn:aws:kms:${region}:${account}:key/99999999-2222-4333-8444-555555555555`;

const statement = (Principal: unknown, Action: readonly string[], Condition?: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action, ...(Condition === undefined ? {} : { Condition }) }],
  });
const pull = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const policies = [
  '',
  statement('*', pull),
  statement('*', pull, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
  statement('*', pull, { StringEquals: { 'aws:PrincipalAccount': account } }),
  statement({ AWS: 'arn:aws:iam::999900001111:root' }, pull),
  statement({ AWS: 'arn:aws:iam::999900001111:root' }, ['ecr:PutImage']),
  statement({ AWS: `arn:aws:iam::${account}:role/ci` }, ['ecr:*']),
  statement({ Service: 'lambda.amazonaws.com' }, pull),
  statement({ Service: 'lambda.amazonaws.com' }, pull, {
    StringLike: { 'aws:sourceArn': `arn:aws:lambda:${region}:${account}:function:*` },
  }),
];

const rule = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: 'expire' } });
const lifecyclePolicies = [
  [],
  [rule(1, { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 })],
  [rule(1, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 })],
  [rule(1, { tagStatus: 'tagged', tagPrefixList: ['v', 'prod', 'release'], countType: 'imageCountMoreThan', countNumber: 10 })],
  [rule(1, { tagStatus: 'tagged', tagPatternList: ['*'], countType: 'sinceImagePushed', countUnit: 'days', countNumber: 30 })],
  [rule(1, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 50 })],
].map((rules) => (rules.length === 0 ? '' : JSON.stringify({ rules })));

const name = fc
  .tuple(
    fc.constantFrom('prod', 'staging', 'dev', 'team', 'hub'),
    fc.constantFrom('/', '-'),
    fc.stringMatching(/^[a-z]{3,8}$/),
    fc.nat(99_999),
  )
  .map(([first, separator, last, number]) => `${first}${separator}${last}${number}`);

const specimen: fc.Arbitrary<Specimen> = fc.record({
  name,
  tagMutability: fc.constantFrom('MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'),
  exclusionFilters: fc.subarray(['latest', 'v*', 'prod*', 'release*', '*', 'cache-*'], { minLength: 1, maxLength: 5 }),
  scanOnPush: fc.boolean(),
  key: fc.constantFrom('none', 'aws', 'customer'),
  lifecyclePolicy: fc.constantFrom(...lifecyclePolicies),
  policy: fc.constantFrom(...policies),
  tags: fc.dictionary(
    fc.constantFrom('Environment', 'Team', 'Criticality', 'CostCenter', 'Project', 'ManagedBy'),
    fc.constantFrom('prod', 'dev', 'high', 'x'),
  ),
});

/** Repositories with names of their own. */
export const specimens = fc.uniqueArray(specimen, { minLength: 10, maxLength: 40, selector: (one) => one.name });

export const specimenRegistry: fc.Arbitrary<SpecimenRegistry> = fc.record({
  scanType: fc.constantFrom('BASIC', 'ENHANCED'),
  scanningRules: fc.uniqueArray(
    fc.record({
      scanFrequency: fc.constantFrom('SCAN_ON_PUSH', 'CONTINUOUS_SCAN'),
      filter: fc.constantFrom('*', 'prod', 'prod*', '*a*', 'staging/*'),
    }),
    { maxLength: 2, selector: (one) => one.scanFrequency },
  ),
  replicated: fc.subarray(['prod', 'staging/', 'nothing-like-it']),
  cachePrefix: fc.constantFrom('', 'hub', 'docker-hub'),
});
