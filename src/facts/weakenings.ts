import type { Registry, Repository } from '../model/inventory.js';
import { isUnknown, type Knowable, whenKnown } from '../model/unknown.js';
import { wildcardIncludes } from '../model/wildcard.js';
import type { FactContext } from './context.js';
import { effectiveScanning } from './scanning.js';
import { collectFaults } from './three-valued.js';

/** A protection that a plan takes away. */
export interface Weakening {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export type Weakenings = Knowable<readonly Weakening[]>;
const none: Weakenings = [];

/** What a plan weakens on a repository that stays: mutability, scanning, the lifecycle policy. */
export function repositoryWeakenings(
  before: { readonly repository: Repository; readonly registry: Registry },
  after: { readonly repository: Repository; readonly registry: Registry },
  context: FactContext,
): Weakenings {
  return collectFaults([
    weakerMutability(before.repository, after.repository),
    weakerScanning(before, after, context),
    lostLifecyclePolicy(before.repository, after.repository),
  ]);
}

const mutabilityRank: Readonly<Record<string, number>> = {
  IMMUTABLE: 3,
  IMMUTABLE_WITH_EXCLUSION: 2,
  MUTABLE_WITH_EXCLUSION: 1,
  MUTABLE: 0,
};

function weakerMutability(before: Repository, after: Repository): Weakenings {
  if (isUnknown(before.tagMutability) || before.tagMutability === 'MUTABLE') return none;
  if (isUnknown(after.tagMutability)) return after.tagMutability;
  const [was, will] = [before.tagMutability, after.tagMutability];
  if ((mutabilityRank[will] ?? 0) < (mutabilityRank[was] ?? 0)) return [{ what: 'tag mutability', before: was, after: will }];
  return was === will ? widerExclusions(was, before, after) : none;
}

/** Under IMMUTABLE_WITH_EXCLUSION a filter more lets more tags move; under MUTABLE_WITH_EXCLUSION a filter fewer does. */
function widerExclusions(mutability: string, before: Repository, after: Repository): Weakenings {
  if (!mutability.endsWith('_WITH_EXCLUSION') || isUnknown(before.tagMutabilityExclusionFilters)) return none;
  const was = before.tagMutabilityExclusionFilters;
  return whenKnown(after.tagMutabilityExclusionFilters, (will) => {
    const [wider, narrower] = mutability === 'IMMUTABLE_WITH_EXCLUSION' ? [will, was] : [was, will];
    const more = wider.filter((filter) => !narrower.some((other) => wildcardIncludes(other, filter)));
    return more.length === 0 ? [] : [{ what: 'tag mutability exclusion filters', before: was.join(', '), after: will.join(', ') }];
  });
}

function weakerScanning(
  before: { readonly repository: Repository; readonly registry: Registry },
  after: { readonly repository: Repository; readonly registry: Registry },
  context: FactContext,
): Weakenings {
  if (before.repository.scanOnPush !== true || after.repository.scanOnPush === true) return none;
  const flag = after.repository.scanOnPush;
  if (isUnknown(flag)) return flag;
  const was = effectiveScanning(before.repository, before.registry, context);
  const will = effectiveScanning(after.repository, after.registry, context);
  if (will.onPush === true || was.onPush === false) return none;
  if (isUnknown(will.onPush)) return will.onPush;
  const from = isUnknown(was.frequency) ? 'scan_on_push = true' : was.frequency;
  return whenKnown(will.frequency, (to) => [{ what: 'scanning', before: from, after: to }]);
}

function lostLifecyclePolicy(before: Repository, after: Repository): Weakenings {
  if (before.lifecyclePolicy.present !== true) return none;
  return whenKnown(after.lifecyclePolicy.present, (present) =>
    present ? [] : [{ what: 'lifecycle policy', before: 'present', after: 'none' }],
  );
}
