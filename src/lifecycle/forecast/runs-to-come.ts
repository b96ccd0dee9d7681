import { day } from '../../model/instant.js';
import type { CurrentRepository } from './current-repository.js';
import { type DayTerms, dueDaysOf, noteDueDay, takeDue } from './due-days.js';
import { marksOfSome } from './marks-of-some.js';
import { type Leaving, letGo, runOnce } from './run-once.js';

/** A later run that takes something. */
export interface RunToCome {
  /** Days from the first run. */
  readonly day: number;
  readonly leaving: readonly Leaving[];
}

/**
 * Runs the policy once a day until nothing more ever goes, where nothing is pushed. A count takes nothing anew as images go, so that a run
 * need look only at what has come of age, and at what indexes held that went the day before; where neither is, there is no need of a run.
 *
 * @param current - What the first run has left; in the end, what stays for good.
 * @returns The runs that take something, in their order.
 */
export function runsToCome(current: CurrentRepository, terms: DayTerms): readonly RunToCome[] {
  const { now, assumptions } = terms;
  const due = dueDaysOf(current, terms);
  const runs: RunToCome[] = [];
  let freed: readonly number[] | 'any' = 'any';
  for (let number = 1; Number.isFinite(number); ) {
    const at = now + number * day;
    const aged = takeDue(due, number);
    const leaving: readonly Leaving[] =
      freed === 'any'
        ? runOnce(current, { now: at, archivedAt: at }, assumptions)
        : letGo(current, marksOfSome(current, [...freed, ...aged], at, assumptions), at, assumptions);
    if (leaving.length > 0) runs.push({ day: number, leaving });
    for (const place of archivedPlaces(leaving, current)) noteDueDay(due, current, place, terms);
    freed = changesCounts(leaving, current, terms) ? 'any' : freedChildren(leaving, current);
    number = freed.length > 0 ? number + 1 : Math.max(number + 1, due.days.at(-1) ?? Number.POSITIVE_INFINITY);
  }
  return runs;
}

function archivedPlaces(leaving: readonly Leaving[], { ties }: CurrentRepository): readonly number[] {
  return leaving.flatMap(({ image, action }) => (action === 'transition' ? (ties.placeOf.get(image.digest) ?? []) : []));
}

/** The places of what indexes held that are gone, and nothing else holds. */
function freedChildren(leaving: readonly Leaving[], current: CurrentRepository): readonly number[] {
  return leaving.flatMap(({ image }) =>
    thereOf(current.ties.childrenOf.get(image.digest), current).filter((at) => current.isHeld[at] === 0),
  );
}

/**
 * Whether something takes a place in a count that took none before: a child, where none is counted while its index is there, or what
 * refers to an image that went without it.
 */
function changesCounts(leaving: readonly Leaving[], current: CurrentRepository, { assumptions }: DayTerms): boolean {
  if (assumptions['index-children'] === 'not-counted' && freedChildren(leaving, current).length > 0) return true;
  return leaving.some(
    ({ image, action }) => action === 'expire' && thereOf(current.ties.referrersOf.get(image.digest), current).length > 0,
  );
}

function thereOf(digests: readonly string[] | undefined, { ties, isThere }: CurrentRepository): readonly number[] {
  return (digests ?? []).flatMap((digest) => {
    const at = ties.placeOf.get(digest);
    return at !== undefined && isThere[at] === 1 ? [at] : [];
  });
}
