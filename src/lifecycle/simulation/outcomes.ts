import type { LifecycleAction, LifecycleRule } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import type { Bonds } from './bonds.js';
import { type Outcome, taken } from './fate.js';
import { followThrough } from './follow-through.js';
import type { Marks } from './marks.js';
import type { Standing } from './standing.js';

const kept: Outcome = { kind: 'kept' };

/** What becomes of each image, in the order of the standing: what rules take, what indexes hold of that, and what follows its subject. */
export function outcomesOf(standing: Standing, marks: Marks, bonds: Bonds, assumptions: Assumptions): readonly Outcome[] {
  const actions = standing.images.map((_, at) => markedAction(standing, marks, at));
  // Most repositories have no such bonds, and looking up a hundred thousand digests for nothing takes its time.
  if (bonds.indexesOf.size === 0 && bonds.subjectOf.size === 0) return actions.map((action) => (action === null ? kept : taken[action]));
  const outcomes = standing.images.map(({ digest }, at): Outcome => {
    const action = actions[at] ?? null;
    if (action !== null) {
      const [by] = bonds.indexesOf.get(digest) ?? [];
      return by === undefined ? taken[action] : { kind: 'held', action, by };
    }
    const subject = marks.passed[at] === 1 ? bonds.subjectOf.get(digest) : undefined;
    return subject === undefined ? kept : { kind: 'follows', subject, action: null };
  });
  followThrough(outcomes, standing, bonds, assumptions);
  return outcomes;
}

/** The rule at a place of the policy; null for none. */
export function ruleAt({ policy }: Standing, place: number | undefined): LifecycleRule | null {
  return (place === undefined || place < 0 ? undefined : policy.rules[place]) ?? null;
}

function markedAction(standing: Standing, marks: Marks, at: number): LifecycleAction | null {
  return marks.marked[at] === 1 ? (ruleAt(standing, standing.owners[at])?.action ?? null) : null;
}
