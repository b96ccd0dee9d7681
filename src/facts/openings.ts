import type { AccessRow } from '../access/access-row.js';
import { policyOpenings } from '../access/policy-openings.js';
import type { PolicyDocument, Registry, Repository } from '../model/inventory.js';
import { isUnknown, type Knowable, whenKnown } from '../model/unknown.js';
import { unreadable } from './access-context.js';
import { settledRows } from './access-type.js';
import type { Facts } from './facts.js';
import { collectFaults } from './three-valued.js';
import type { Weakening } from './weakenings.js';

/** What a repository policy will grant that it did not, to anyone outside the own account or under weaker conditions. */
export function repositoryOpenings(
  before: Repository,
  after: Repository,
  registry: Registry,
  facts: Facts,
): Knowable<readonly AccessRow[]> {
  return openingsOf(before.policy, after.policy, registry, facts, 'repository');
}

/** The same for registry policies, as weakenings of the registry. */
export function registryOpenings(before: Registry, after: Registry, facts: Facts): Knowable<readonly Weakening[]> {
  return collectFaults(
    after.policies.map((policy, index) => {
      const was = before.policies.find(({ address }) => address === policy.address) ?? before.policies[index] ?? none;
      const rows = openingsOf(was, policy, after, facts, 'registry');
      return whenKnown(rows, (known) =>
        known.map(({ who, actions, why }) => ({
          what: 'registry policy',
          before: 'not granted',
          after: `${actions.join(', ')} to ${who}: ${why}`,
        })),
      );
    }),
  );
}

const none: PolicyDocument = { present: false, text: '', address: '' };

function openingsOf(
  before: PolicyDocument,
  after: PolicyDocument,
  registry: Registry,
  facts: Facts,
  scope: 'repository' | 'registry',
): Knowable<readonly AccessRow[]> {
  if (before.text === after.text && before.present === after.present) return [];
  return whenKnown(after.present, (present) => {
    // Without a policy nobody outside the own account gets in, whatever it said before.
    if (!present) return [];
    if (isUnknown(before.present)) return before.present;
    return whenKnown(after.text, (text) => whenKnown(before.text, (old) => compared(old, text, registry, facts, scope)));
  });
}

/** An empty text is no policy: the own account only. */
function compared(
  before: string,
  after: string,
  registry: Registry,
  facts: Facts,
  scope: 'repository' | 'registry',
): Knowable<readonly AccessRow[]> {
  const was = before === '' ? null : facts.readAccess(before);
  if (was !== null && !was.ok) return unreadable(was);
  const will = after === '' ? null : facts.readAccess(after);
  if (will !== null && !will.ok) return unreadable(will);
  return settledRows(policyOpenings(was, will, facts.accessOf(registry).context, scope));
}
