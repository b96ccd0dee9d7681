import type { Image } from '../../model/image.js';
import { day } from '../../model/instant.js';
import type { LifecyclePolicy } from '../policy.js';
import { ageSince } from '../simulation/clocks.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { currentRepository, imagesThere } from './current-repository.js';
import { countedUpTo, countingRules } from './cutoffs.js';
import { type LifeTerms, livesBy } from './lives.js';
import { type Leaving, runOnce } from './run-once.js';

/** What of the images that are there now stays in the end. */
export interface Remainder {
  readonly images: readonly Image[];
  /** After so many days at most all others are gone. */
  readonly afterDays: number;
}

/**
 * Lets time run out for the images that are there: first every age is reached, then what keeps coming has taken its places in each count.
 *
 * @param now - Milliseconds since 1970, UTC.
 */
export function remainderOf(policy: LifecyclePolicy, repository: SimulatedRepository, now: number, terms: LifeTerms): Remainder {
  const aged = exhaust(policy, repository, now, terms);
  const crowded = exhaust(withPlacesTaken(policy, terms), { ...repository, images: aged.images }, now, terms);
  return { images: crowded.images, afterDays: Math.max(aged.afterDays, crowded.afterDays) };
}

/** The policy with the places that are left to images that are there now, when what keeps coming has taken its own: none are possible. */
function withPlacesTaken({ rules }: LifecyclePolicy, terms: LifeTerms): LifecyclePolicy {
  const left = new Map(
    countingRules(rules, terms).map((counter) => {
      const taken = Math.ceil(countedUpTo(Number.POSITIVE_INFINITY, counter, terms) - rounding);
      return [counter.rule, Math.max(0, counter.keeps - taken)];
    }),
  );
  return {
    rules: rules.map((rule) => {
      const number = left.get(rule);
      return number === undefined ? rule : { ...rule, count: { type: 'imageCountMoreThan', number } };
    }),
  };
}

const rounding = 1e-6;

/** More rounds than indexes can be nested in. */
const mostRounds = 100;

/** Runs a policy when every age is reached, until it finds nothing more to do. */
function exhaust(policy: LifecyclePolicy, repository: SimulatedRepository, now: number, terms: LifeTerms): Remainder {
  const current = currentRepository(policy, repository, { images: [], indexes: [] }, terms.assumptions);
  const dueAfter = dueDays(now, terms);
  const archivedAfter = new Map<string, number>();
  let afterDays = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const leaving = runOnce(current, { now: Number.POSITIVE_INFINITY, archivedAt: now }, terms.assumptions);
    if (leaving.length === 0) break;
    const released = round === 0 ? 0 : afterDays + 1;
    for (const gone of leaving) {
      const archived = archivedAfter.get(gone.image.digest);
      const days = archived === undefined ? Math.max(dueAfter(gone), isArchived(gone) ? 0 : released) : archived + dueAfter(gone);
      if (gone.action === 'transition') archivedAfter.set(gone.image.digest, days);
      afterDays = Math.max(afterDays, days);
    }
  }
  return { images: imagesThere(current), afterDays };
}

function isArchived({ image }: Leaving): boolean {
  return image.status === 'ARCHIVED';
}

/** Days until an image leaves by the rule that decides; for what goes with its subject none, since that has its own. */
function dueDays(now: number, { streams, cutoffs, ...terms }: LifeTerms): (leaving: Leaving) => number {
  const lifeOf = livesBy({ streams, cutoffs, ...terms });
  const lives = Array.from(streams.values(), (stream) => lifeOf(stream).standard).filter(Number.isFinite);
  const filled = lives.reduce((longest, life) => Math.max(longest, life), 0);
  return ({ image, owner }) => {
    if (owner === null) return 0;
    const { count, priority } = owner;
    if (count.type === 'imageCountMoreThan') return cutoffs.get(priority) ?? filled;
    return Math.max(0, Math.floor((ageSince(count.type, image) - now) / day + count.days) + 1);
  };
}
