import type { LifecycleAction, LifecycleRule } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import type { Bonds } from './bonds.js';
import type { Outcome } from './fate.js';
import type { Marks } from './marks.js';
import type { Standing } from './standing.js';

const kept: Outcome = { kind: 'kept' };
const taken = {
  expire: { kind: 'taken', action: 'expire' },
  transition: { kind: 'taken', action: 'transition' },
} as const satisfies Readonly<Record<LifecycleAction, Outcome>>;

/** What becomes of each image, in the order of the standing: what rules take, what indexes hold of that, and what follows its subject. */
export function outcomesOf(standing: Standing, marks: Marks, bonds: Bonds, assumptions: Assumptions): readonly Outcome[] {
  const outcomes = standing.images.map((image, at): Outcome => {
    const action = markedAction(standing, marks, at);
    const [by] = bonds.indexesOf.get(image.digest) ?? [];
    const subject = bonds.subjectOf.get(image.digest);
    if (action !== null) return by === undefined ? taken[action] : { kind: 'held', action, by };
    return marks.passed[at] === 1 && subject !== undefined ? { kind: 'follows', subject, action: null } : kept;
  });
  if (bonds.indexesOf.size > 0 || bonds.subjectOf.size > 0) followThrough(outcomes, standing, bonds, assumptions);
  return outcomes;
}

/** The rule at a place of the policy; null for none. */
export function ruleAt({ policy }: Standing, place: number | undefined): LifecycleRule | null {
  return (place === undefined || place < 0 ? undefined : policy.rules[place]) ?? null;
}

function markedAction(standing: Standing, marks: Marks, at: number): LifecycleAction | null {
  return marks.marked[at] === 1 ? (ruleAt(standing, standing.owners[at])?.action ?? null) : null;
}

/** Goes from each image that leaves to what refers to it, and where that is assumed to its children, until nothing more leaves. */
function followThrough(outcomes: Outcome[], { images }: Standing, bonds: Bonds, assumptions: Assumptions): void {
  const placeOf = new Map(images.map(({ digest }, at) => [digest, at]));
  const referrersOf = reversed(bonds.subjectOf);
  const childrenOf = assumptions['leaving-index'] === 'frees-children' ? reversed(bonds.indexesOf) : new Map<string, readonly string[]>();
  const leaving = images.flatMap(({ digest }, at) => (outcomes[at]?.kind === 'taken' ? [digest] : []));
  const gone = new Set(leaving);
  const leave = (digest: string, at: number, outcome: Outcome): void => {
    outcomes[at] = outcome;
    gone.add(digest);
    leaving.push(digest);
  };
  for (let next = leaving.pop(); next !== undefined; next = leaving.pop()) {
    const action = actionAt(outcomes, placeOf.get(next));
    for (const digest of [...(referrersOf.get(next) ?? []), ...(childrenOf.get(next) ?? [])]) {
      const at = placeOf.get(digest) ?? -1;
      const outcome = outcomes[at];
      const isHeld = (bonds.indexesOf.get(digest) ?? []).some((index) => childrenOf.size === 0 || !gone.has(index));
      if (outcome === undefined || gone.has(digest) || isHeld) continue;
      if (outcome.kind === 'held') leave(digest, at, taken[outcome.action]);
      else if (bonds.subjectOf.get(digest) === next) leave(digest, at, { kind: 'follows', subject: next, action });
    }
  }
}

function actionAt(outcomes: readonly Outcome[], at: number | undefined): LifecycleAction | null {
  const outcome = at === undefined ? undefined : outcomes[at];
  return outcome?.kind === 'taken' || outcome?.kind === 'follows' ? outcome.action : null;
}

/** From what is pointed at to all that points to it. */
function reversed(pointers: ReadonlyMap<string, string | readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const reverse = new Map<string, string[]>();
  for (const [from, to] of pointers) {
    for (const target of typeof to === 'string' ? [to] : to) {
      const others = reverse.get(target);
      if (others === undefined) reverse.set(target, [from]);
      else others.push(from);
    }
  }
  return reverse;
}
