import type { Repository } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { indexTargets, type Link, type LinkIndex, linkByName } from './link-by-name.js';
import { expressionOf, type PlannedResource, type PlanReading, type Side, sideOf } from './planned-resource.js';
import { type PlannedValue, textAt } from './planned-value.js';
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
  readonly targets: Link;
  /** Where it has no target: repositories of the plan that it may belong to all the same. */
  readonly possible: Link;
}

/** Links every policy that stands on this side. One that is only forgotten stays in AWS, and so stands after the plan too. */
export function linkPolicies(reading: PlanReading, side: Side): readonly PolicyLink[] {
  const indexes = new Map<string, LinkIndex>();
  const indexOf = ({ repositoryType, kind }: PolicyType): LinkIndex => {
    const known = indexes.get(repositoryType);
    if (known !== undefined) return known;
    const made = indexRepositories(reading, repositoryType, kind, side);
    indexes.set(repositoryType, made);
    return made;
  };
  const links: PolicyLink[] = [];
  for (const type of policyTypes) {
    for (const resource of reading.byType(type.type)) {
      const at = standingOn(resource, side);
      if (at !== null) links.push(linkPolicy(resource, type, at, indexOf(type), reading));
    }
  }
  return links;
}

function linkPolicy(resource: PlannedResource, type: PolicyType, at: PlannedValue, index: LinkIndex, reading: PlanReading): PolicyLink {
  const text = textAt(at, type.argument);
  // A repository without a name is a plan that does not show it.
  const repository = text === '' ? unknown('not-in-plan', `\`${type.argument}\` is not in the plan`) : text;
  const follow = () => reading.follow(resource, expressionOf(resource, type.argument));
  const targets = linkByName(resource, repository, follow, index);
  const isElsewhere = targets.length === 0 && !isUnknown(repository);
  return { resource, type, repository, targets, possible: isElsewhere ? index.perhapsNear(repository, resource.registry) : [] };
}

function indexRepositories(reading: PlanReading, repositoryType: string, kind: Repository['kind'], side: Side): LinkIndex {
  const targets = reading.byType(repositoryType).flatMap((resource) => {
    const at = sideOf(resource, side);
    return at === null ? [] : [{ resource, name: textAt(at, kind === 'public' ? 'repository_name' : 'name') }];
  });
  return indexTargets(targets);
}

/** Name of the repository where it is known. */
export function nameOf({ repository }: PolicyLink): string | undefined {
  return isUnknown(repository) ? undefined : repository;
}
