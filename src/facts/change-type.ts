import type { AccessRow } from '../access/access-row.js';
import type { Registry, Repository } from '../model/inventory.js';
import type { RepositoryChange, ResourceChange } from '../model/planned-estate.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import { statementType } from './access-type.js';
import type { Facts } from './facts.js';
import { field, listField, objectType } from './object-type.js';
import { registryOpenings, repositoryOpenings } from './openings.js';
import { registryWeakenings } from './registry-weakenings.js';
import { collectFaults } from './three-valued.js';
import { repositoryWeakenings, type Weakening } from './weakenings.js';

/** A planned change of a repository with its policies, or of the settings of a registry. */
export type ChangeSubject =
  | {
      readonly kind: 'repository';
      readonly change: RepositoryChange;
      readonly registryBefore: Registry;
      readonly registryAfter: Registry;
      readonly facts: Facts;
    }
  | {
      readonly kind: 'registry';
      readonly settings: readonly ResourceChange[];
      readonly before: Registry;
      readonly after: Registry;
      readonly facts: Facts;
    };

const weakeningType = objectType<Weakening>('Weakening', 'A protection that a plan takes away.', {
  what: field('string', 'What is weakened.', ({ what }) => what),
  before: field('string', 'What it is before the plan.', ({ before }) => before),
  after: field('string', 'What it will be.', ({ after }) => after),
});

export const changeType = objectType<ChangeSubject>(
  'Change',
  'What a plan does to a repository and its policies, or to the settings of a registry.',
  {
    of: field('string', 'repository or registry.', ({ kind }) => kind),
    name: field('string', 'Name of the repository, before the plan where that changes it; "" for a registry.', (subject) =>
      subject.kind === 'repository' ? nameOf(subject.change) : '',
    ),
    nameAfter: field('string', 'Name that the repository has after the plan; "" for one that goes and for a registry.', (subject) =>
      subject.kind === 'repository' ? (subject.change.after?.name ?? '') : '',
    ),
    touched: field('bool', 'The plan changes it, or one of its policies.', isTouched),
    address: field('string', 'Terraform address of what changes.', addressOf),
    action: field('string', 'no-op, create, update, delete, replace or forget.', actionOf),
    createBeforeDestroy: field(
      'bool',
      'A replacement that creates before it destroys.',
      (subject) => ownOf(subject)?.action === 'create-then-delete',
    ),
    reason: field('string', "Terraform's action_reason; may be empty.", (subject) => ownOf(subject)?.actionReason ?? ''),
    replacedBecauseOf: field('list<string>', 'Attributes that force the replacement.', (subject) => ownOf(subject)?.replacePaths ?? []),
    ofPolicyOnly: field(
      'bool',
      'The plan has a policy of the repository, not the repository itself.',
      (subject) => subject.kind === 'repository' && isPolicyOnly(subject.change),
    ),
    keepsName: field('bool', 'The name is the same before and after.', keepsName),
    existed: field('bool', 'It is there before the plan.', existed),
    staysManaged: field(
      'bool',
      'It is there, and managed, after the plan.',
      (subject) => subject.kind === 'registry' || subject.change.after !== null,
    ),
    policiesLost: field('list<string>', 'Policies that go with a replaced repository though the plan calls them no-op.', policiesLost),
    forceDelete: field('bool', 'force_delete is on: the images go too.', forceDelete),
    weakenings: listField(weakeningType, 'Protections that the plan takes away.', weakenings),
    policyAddress: field('string', 'Terraform address of the repository policy after the plan; "" where there is none.', (subject) =>
      subject.kind === 'repository' ? (subject.change.after?.policy.address ?? '') : '',
    ),
    openings: listField(statementType, 'What the repository policy will grant that it did not.', openings),
  },
);

export const changeTypes = [changeType, weakeningType, statementType];

function ownOf(subject: ChangeSubject): ResourceChange | undefined {
  return subject.kind === 'repository' ? subject.change.own : subject.settings[0];
}

function nameOf({ after, before }: RepositoryChange): Knowable<string> {
  return before?.name ?? after?.name ?? '';
}

function addressOf(subject: ChangeSubject): string {
  return ownOf(subject)?.address ?? '';
}

function actionOf(subject: ChangeSubject): string {
  const action = ownOf(subject)?.action ?? 'no-op';
  return action === 'delete-then-create' || action === 'create-then-delete' ? 'replace' : action;
}

function existed(subject: ChangeSubject): boolean {
  return subject.kind === 'registry' || subject.change.before !== null;
}

function keepsName(subject: ChangeSubject): Knowable<boolean> {
  if (subject.kind === 'registry') return true;
  const { before, after } = subject.change;
  if (before === null || after === null) return false;
  if (isUnknown(before.name)) return before.name;
  return isUnknown(after.name) ? after.name : before.name === after.name;
}

function policiesLost(subject: ChangeSubject): readonly string[] {
  if (subject.kind === 'registry' || actionOf(subject) !== 'replace') return [];
  const { lifecyclePolicy, policy } = subject.change;
  return [lifecyclePolicy, policy].flatMap((change) => (change?.action === 'no-op' ? [change.address] : []));
}

function forceDelete(subject: ChangeSubject): Knowable<boolean> {
  return subject.kind === 'repository' ? ((subject.change.before ?? subject.change.after)?.forceDelete ?? false) : false;
}

function weakenings(subject: ChangeSubject): Knowable<readonly Weakening[]> {
  if (subject.kind === 'registry')
    return collectFaults([
      registryWeakenings(subject.before, subject.after),
      registryOpenings(subject.before, subject.after, subject.facts),
    ]);
  const pair = bothSides(subject.change);
  if (pair === null) return [];
  const { registryBefore, registryAfter, facts } = subject;
  return repositoryWeakenings(
    { repository: pair.before, registry: registryBefore },
    { repository: pair.after, registry: registryAfter },
    facts.context,
  );
}

function openings(subject: ChangeSubject): Knowable<readonly AccessRow[]> {
  if (subject.kind === 'registry') return [];
  const pair = bothSides(subject.change);
  return pair === null ? [] : repositoryOpenings(pair.before, pair.after, subject.registryAfter, subject.facts);
}

function bothSides({ before, after }: RepositoryChange): { readonly before: Repository; readonly after: Repository } | null {
  return before === null || after === null ? null : { before, after };
}

function isPolicyOnly({ before, after }: RepositoryChange): boolean {
  return (after ?? before)?.managed === false;
}

function isTouched(subject: ChangeSubject): boolean {
  const changes =
    subject.kind === 'registry' ? subject.settings : [subject.change.own, subject.change.lifecyclePolicy, subject.change.policy];
  return changes.some((change) => change !== null && change.action !== 'no-op');
}
