import type { Marks } from '../simulation/marks.js';
import type { CurrentRepository } from './current-repository.js';

/**
 * The places of all images that may leave in a run, in their order: those that rules take and no index holds, and what may go with them.
 * Whatever else there is stays as it is, so that nobody need ask what becomes of it.
 */
export function placesThatMayLeave(current: CurrentRepository, { marked }: Marks): readonly number[] {
  const taken: number[] = [];
  for (let at = marked.indexOf(1); at >= 0; at = marked.indexOf(1, at + 1)) {
    if (current.isHeld[at] === 0) taken.push(at);
  }
  return withTied(taken, current);
}

/** Places, and those of all that images there list, that refers to them, and so on, in their order. */
export function withTied(places: readonly number[], { standing: { images }, ties }: CurrentRepository): readonly number[] {
  const reached = new Set<number>();
  const next = [...places];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    const digest = images[at]?.digest ?? '';
    for (const tied of [...(ties.childrenOf.get(digest) ?? []), ...(ties.referrersOf.get(digest) ?? [])]) {
      next.push(ties.placeOf.get(tied) ?? at);
    }
  }
  return [...reached].sort((a, b) => a - b);
}
