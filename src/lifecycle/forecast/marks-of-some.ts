import type { Assumptions } from '../simulation/assumptions.js';
import { isOlder, type Marks, markImages } from '../simulation/marks.js';
import { ruleAt } from '../simulation/outcomes.js';
import { sinceAt } from '../simulation/standing.js';
import type { CurrentRepository } from './current-repository.js';
import { withTied } from './places-that-may-leave.js';

/**
 * Marks some images and what they are tied to, as if all were marked: what goes by its age needs no look at the others. Where a count
 * decides for one of them, all are marked.
 *
 * @param now - Milliseconds since 1970, UTC.
 */
export function marksOfSome(current: CurrentRepository, some: readonly number[], now: number, assumptions: Assumptions): Marks {
  const { standing, bonds, isHeld } = current;
  const size = standing.images.length;
  const marks: Marks = {
    ranks: new Uint32Array(size),
    marked: new Uint8Array(size),
    passed: new Uint8Array(size),
    spared: new Int8Array(size).fill(-1),
  };
  for (const at of withTied(some, current)) {
    const owner = ruleAt(standing, standing.owners[at]);
    if (assumptions.referrers === 'with-subject' && bonds.subjectOf.has(standing.images[at]?.digest ?? '')) marks.passed[at] = 1;
    else if (owner?.count.type === 'imageCountMoreThan') {
      // What an index holds all through the run stays, marked or not.
      if (isHeld[at] === 0 || assumptions['leaving-index'] === 'frees-children') return markImages(standing, bonds, now, assumptions);
    } else if (owner !== null && isOlder(sinceAt(standing, owner.count.type, at), owner, now, assumptions.age)) marks.marked[at] = 1;
  }
  return marks;
}
