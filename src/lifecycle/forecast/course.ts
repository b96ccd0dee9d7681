import type { LifecyclePolicy } from '../policy.js';
import { currentRepository, imagesThere } from './current-repository.js';
import { daysAfter, type FirstDay, type ForecastDay, quietDays } from './days.js';
import type { DayTerms } from './due-days.js';
import { filledAfter } from './filled-after.js';
import { futurePushes } from './future-pushes.js';
import { fractionOfDay } from './lives.js';
import { imagesPerDay, type KindRate } from './push-rates.js';
import { runsToCome } from './runs-to-come.js';
import { settledAfter } from './settled-after.js';
import { type SteadyState, steadyAfter, steadyStateOf } from './steady-state.js';
import type { Streams } from './streams.js';

/** How a repository fares day by day, and where it ends up. */
export interface Course {
  /** Day 0 is the simulation itself. */
  readonly days: readonly ForecastDay[];
  readonly steadyState: SteadyState;
}

/** How far to look ahead, and by what. */
export interface Ahead extends DayTerms {
  /** Days after the first. */
  readonly horizonDays: number;
}

/** What is pushed. */
export interface Pushed {
  readonly rates: readonly KindRate[];
  readonly manifests: ReadonlyMap<string, readonly string[]>;
  readonly streams: Streams;
}

/** The course where nothing is pushed: it is followed to its end. */
export function courseWithoutPushes(first: FirstDay, policy: LifecyclePolicy, ahead: Ahead): Course {
  const current = currentRepository(policy, first.left, { images: [], indexes: [] }, ahead.assumptions);
  const runs = runsToCome(current, ahead);
  return { days: [first.today, ...quietDays(first, runs, ahead)], steadyState: steadyAfter(runs, imagesThere(current)) };
}

/** In so many days what comes in turn comes round, where one image is pushed a day. */
const daysOfEnd = 30;

/** So many images are looked at, each once a day, to tell when the end is reached: as long as it takes to follow 1,000 images for a year. */
const mostLooks = 400_000;

/**
 * The course where images are pushed. When its end is reached is told by the days, since it hangs on all that is there now and on what
 * takes its places; where that is too far to look, by how long images live.
 */
export function courseWithPushes(first: FirstDay, policy: LifecyclePolicy, ahead: Ahead & Pushed): Course {
  const { now, assumptions, horizonDays, rates, manifests, streams } = ahead;
  const known = { streams, assumptions, dayFraction: fractionOfDay(now) };
  const steadyState = steadyStateOf(policy, first.left, now, known);
  const { bounded, afterDays: end } = steadyState;
  const until = bounded ? end + daysOfEnd : 0;
  const looks = until * (first.left.images.length + until * imagesPerDay(rates));
  const followed = looks > mostLooks ? horizonDays : Math.max(horizonDays, until);
  const all = [first.today, ...daysAfter(first, policy, futurePushes(rates, manifests, { now, days: followed }), ahead)];
  const days = all.slice(0, horizonDays + 1);
  if (!bounded) return { days, steadyState };
  const afterDays = until <= followed ? settledAfter(all.slice(0, until + 1), end) : filledAfter(policy, first.left, now, known);
  return { days, steadyState: { ...steadyState, afterDays: Math.min(end, afterDays) } };
}
