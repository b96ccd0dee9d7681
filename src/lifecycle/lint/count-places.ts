import { isReferrer } from '../../model/image.js';
import type { LifecycleRule } from '../policy.js';
import { passedOver, takesNoPlace } from '../simulation/bonds.js';
import type { ImageFate, Simulation } from '../simulation/fate.js';
import { selectedBy } from './lint-subject.js';

/** Who has the places of a count, and who has none for that. */
export interface CountPlaces {
  /** How many places are taken by something else than images that the rule decides and that somebody would pull for their own sake. */
  readonly eaten: number;
  /** The same by kind. */
  readonly by: Readonly<Record<PlaceTaker, readonly ImageFate[]>>;
  /** The images of its own that have a place. */
  readonly kept: readonly ImageFate[];
  /** Images of its own that it takes, oldest first, though they are among the newest so many of its own. */
  readonly lost: readonly ImageFate[];
  /** How many places it would take to keep these too. */
  readonly needed: number;
}

/**
 * - `child`: an index that is there lists it.
 * - `untagged`: it has no tag, and the rule is for any image.
 * - `referrer`: a signature or the like, which refers to another image.
 * - `above`: a rule above decides of it.
 */
export type PlaceTaker = 'child' | 'untagged' | 'referrer' | 'above';

/**
 * Tells who has the places of a count: all images that the rule selects, whichever rule decides them.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 *
 * @param places - How many images the count keeps.
 */
export function countPlaces(simulation: Simulation, rule: LifecycleRule, places: number): CountPlaces {
  const { assumptions, prepared } = simulation;
  const isPassedOver = passedOver(prepared.bonds, assumptions);
  const isPlaceless = takesNoPlace(prepared.bonds, assumptions);
  const counted = [...selectedBy(simulation, rule)]
    .reverse()
    .filter(({ image }) => !isPassedOver(image) && !isPlaceless(image))
    .map((fate, index) => ({ fate, place: index + 1, taker: takerOf(fate, rule, simulation) }));
  const own = counted.filter(({ taker }) => taker === null).slice(0, places);
  const seated = counted.slice(0, places);
  const seatedAs = (kind: PlaceTaker) => seated.filter(({ taker }) => taker === kind).map(({ fate }) => fate);
  return {
    eaten: seated.filter(({ taker }) => taker !== null).length,
    by: { child: seatedAs('child'), untagged: seatedAs('untagged'), referrer: seatedAs('referrer'), above: seatedAs('above') },
    kept: seated.filter(({ taker }) => taker === null).map(({ fate }) => fate),
    lost: own
      .filter(({ fate }) => fate.outcome.kind === 'taken')
      .map(({ fate }) => fate)
      .reverse(),
    needed: own.at(-1)?.place ?? 0,
  };
}

function takerOf({ image, owner }: ImageFate, rule: LifecycleRule, { prepared }: Simulation): PlaceTaker | null {
  if (prepared.bonds.indexesOf.has(image.digest)) return 'child';
  if (isReferrer(image)) return 'referrer';
  if (image.tags.length === 0) return 'untagged';
  return owner === rule ? null : 'above';
}
