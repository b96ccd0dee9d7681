import type { Image } from '../../model/image.js';
import { day } from '../../model/instant.js';
import type { LifecyclePolicy } from '../policy.js';
import type { Assumptions } from '../simulation/assumptions.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { admit, type CurrentRepository, currentRepository, imagesThere } from './current-repository.js';
import type { DayTerms } from './due-days.js';
import type { DayOfPushes } from './future-pushes.js';
import { isBeingRestored, restored } from './restored.js';
import { type Leaving, runOnce } from './run-once.js';
import type { RunToCome } from './runs-to-come.js';
import { plus, type Sizes, sizesOf, times } from './sizes.js';

/** One day of a forecast. */
export interface ForecastDay extends Sizes {
  readonly day: number;
  /** UTC, yyyy-mm-dd. */
  readonly date: string;
  /** Images pushed since the day before, children and signatures included. */
  readonly pushed: number;
  /** What goes that day, signatures that follow included. */
  readonly expired: number;
  readonly archived: number;
  /** Those of them that are there today: images that are pushed only in the forecast are told by their number alone. */
  readonly leaving: readonly Leaving[];
}

/** The first run, which is the simulation itself, and what it leaves. */
export interface FirstDay {
  readonly today: ForecastDay;
  readonly left: SimulatedRepository;
  /** What of it is on its way back from the archive now, and is back on the days after. */
  readonly restoring: readonly Image[];
}

/** @param now - Milliseconds since 1970, UTC. */
export function firstDay(policy: LifecyclePolicy, repository: SimulatedRepository, now: number, assumptions: Assumptions): FirstDay {
  const current = currentRepository(policy, repository, { images: [], indexes: [] }, assumptions);
  const leaving = runOnce(current, { now, archivedAt: now }, assumptions);
  const images = imagesThere(current);
  const restoring = images.filter(isBeingRestored);
  const back = restoring.length === 0 ? images : images.map((image) => (isBeingRestored(image) ? restored(image, now) : image));
  return {
    today: { ...dayOf(0, now), pushed: 0, ...countsOf(leaving), leaving, ...sizesOf(images) },
    left: { ...repository, images: back },
    restoring,
  };
}

/** The days after the first, each with its pushes and then a run. */
export function daysAfter(
  { today, left }: FirstDay,
  policy: LifecyclePolicy,
  pushes: readonly DayOfPushes[],
  { now, assumptions }: DayTerms,
): readonly ForecastDay[] {
  const toCome = { images: pushes.flatMap(({ images }) => images), indexes: pushes.flatMap(({ indexes }) => indexes) };
  const current = currentRepository(policy, left, toCome, assumptions);
  const imagined = new Set(toCome.images.map(({ digest }) => digest));
  let stored: Sizes = today;
  return pushes.map(({ images }, before) => {
    const leaving = pushAndRun(current, images, now + (before + 1) * day, assumptions);
    const real = leaving.filter(({ image }) => !imagined.has(image.digest));
    const sizes = sizesAfter(stored, images, leaving);
    stored = sizes;
    return { ...dayOf(before + 1, now), pushed: images.length, ...countsOf(leaving), leaving: real, ...sizes };
  });
}

/** The days after the first where nothing is pushed. */
export function quietDays(
  { today }: FirstDay,
  runs: readonly RunToCome[],
  { now, horizonDays }: { readonly now: number; readonly horizonDays: number },
): readonly ForecastDay[] {
  const leavingOn = new Map(runs.map((run) => [run.day, run.leaving]));
  let stored: Sizes = today;
  return Array.from({ length: horizonDays }, (_, before) => {
    const leaving = leavingOn.get(before + 1) ?? [];
    const sizes = sizesAfter(stored, [], leaving);
    stored = sizes;
    return { ...dayOf(before + 1, now), pushed: 0, ...countsOf(leaving), leaving, ...sizes };
  });
}

function dayOf(number: number, now: number): Pick<ForecastDay, 'day' | 'date'> {
  return { day: number, date: dateOf(now + number * day) };
}

function sizesAfter({ images, bytes, archivedBytes }: Sizes, pushed: readonly Image[], leaving: readonly Leaving[]): Sizes {
  return plus(plus({ images, bytes, archivedBytes }, sizesOf(pushed)), changeBy(leaving));
}

function pushAndRun(current: CurrentRepository, images: readonly Image[], at: number, assumptions: Assumptions): readonly Leaving[] {
  admit(current, images);
  return runOnce(current, { now: at, archivedAt: at }, assumptions);
}

function countsOf(leaving: readonly Leaving[]): { readonly expired: number; readonly archived: number } {
  const expired = leaving.filter(({ action }) => action === 'expire').length;
  return { expired, archived: leaving.length - expired };
}

function changeBy(leaving: readonly Leaving[]): Sizes {
  const before = sizesOf(leaving.map(({ image }) => image));
  const archived = sizesOf(leaving.flatMap(({ image, action }) => (action === 'expire' ? [] : [{ ...image, status: 'ARCHIVED' }])));
  return plus(archived, times(before, -1));
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
