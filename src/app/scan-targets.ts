import { EcrAuditError } from '../model/errors.js';
import type { Config, EnvironmentConfig } from '../schema/generated/config.js';
import type { ScanTarget } from '../sources/aws/scan-target.js';

/** Where to scan, as the command line says it; what is left empty the config says, else the SDK. */
export interface ScanScope {
  readonly profile?: string | undefined;
  /** Region names, or `all`. */
  readonly regions?: readonly string[] | undefined;
  readonly accounts?: readonly string[] | undefined;
  /** ARN or name of the role to assume in each account. */
  readonly role?: string | undefined;
  readonly externalId?: string | undefined;
  /** Every account of the organization. */
  readonly organization?: boolean | undefined;
}

/**
 * The targets of a scan. The accounts, regions and role of the environment that was asked for, or of every environment of the config
 * where none was; what the command line says takes the place of what the config says.
 *
 * @throws EcrAuditError (`usage`) for an organization without a role that leads into its accounts.
 */
export function scanTargets(scope: ScanScope, { environments = {} }: Config, environment: string): readonly ScanTarget[] {
  if (scope.organization === true && scope.role === undefined) {
    throw new EcrAuditError('usage', '--org needs a role that leads into every account', {
      hint: 'name it: --assume-role NAME; a stack set of AWS CloudFormation makes it everywhere, with what ecr-audit iam-policy scan prints',
    });
  }
  const named = environment === '' ? Object.values(environments) : [environments[environment] ?? {}];
  const placed = scope.organization === true || scope.accounts !== undefined ? [] : named.filter(saysWhere);
  if (placed.length === 0) return [targetOf(scope, {})];
  const targets = placed.map((one) => targetOf(scope, one));
  return targets.filter((target, index) => targets.findIndex((other) => JSON.stringify(other) === JSON.stringify(target)) === index);
}

function saysWhere({ accounts, regions, role }: EnvironmentConfig): boolean {
  return accounts !== undefined || regions !== undefined || role !== undefined;
}

function targetOf(scope: ScanScope, own: EnvironmentConfig): ScanTarget {
  return {
    profile: scope.profile,
    role: scope.role ?? own.role,
    externalId: scope.externalId ?? own.externalId,
    accounts: scope.accounts ?? own.accounts ?? [],
    organization: scope.organization === true,
    regions: scope.regions ?? own.regions ?? [],
  };
}
