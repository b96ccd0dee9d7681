import { organization, rootOf } from './places.ts';

type Statement = Readonly<Record<string, unknown>>;

/** The text of a repository or registry policy. */
export function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const pull = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const push = [...pull, 'ecr:CompleteLayerUpload', 'ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'];

export function pullBy(sid: string, ...principals: readonly string[]): Statement {
  return { Sid: sid, Effect: 'Allow', Principal: { AWS: principals }, Action: pull };
}

export function pushBy(sid: string, ...principals: readonly string[]): Statement {
  return { Sid: sid, Effect: 'Allow', Principal: { AWS: principals }, Action: push };
}

/** Everybody in the company's organization. */
export const pullByOrganization: Statement = {
  Sid: 'PullFromTheOrganization',
  Effect: 'Allow',
  Principal: '*',
  Action: pull,
  Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } },
};

export const pullByAnyone: Statement = { Sid: 'TemporaryPull', Effect: 'Allow', Principal: '*', Action: pull };

/** AWS Lambda, for whichever account's function. */
export const pullByLambda: Statement = {
  Sid: 'PullByLambda',
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
};

/** AWS Lambda, for functions of one account. */
export function pullByLambdaOf(account: string, region: string): Statement {
  return { ...pullByLambda, Condition: { StringLike: { 'aws:SourceArn': `arn:aws:lambda:${region}:${account}:function:*` } } };
}

export function everythingFor(account: string): Statement {
  return { Sid: 'WholeAccount', Effect: 'Allow', Principal: { AWS: rootOf(account) }, Action: 'ecr:*' };
}

export function grant(sid: string, account: string, ...actions: readonly string[]): Statement {
  return { Sid: sid, Effect: 'Allow', Principal: { AWS: rootOf(account) }, Action: actions };
}
