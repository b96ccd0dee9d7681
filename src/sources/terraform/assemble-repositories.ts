import type { Repository } from '../../model/inventory.js';
import type { RepositoryChange } from '../../model/planned-estate.js';
import type { KnownKeys } from './kms-keys.js';
import { type PlannedResource, type PlanReading, type Side, sideOf } from './planned-resource.js';
import { linkPolicies } from './policy-links.js';
import { type RepositoryElsewhere, repositoriesElsewhere } from './repositories-elsewhere.js';
import { assignPolicies, type PolicyAssignment } from './repository-policies.js';
import { noPolicy, privateRepository, publicRepository } from './repository-settings.js';

/** The repositories of both sides, and what happens to each. */
export interface AssembledRepositories {
  readonly before: Repository[];
  readonly after: Repository[];
  readonly changes: readonly RepositoryChange[];
}

/** Translates every repository, those included of which the plan has a policy only. */
export function assembleRepositories(reading: PlanReading, keys: KnownKeys): AssembledRepositories {
  const links = { before: linkPolicies(reading, 'before'), after: linkPolicies(reading, 'after') };
  const policies = { before: assignPolicies(links.before, 'before'), after: assignPolicies(links.after, 'after') };
  const managed = [...reading.byType('aws_ecr_repository'), ...reading.byType('aws_ecrpublic_repository')];
  const changes = managed.map((resource) => changeOf(resource, policies, reading, keys));
  const elsewhere = repositoriesElsewhere(links.before, links.after);
  return {
    before: present([...changes, ...elsewhere].map(({ before }) => before)),
    after: present([...changes, ...elsewhere].map(({ after }) => after)),
    changes: [
      ...changes,
      ...elsewhere.flatMap(changeElsewhere),
      ...reading.deposed.map((resource) => changeOfDeposed(resource, reading, keys)),
    ],
  };
}

type Policies = Readonly<Record<Side, PolicyAssignment>>;

function changeOf(resource: PlannedResource, policies: Policies, reading: PlanReading, keys: KnownKeys): RepositoryChange {
  const owner = (slot: 'lifecyclePolicy' | 'policy') =>
    policies.after.ownerOf(resource.address, slot) ?? policies.before.ownerOf(resource.address, slot);
  const on = (side: Side) => repositoryOn(side, resource, policies[side], reading, keys);
  return {
    key: resource.address,
    own: resource.change,
    lifecyclePolicy: owner('lifecyclePolicy')?.resource.change ?? null,
    policy: owner('policy')?.resource.change ?? null,
    before: on('before'),
    after: on('after'),
    registry: resource.registry.key,
  };
}

/** What happens to a repository that is left over. Its policies are those of the repository that took its place. */
function changeOfDeposed(resource: PlannedResource, reading: PlanReading, keys: KnownKeys): RepositoryChange {
  const without = { policiesOf: () => ({ lifecyclePolicy: noPolicy, policy: noPolicy }) };
  const on = (side: Side) => repositoryOn(side, resource, without, reading, keys);
  return {
    key: `${resource.address} (deposed)`,
    own: resource.change,
    lifecyclePolicy: null,
    policy: null,
    before: on('before'),
    after: on('after'),
    registry: resource.registry.key,
  };
}

function repositoryOn(
  side: Side,
  resource: PlannedResource,
  policies: Pick<PolicyAssignment, 'policiesOf'>,
  reading: PlanReading,
  keys: KnownKeys,
): Repository | null {
  const at = sideOf(resource, side);
  if (at === null) return null;
  const own = policies.policiesOf(resource.address);
  return resource.type === 'aws_ecrpublic_repository'
    ? publicRepository(resource, at, own, reading)
    : privateRepository(resource, at, own, reading, keys);
}

function changeElsewhere(repository: RepositoryElsewhere): readonly RepositoryChange[] {
  const { key, lifecyclePolicy, policy, before, after, registry } = repository;
  const own = [lifecyclePolicy, policy].find((change) => change !== null && change.action !== 'no-op') ?? null;
  return own === null ? [] : [{ key, own, lifecyclePolicy, policy, before, after, registry: registry.key }];
}

function present(repositories: readonly (Repository | null)[]): Repository[] {
  return repositories.filter((repository) => repository !== null);
}
