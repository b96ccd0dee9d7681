import { addTo } from '../../model/grouped.js';
import { day } from '../../model/instant.js';
import type { Assumptions } from '../simulation/assumptions.js';
import { isOlder } from '../simulation/marks.js';
import { ruleAt } from '../simulation/outcomes.js';
import { sinceAt } from '../simulation/standing.js';
import type { CurrentRepository } from './current-repository.js';

/** On which later days images meet their age rule. */
export interface DueDays {
  readonly placesOn: Map<number, number[]>;
  /** Each once, the next one last. */
  readonly days: number[];
}

/** How days are told. */
export interface DayTerms {
  /** Of the first run, day 0: milliseconds since 1970, UTC. */
  readonly now: number;
  readonly assumptions: Assumptions;
}

/** Notes of each image that is there when it meets the age rule that decides for it, as it is now. */
export function dueDaysOf(current: CurrentRepository, terms: DayTerms): DueDays {
  const placesOn = new Map<number, number[]>();
  const { owners } = current.standing;
  for (let at = 0; at < owners.length; at++) {
    const due = dueDay(current, at, terms);
    if (Number.isFinite(due)) addTo(placesOn, due, at);
  }
  return { placesOn, days: [...placesOn.keys()].sort((a, b) => b - a) };
}

/** Notes it of an image that another rule decides for since. */
export function noteDueDay({ placesOn, days }: DueDays, current: CurrentRepository, at: number, terms: DayTerms): void {
  const due = dueDay(current, at, terms);
  if (!Number.isFinite(due)) return;
  if (!placesOn.has(due)) days.splice(placeFor(due, days), 0, due);
  addTo(placesOn, due, at);
}

/** The places of what is due on that day or was before, which are noted no longer. */
export function takeDue({ placesOn, days }: DueDays, until: number): readonly number[] {
  const due: number[] = [];
  for (let next = days.at(-1); next !== undefined && next <= until; next = days.at(-1)) {
    days.pop();
    for (const at of placesOn.get(next) ?? []) due.push(at);
    placesOn.delete(next);
  }
  return due;
}

/** The day of the first run that finds the image to be older than its rule allows; infinite where none does. */
function dueDay({ standing }: CurrentRepository, at: number, { now, assumptions: { age } }: DayTerms): number {
  const owner = ruleAt(standing, standing.owners[at]);
  if (owner === null || owner.count.type === 'imageCountMoreThan') return Number.POSITIVE_INFINITY;
  const since = sinceAt(standing, owner.count.type, at);
  const about = Math.max(0, Math.floor((since - now) / day) + owner.count.days - 1);
  // An age that is reached on the hour, or counted by dates, is reached up to two runs later.
  for (let number = about; number < about + mostTried; number++) if (isOlder(since, owner, now + number * day, age)) return number;
  return Number.POSITIVE_INFINITY;
}

const mostTried = 4;

function placeFor(due: number, days: readonly number[]): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) > due) low = middle + 1;
    else high = middle;
  }
  return low;
}
