import type { LifecycleRule } from '../policy.js';
import { passedOver, placeless } from '../simulation/bonds.js';
import type { ImageFate, Simulation } from '../simulation/fate.js';
import { standingSelectedBy } from './lint-subject.js';

/** Who has the places of a count, and who has none for that. */
export interface CountPlaces {
  /** What has a place beside the images that the rule decides and that somebody would pull by a tag. */
  readonly by: Readonly<Record<PlaceTaker, readonly ImageFate[]>>;
  /** How many images of its own have a place. */
  readonly kept: number;
  /** Images of its own that it takes, oldest first, though they are among the newest so many of its own. */
  readonly lost: readonly ImageFate[];
  /** How many places it takes to keep these too. */
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
 * @param counts - Whether the rule would select an image that it selects.
 */
export function countPlaces(
  simulation: Simulation,
  rule: LifecycleRule,
  places: number,
  counts: (fate: ImageFate) => boolean = () => true,
): CountPlaces {
  const { assumptions, fates, prepared } = simulation;
  const { images } = prepared.standing;
  const passed = passedOver(images, prepared.bonds, assumptions);
  const uncounted = placeless(images, prepared.bonds, assumptions);
  const by: Record<PlaceTaker, ImageFate[]> = { child: [], untagged: [], referrer: [], above: [] };
  const own: ImageFate[] = [];
  const lost: ImageFate[] = [];
  let place = 0;
  let kept = 0;
  let needed = 0;
  for (const at of standingSelectedBy(simulation, rule)) {
    if (own.length === places) break;
    // What stands is youngest first, fates are oldest first.
    const fate = fates[fates.length - 1 - at];
    if (fate === undefined || passed[at] === 1 || uncounted[at] === 1 || !counts(fate)) continue;
    place += 1;
    const taker = takerOf(fate, rule, simulation);
    if (taker !== null) {
      if (place <= places) by[taker].push(fate);
      continue;
    }
    own.push(fate);
    needed = place;
    if (place <= places) kept += 1;
    else if (fate.outcome.kind === 'taken') lost.push(fate);
  }
  return { by, kept, lost: lost.reverse(), needed };
}

function takerOf({ image, owner, isReferrer, tagCount }: ImageFate, rule: LifecycleRule, { prepared }: Simulation): PlaceTaker | null {
  // Looking up a digest costs more than asking whether there is any.
  if (prepared.bonds.indexesOf.size > 0 && prepared.bonds.indexesOf.has(image.digest)) return 'child';
  if (isReferrer) return 'referrer';
  if (tagCount === 0) return 'untagged';
  return owner === rule ? null : 'above';
}
