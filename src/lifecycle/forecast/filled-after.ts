import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { cutoffsOf } from './cutoffs.js';
import { type LifeTerms, livesBy } from './lives.js';
import { remainderOf } from './remainder.js';
import { rulesOf, selectorOf } from './selector.js';

/**
 * In how many days every age is reached, and each count has as many images as it keeps: those that are there now and those that come. It
 * is told by rates, and so to a day or so; what takes the places of other images later is not told.
 *
 * @param repository - What the first run has left.
 * @param now - Milliseconds since 1970, UTC.
 */
export function filledAfter(
  policy: LifecyclePolicy,
  repository: SimulatedRepository,
  now: number,
  known: Omit<LifeTerms, 'cutoffs'>,
): number {
  const terms: LifeTerms = { ...known, cutoffs: cutoffsOf(policy, known, placesTaken(policy, repository, known)) };
  const lifeOf = livesBy(terms);
  const lives = Array.from(terms.streams.values(), (stream) => lifeOf(stream).total);
  return Math.ceil(lives.reduce((most, life) => Math.max(most, life), remainderOf(policy, repository, now, terms).afterDays));
}

/** How many images that are there now each rule selects. */
function placesTaken(
  policy: LifecyclePolicy,
  { images }: SimulatedRepository,
  { assumptions }: Pick<LifeTerms, 'assumptions'>,
): ReadonlyMap<LifecycleRule, number> {
  const selector = selectorOf(policy, assumptions);
  const taken = new Map<LifecycleRule, number>();
  for (const image of images) {
    if (image.status !== 'ACTIVE' || (image.subject !== '' && assumptions.referrers === 'with-subject')) continue;
    for (const rule of rulesOf(selector, image, 'standard')) taken.set(rule, (taken.get(rule) ?? 0) + 1);
  }
  return taken;
}
