import type { Image } from '../../model/image.js';
import type { LifecyclePolicy } from '../policy.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { cutoffsOf } from './cutoffs.js';
import { type LifeTerms, type LivingStream, livesBy } from './lives.js';
import { remainderOf } from './remainder.js';
import type { RunToCome } from './runs-to-come.js';
import { nothing, plus, type Sizes, sizesOf, times } from './sizes.js';
import { whyBounded, whyGrowing } from './steady-reasons.js';
import type { Stream } from './streams.js';

/** Where a repository ends up if pushes go on as they do. */
export interface SteadyState extends Sizes {
  /** False where it grows without end; then its sizes are 0. */
  readonly bounded: boolean;
  /** The day from which on no more and no less is stored, in days from the first run; 0 where there is none. */
  readonly afterDays: number;
  /** What each month of 30 days adds in the end; nothing where it is bounded. */
  readonly growth: Sizes;
  readonly why: string;
}

/**
 * Where it leads, told from how long the images of each kind live rather than by running the policy for years: as many of a kind are there
 * as come in the time that one of them stays. What is there now and never goes comes on top. It is reached when all others that are there
 * now are gone, at the latest.
 *
 * @param repository - What the first run has left.
 * @param now - Milliseconds since 1970, UTC.
 */
export function steadyStateOf(
  policy: LifecyclePolicy,
  repository: SimulatedRepository,
  now: number,
  known: Omit<LifeTerms, 'cutoffs'>,
): SteadyState {
  const terms: LifeTerms = { ...known, cutoffs: cutoffsOf(policy, known) };
  const lifeOf = livesBy(terms);
  const living = Array.from(terms.streams.values(), (stream): LivingStream => ({ stream, life: lifeOf(stream) }));
  const growing = living.filter(({ life }) => life.total === Number.POSITIVE_INFINITY);
  if (growing.length > 0) {
    const perDay = growing.map(({ stream, life }) => ofStream(stream, life.standard === life.total ? 1 : 0, 1)).reduce(plus, nothing);
    return { bounded: false, afterDays: 0, ...nothing, growth: monthly(perDay), why: whyGrowing(policy, growing) };
  }
  const remainder = remainderOf(policy, repository, now, terms);
  const coming = living.map(({ stream, life }) => ofStream(stream, life.standard, life.total)).reduce(plus, nothing);
  const longest = living.reduce((most, { life }) => Math.max(most, life.total), 0);
  return {
    bounded: true,
    afterDays: Math.ceil(Math.max(longest, remainder.afterDays)),
    ...whole(plus(ofWholeImages(coming), sizesOf(remainder.images))),
    growth: nothing,
    why: whyBounded(living, remainder.images.length),
  };
}

/** What stays for good where nothing is pushed, after the last run that takes something. */
export function steadyAfter(runs: readonly RunToCome[], staying: readonly Image[]): SteadyState {
  const afterDays = runs.at(-1)?.day ?? 0;
  return { bounded: true, afterDays, ...sizesOf(staying), growth: nothing, why: whyBounded([], staying.length) };
}

/** What is there of a stream whose images stay so many days. */
function ofStream({ perDay, bytes }: Stream, standardDays: number, totalDays: number): Sizes {
  return { images: perDay * totalDays, bytes: perDay * bytes * standardDays, archivedBytes: perDay * bytes * (totalDays - standardDays) };
}

/** 13.9 images on average are told as 14, and their bytes are those of 14: one number must not gainsay the other. */
function ofWholeImages(coming: Sizes): Sizes {
  return coming.images === 0 ? coming : times(coming, Math.round(coming.images) / coming.images);
}

const month = 30;

/** To a hundredth of an image: one in some months is growth too. */
function monthly(perDay: Sizes): Sizes {
  const perMonth = times(perDay, month);
  return { ...whole(perMonth), images: Math.round(perMonth.images * 100) / 100 };
}

function whole({ images, bytes, archivedBytes }: Sizes): Sizes {
  return { images: Math.round(images), bytes: Math.round(bytes), archivedBytes: Math.round(archivedBytes) };
}
