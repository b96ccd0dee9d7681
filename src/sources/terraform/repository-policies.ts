import type { PolicyDocument } from '../../model/inventory.js';
import { type Knowable, unknown } from '../../model/unknown.js';
import type { Side } from './planned-resource.js';
import { textAt } from './planned-value.js';
import type { PolicyLink } from './policy-links.js';
import { noPolicy, type RepositoryPolicies } from './repository-settings.js';
import { isLeftBehind, standingOn } from './standing-resource.js';

/** Policies that belong, or may belong, to a repository, by its address, for either slot. */
type ClaimBook = Readonly<Record<keyof RepositoryPolicies, Map<string, PolicyLink[]>>>;

/** Policies of every repository on one side, by the repository's address. */
export interface PolicyAssignment {
  readonly policiesOf: (repository: string) => RepositoryPolicies;
  /** The policy resource that a repository has for certain; undefined where there is none. */
  readonly ownerOf: (repository: string, slot: keyof RepositoryPolicies) => PolicyLink | undefined;
}

/** Hands the linked policies to their repositories. A repository that is managed here without a policy resource has none. */
export function assignPolicies(links: readonly PolicyLink[], side: Side): PolicyAssignment {
  const claims = gatherClaims(links);
  const documentOf = (repository: string, slot: keyof RepositoryPolicies): PolicyDocument => {
    const claim = claims[slot].get(repository);
    return claim === undefined ? noPolicy : documentFor(claim, side);
  };
  return {
    policiesOf: (repository) => ({
      lifecyclePolicy: documentOf(repository, 'lifecyclePolicy'),
      policy: documentOf(repository, 'policy'),
    }),
    ownerOf: (repository, slot) => claims[slot].get(repository)?.find(isCertain),
  };
}

/** The document that a policy resource sets. */
export function documentOf({ resource }: PolicyLink, side: Side): PolicyDocument {
  const at = standingOn(resource, side);
  return at === null ? noPolicy : { present: true, text: textAt(at, 'policy'), address: resource.address };
}

function documentFor(claim: readonly PolicyLink[], side: Side): PolicyDocument {
  const [first, ...others] = managedOf(claim.filter(isCertain)).map((link) => documentOf(link, side));
  if (first !== undefined) return others.reduce(mergeOwners, first);
  const reason = ambiguous(claim);
  return { present: reason, text: reason, address: claim[0]?.resource.address ?? '' };
}

// A policy that is forgotten in one place and managed in another is one, as it is managed.
function managedOf(owners: readonly PolicyLink[]): readonly PolicyLink[] {
  const managed = owners.filter(({ resource }) => !isLeftBehind(resource));
  return managed.length > 0 ? managed : owners;
}

function isCertain({ targets }: PolicyLink): boolean {
  return targets.length === 1;
}

// Two resources that set the policy of one repository overwrite each other at every apply.
function mergeOwners(one: PolicyDocument, other: PolicyDocument): PolicyDocument {
  if (one.text === other.text) return one;
  return { ...one, text: unknown('ambiguous', `${one.address} and ${other.address} set it both`) };
}

function ambiguous(possible: readonly PolicyLink[]): Knowable<never> {
  const [first] = possible;
  return unknown('ambiguous', `the plan does not tell to which repository ${first?.resource.address ?? 'a policy'} belongs`);
}

function gatherClaims(links: readonly PolicyLink[]): ClaimBook {
  const claims: ClaimBook = { lifecyclePolicy: new Map(), policy: new Map() };
  // Thousands of instances of one block share one list of candidates: the first of them speaks for all.
  const spokenFor = { lifecyclePolicy: new Set<unknown>(), policy: new Set<unknown>() };
  for (const link of links) {
    const { slot } = link.type;
    const targets = link.targets.length > 0 ? link.targets : link.possible;
    const isSole = targets.length === 1;
    if (!isSole && spokenFor[slot].has(targets)) continue;
    if (!isSole) spokenFor[slot].add(targets);
    for (const target of targets) {
      const claim = claims[slot].get(target);
      if (claim === undefined) claims[slot].set(target, [link]);
      else claim.push(link);
    }
  }
  return claims;
}
