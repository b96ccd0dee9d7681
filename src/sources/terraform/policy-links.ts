import type { Repository } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { standsForMany } from './deferred-changes.js';
import { indexTargets, type Link, type LinkIndex, linkByName } from './link-by-name.js';
import { linkByOrigin, type NamedByReference, namedByReference } from './link-by-origin.js';
import { expressionOf, type PlannedResource, type PlanReading, type Side, sideOf } from './planned-resource.js';
import { bare, type PlannedValue, textAt } from './planned-value.js';
import { standingOn } from './standing-resource.js';

/** What a repository policy or a lifecycle policy is, and where its repository is named. */
interface PolicyType {
  readonly type: string;
  readonly slot: 'lifecyclePolicy' | 'policy';
  readonly kind: Repository['kind'];
  readonly repositoryType: string;
  /** Argument that names the repository. */
  readonly argument: 'repository' | 'repository_name';
}

/** The resource types that give a repository a policy. */
const policyTypes: readonly PolicyType[] = [
  {
    type: 'aws_ecr_lifecycle_policy',
    slot: 'lifecyclePolicy',
    kind: 'private',
    repositoryType: 'aws_ecr_repository',
    argument: 'repository',
  },
  { type: 'aws_ecr_repository_policy', slot: 'policy', kind: 'private', repositoryType: 'aws_ecr_repository', argument: 'repository' },
  {
    type: 'aws_ecrpublic_repository_policy',
    slot: 'policy',
    kind: 'public',
    repositoryType: 'aws_ecrpublic_repository',
    argument: 'repository_name',
  },
];

/** A policy resource and the repositories that it may belong to on one side of the plan. */
export interface PolicyLink {
  readonly resource: PlannedResource;
  readonly type: PolicyType;
  readonly repository: Knowable<string>;
  /** The same, but not known where it is not to be shown. */
  readonly shownRepository: Knowable<string>;
  readonly targets: Link;
  /** Where it has no target: repositories of the plan that it may belong to all the same. */
  readonly possible: Link;
}

/** Repositories of one type on one side, as policies find them. */
interface Repositories {
  readonly index: LinkIndex;
  /** Those whose names are not known, with what the names are made of. */
  readonly unnamed: () => readonly NamedByReference[];
}

/** Links every policy that stands on this side. One that is only forgotten stays in AWS, and so stands after the plan too. */
export function linkPolicies(reading: PlanReading, side: Side): readonly PolicyLink[] {
  const repositories = remember((type: PolicyType) => findRepositories(reading, type, side));
  return policyTypes.flatMap((type) =>
    standingPolicies(reading, type, side).map(({ resource, at }) => linkPolicy(resource, type, at, repositories(type), reading)),
  );
}

function standingPolicies(reading: PlanReading, { type }: PolicyType, side: Side) {
  return reading.byType(type).flatMap((resource) => {
    const at = standingOn(resource, side);
    return at === null ? [] : [{ resource, at }];
  });
}

function linkPolicy(
  resource: PlannedResource,
  type: PolicyType,
  at: PlannedValue,
  { index, unnamed }: Repositories,
  reading: PlanReading,
): PolicyLink {
  const text = textAt(bare(at), type.argument);
  // A repository without a name is a plan that does not show it.
  const repository = text === '' ? unknown('not-in-plan', `\`${type.argument}\` is not in the plan`) : text;
  const follow = () => reading.follow(resource, expressionOf(resource, type.argument));
  const targets = linkByName(resource, repository, follow, index);
  const shownRepository = isUnknown(repository) ? repository : textAt(at, type.argument);
  const link = { resource, type, repository, shownRepository, targets, possible: [] };
  // A policy that is put off may have no instance at all.
  if (standsForMany(resource) && !targets.every((address) => standsForMany({ address })))
    return { ...link, targets: [], possible: targets };
  if (targets.length > 0) return link;
  return isUnknown(repository)
    ? { ...link, ...linkByOrigin(namedByReference(resource, follow()), unnamed()) }
    : { ...link, possible: index.perhapsNear(repository, resource.registry) };
}

function findRepositories(reading: PlanReading, { repositoryType, kind }: PolicyType, side: Side): Repositories {
  const targets = reading.byType(repositoryType).flatMap((resource) => {
    const at = sideOf(resource, side);
    return at === null ? [] : [{ resource, name: textAt(bare(at), nameArgument(kind)) }];
  });
  let unnamed: readonly NamedByReference[] | undefined;
  return {
    index: indexTargets(targets),
    unnamed: () => {
      unnamed ??= targets
        .filter(({ name }) => isUnknown(name))
        .map(({ resource }) => namedByReference(resource, reading.follow(resource, expressionOf(resource, nameArgument(kind)))));
      return unnamed;
    },
  };
}

function nameArgument(kind: Repository['kind']): string {
  return kind === 'public' ? 'repository_name' : 'name';
}

// Both policies of a private repository look among the same ones.
function remember(find: (type: PolicyType) => Repositories): (type: PolicyType) => Repositories {
  const known = new Map<string, Repositories>();
  return (type) => {
    const found = known.get(type.repositoryType) ?? find(type);
    known.set(type.repositoryType, found);
    return found;
  };
}

/** Name of the repository where it is known. */
export function nameOf({ repository }: PolicyLink): string | undefined {
  return isUnknown(repository) ? undefined : repository;
}
