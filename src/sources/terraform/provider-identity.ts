import type { ConfigurationIndex } from './configuration-index.js';
import { evaluateExpression } from './evaluate-expression.js';
import { isList, memberOf } from './json-shape.js';
import type { Json, PlanDocument } from './plan-document.js';
import type { ProviderScope } from './provider-scope.js';
import { accountIn, regionIn, type Whereabouts, whereaboutsOfArn } from './resource-identity.js';

/** The account and region that a provider works in, as far as the plan tells, and who it works as. */
export interface ProviderIdentity extends Whereabouts {
  readonly scope: ProviderScope;
  /** Equal for two providers with the same credentials. Never printed: it may hold keys. */
  readonly credentials: string;
  /** Equal for two providers whose regions are the same though neither is known. */
  readonly regionMark: string;
}

const credentialArguments = [
  'access_key',
  'assume_role',
  'assume_role_with_web_identity',
  'profile',
  'shared_config_files',
  'shared_credentials_file',
  'shared_credentials_files',
  'token',
];

/** Reads one provider; `learnt` is what its existing resources and data sources tell of it. */
export function identifyProvider(
  key: string,
  scope: ProviderScope,
  learnt: Whereabouts | undefined,
  plan: PlanDocument,
  configuration: ConfigurationIndex,
): ProviderIdentity {
  const evaluate = (expression: Json | undefined): Json | undefined =>
    evaluateExpression(expression, scope.modulePath, plan, configuration);
  const written = regionIn(evaluate(memberOf(scope.expressions, 'region')));
  return {
    scope,
    // A module's key without a block of its own may have been handed another provider than the one that it seems to inherit.
    region: scope.inherited ? (learnt?.region ?? written) : (written ?? learnt?.region),
    account: learnt?.account ?? accountOfRole(scope, evaluate) ?? soleAllowedAccount(scope, evaluate),
    credentials: markOf(credentialArguments, scope, evaluate),
    regionMark: scope.inherited && learnt?.region !== undefined ? key : markOf(['region'], scope, evaluate),
  };
}

type Evaluate = (expression: Json | undefined) => Json | undefined;

function accountOfRole({ expressions }: ProviderScope, evaluate: Evaluate): string | undefined {
  // Roles are assumed one after the other: the last one counts.
  const blocks = memberOf(expressions, 'assume_role');
  const last = isList(blocks) ? blocks.at(-1) : blocks;
  return whereaboutsOfArn(evaluate(memberOf(last, 'role_arn'))).account;
}

function soleAllowedAccount({ expressions }: ProviderScope, evaluate: Evaluate): string | undefined {
  const allowed = evaluate(memberOf(expressions, 'allowed_account_ids'));
  // `[var.account]` shows no more than the variable.
  return isList(allowed) && allowed.length === 1 ? accountIn(allowed[0]) : accountIn(allowed);
}

function markOf(names: readonly string[], scope: ProviderScope, evaluate: Evaluate): string {
  const written = names.map((name) => memberOf(scope.expressions, name));
  const values = written.map((expression) => evaluate(expression) ?? expression ?? null);
  const shared = written.every((expression, at) => expression === undefined || values[at] !== expression);
  // An expression that cannot be told means the same only in the same module.
  return JSON.stringify(shared ? values : [scope.modulePath, values]);
}
