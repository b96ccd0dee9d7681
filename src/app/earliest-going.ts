import type { ImageFate, Simulation } from '../lifecycle/simulation/fate.js';
import { limitOf } from '../lifecycle/simulation/near-limit.js';
import { type LaterFate, whenRestored } from './when-restored.js';

/** Images that hang on each other in a longer line are none that anybody made: the stack has an end. */
const deepest = 1_000;

/**
 * When an image goes at the earliest that stays now: not before each index that lists it, and a signature with its subject at the latest.
 * Without pushes, and where nobody deletes or restores anything; what is being restored is back now.
 *
 * @returns Milliseconds since 1970, UTC; NaN where it never goes, or hangs on pushes.
 */
export function earliestGoing(simulation: Simulation, later: LaterFate = whenRestored(simulation)): (fate: ImageFate) => number {
  const { fates, prepared } = simulation;
  const { indexesOf, subjectOf } = prepared.bonds;
  const byDigest = new Map(fates.map((fate) => [fate.image.digest, fate]));
  const known = new Map<string, number>();
  let depth = 0;
  const ofDigest = (digest: string): number => {
    const fate = byDigest.get(digest);
    if (fate === undefined || depth > deepest) return Number.NaN;
    const found = known.get(digest);
    if (found !== undefined) return found;
    // Until it is known: images may say that they refer to each other in a circle, of which none goes.
    known.set(digest, Number.NaN);
    depth++;
    const instant = ofFate(fate);
    depth--;
    known.set(digest, instant);
    return instant;
  };
  const ofFate = (fate: ImageFate): number => {
    const { digest } = fate.image;
    const subject = subjectOf.get(digest);
    const own = byItself(later(fate), simulation);
    const alone = subject === undefined ? own : earlier(own, ofDigest(subject));
    // Of NaN Math.max makes NaN: what never goes holds its children for ever.
    return Math.max(alone, ...(indexesOf.get(digest) ?? []).map(ofDigest));
  };
  return ({ image }) => ofDigest(image.digest);
}

/** When its rule takes it, whatever holds it then; NaN for what goes by none. */
function byItself(fate: ImageFate, { now, assumptions }: Simulation): number {
  const { kind } = fate.outcome;
  return kind === 'taken' || kind === 'held' ? now : limitOf(fate, assumptions);
}

/** What refers to an image goes with that, or by a rule before, where rules are assumed to select it. */
function earlier(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  return Number.isNaN(other) ? one : Math.min(one, other);
}
