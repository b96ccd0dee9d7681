import { type AccessRow, type AccessRows, collectRows, type Picked } from './access-row.js';
import { wildcardActionStatements } from './access-rules.js';
import { howFarOutside, outside } from './outside.js';
import type { JudgedGrant, PolicyVerdict } from './verdict.js';

/** What a registry policy grants; the verdict is one of scope `registry`. */
export interface RegistryScope {
  /** Grants to anyone outside the own account and `trust`, services that call for anyone included. */
  readonly outsiders: AccessRows;
  readonly wildcards: AccessRows;
  /** Who may replicate into the registry, and who may pull through its cache: named for the reader, no fault by themselves. */
  readonly replication: readonly AccessRow[];
  readonly pullThrough: readonly AccessRow[];
}

/**
 * Reads the scope of a registry policy.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 */
export function registryScope(verdict: PolicyVerdict): RegistryScope {
  const accepts = { trustedAccounts: true, organizations: true };
  const byAddress = ({ standing }: JudgedGrant) => standing.kind === 'addresses' || standing.kind === 'endpoints';
  return {
    outsiders: collectRows(verdict, ({ grants }) =>
      grants
        .filter((grant) => !byAddress(grant))
        .map((grant) => ({ grant, actions: grant.actions, outside: howFarOutside(grant, verdict, accepts) })),
    ),
    wildcards: wildcardActionStatements(verdict),
    replication: namedFor(verdict, ['ecr:replicateimage']),
    pullThrough: namedFor(verdict, ['ecr:batchimportupstreamimage']),
  };
}

// ecr:CreateRepository comes with both and is told beside them.
function namedFor(verdict: PolicyVerdict, wanted: readonly string[]): readonly AccessRow[] {
  const related = new Set([...wanted, 'ecr:createrepository']);
  const pick = (grant: JudgedGrant): readonly Picked[] => {
    const actions = grant.actions.filter((name) => related.has(name.toLowerCase()));
    return actions.some((name) => wanted.includes(name.toLowerCase())) ? [{ grant, actions, outside }] : [];
  };
  return collectRows(verdict, ({ grants }) => grants.flatMap(pick)).certain;
}
