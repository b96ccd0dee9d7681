import { type AccessRow, type AccessRows, collectRows, isPublic } from './access-row.js';
import { howFarOutside, outside } from './outside.js';
import type { JudgedGrant, PolicyVerdict } from './verdict.js';

/**
 * What AWS Lambda needs to run a function from an image, and what its console adds to keep the policy.
 * https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions
 */
const needed: ReadonlySet<string> = new Set([
  'ecr:batchgetimage',
  'ecr:getdownloadurlforlayer',
  'ecr:batchchecklayeravailability',
  'ecr:getrepositorypolicy',
  'ecr:setrepositorypolicy',
  'ecr:deleterepositorypolicy',
]);

export interface LambdaScope {
  /** Every statement that lets Lambda in, rightly or not. */
  readonly lettingIn: readonly AccessRow[];
  /** Those that give it more than it needs. */
  readonly tooMuch: AccessRows;
  /** Those for functions outside the own account and `trust`, or of any account. */
  readonly foreignFunctions: AccessRows;
}

/** Says what the policy gives to lambda.amazonaws.com. */
export function lambdaScope(verdict: PolicyVerdict): LambdaScope {
  const toLambda = (grants: readonly JudgedGrant[]) => grants.filter(isLambda);
  return {
    lettingIn: collectRows(verdict, ({ grants }) => toLambda(grants).map((grant) => ({ grant, actions: grant.actions, outside }))).certain,
    tooMuch: collectRows(verdict, (statement) =>
      (isPublic(statement) ? [] : toLambda(statement.grants)).flatMap((grant) => {
        const actions = grant.actions.filter((name) => !needed.has(name.toLowerCase()));
        return actions.length === 0 ? [] : [{ grant, actions, outside }];
      }),
    ),
    foreignFunctions: collectRows(verdict, (statement) =>
      (isPublic(statement) ? [] : toLambda(statement.grants)).map((grant) => ({
        grant,
        actions: grant.actions,
        outside: howFarOutside(grant, verdict, { trustedAccounts: true, organizations: true }),
      })),
    ),
  };
}

function isLambda({ principal }: JudgedGrant): boolean {
  return principal.kind === 'service' && /^lambda\.([a-z0-9-]+\.)?amazonaws\.com(\.cn)?$/.test(principal.text);
}
