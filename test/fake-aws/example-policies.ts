/** Repository, registry and lifecycle policies, one of each kind that the rules tell apart. */
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

const pull = ['ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];

export const policies = {
  public: policy({ Sid: 'Anyone', Effect: 'Allow', Principal: '*', Action: pull }),
  crossAccount: policy({ Sid: 'Partner', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999900001111:root' }, Action: pull }),
  organization: policy({
    ...{ Sid: 'Organization', Effect: 'Allow', Principal: '*', Action: pull },
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } },
  }),
  ownAccount: policy({
    Sid: 'Own',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:role/deploy' },
    Action: ['ecr:PutImage'],
  }),
  lambda: policy({
    ...{ Sid: 'Lambda', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: pull },
    Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:lambda:us-east-1:111122223333:function:*' } },
  }),
  registry: policy({
    ...{ Sid: 'Replicate', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' } },
    ...{ Action: ['ecr:ReplicateImage', 'ecr:CreateRepository'], Resource: 'arn:aws:ecr:us-east-1:111122223333:repository/*' },
  }),
} as const;

const rule = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: 'expire' } });
const untagged = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 7 };

export const lifecycles = {
  untaggedAndAny: JSON.stringify({
    rules: [rule(1, untagged), rule(2, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 })],
  }),
  releasesKept: JSON.stringify({
    rules: [
      rule(1, untagged),
      rule(2, { tagStatus: 'tagged', tagPatternList: ['v*'], countType: 'imageCountMoreThan', countNumber: 50 }),
      rule(3, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 }),
    ],
  }),
  deadRule: JSON.stringify({
    rules: [
      rule(1, { tagStatus: 'tagged', tagPrefixList: ['nightly-'], countType: 'imageCountMoreThan', countNumber: 5 }),
      rule(2, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 }),
    ],
  }),
} as const;
