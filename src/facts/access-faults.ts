import type { AccessRow } from '../access/access-row.js';
import {
  confusedDeputyStatements,
  crossAccountStatements,
  externalWriteStatements,
  publicStatements,
  wildcardActionStatements,
} from '../access/access-rules.js';
import { type RegistryScope, registryScope } from '../access/registry-scope.js';
import { judgePolicy } from '../access/verdict.js';
import type { PolicyDocument, Registry } from '../model/inventory.js';
import { type Knowable, whenKnown } from '../model/unknown.js';
import { unreadable } from './access-context.js';
import { accessVerdict, settledRows } from './access-type.js';
import type { Facts } from './facts.js';
import { collectFaults } from './three-valued.js';

/** What registry policies allow that they should not: outsiders, wildcard actions. */
export function registryPolicyFaults(registry: Registry, facts: Facts): Knowable<readonly string[]> {
  return ofRegistryPolicies(registry, facts, (scope) => [
    inWords('lets outsiders in', settledRows(scope.outsiders)),
    inWords('wildcard actions', settledRows(scope.wildcards)),
  ]);
}

/** Who may replicate into a registry or pull through its cache: no fault, and yet a reader wants it named. */
export function registryPolicyGrants(registry: Registry, facts: Facts): Knowable<readonly string[]> {
  return ofRegistryPolicies(registry, facts, (scope) => [
    inWords('replication', scope.replication),
    inWords('pull-through cache', scope.pullThrough),
  ]);
}

function ofRegistryPolicies(
  registry: Registry,
  facts: Facts,
  use: (scope: RegistryScope) => readonly Knowable<readonly string[]>[],
): Knowable<readonly string[]> {
  const { context } = facts.accessOf(registry);
  return collectFaults(
    registry.policies.map(({ present, text }) =>
      whenKnown(present, (there) => {
        if (!there) return [];
        return whenKnown(text, (known) => {
          const reading = facts.readAccess(known);
          return reading.ok ? collectFaults(use(registryScope(judgePolicy(reading.policy, context, 'registry')))) : unreadable(reading);
        });
      }),
    ),
  );
}

/** What a repository policy that a template hands to new repositories allows that it should not. */
export function templatePolicyFaults(document: PolicyDocument, registry: Registry, facts: Facts): Knowable<readonly string[]> {
  const verdict = accessVerdict({ document, judge: facts.accessOf(registry).judge });
  return whenKnown(verdict, (known) => {
    if (known === null) return [];
    return collectFaults([
      inWords('policy open to the public', settledRows(publicStatements(known))),
      inWords('policy open to other accounts', settledRows(crossAccountStatements(known))),
      inWords('policy with write access from outside', settledRows(externalWriteStatements(known))),
      inWords('policy with wildcard actions', settledRows(wildcardActionStatements(known))),
      inWords('policy with a service that may call for anyone', settledRows(confusedDeputyStatements(known))),
    ]);
  });
}

function inWords(what: string, rows: Knowable<readonly AccessRow[]>): Knowable<readonly string[]> {
  return whenKnown(rows, (known) =>
    known.map(({ sid, index, who, actions }) => `${what}: statement ${sid ?? index} allows ${actions.join(', ')} to ${who}`),
  );
}
