import type { Image } from '../../model/image.js';
import type { LifecycleAction, LifecycleRule } from '../policy.js';
import type { Assumptions } from '../simulation/assumptions.js';
import { actionOn } from '../simulation/fate.js';
import { type Marks, markImages } from '../simulation/marks.js';
import { ruleAt } from '../simulation/outcomes.js';
import { archiveAt, type CurrentRepository, expireAt } from './current-repository.js';
import { outcomesAt } from './part-of-run.js';
import { placesThatMayLeave } from './places-that-may-leave.js';

/** An image that leaves the repository, or the standard storage class. */
export interface Leaving {
  /** As it was before. */
  readonly image: Image;
  readonly action: LifecycleAction;
  /** Null for what goes with its subject. */
  readonly owner: LifecycleRule | null;
}

/** When a run is. */
export interface RunTime {
  /** Milliseconds since 1970, UTC, by which ages are told; may be infinite. */
  readonly now: number;
  /** At which what is archived is archived. */
  readonly archivedAt: number;
}

/** Runs the policy over what is there, as a simulation does, and lets go what it takes. */
export function runOnce(current: CurrentRepository, { now, archivedAt }: RunTime, assumptions: Assumptions): readonly Leaving[] {
  return letGo(current, markImages(current.standing, current.bonds, now, assumptions), archivedAt, assumptions);
}

/**
 * Lets go what a run takes.
 *
 * @param marks - Of each image that may leave, and of what that is tied to.
 * @param archivedAt - As that of a run.
 */
export function letGo(current: CurrentRepository, marks: Marks, archivedAt: number, assumptions: Assumptions): readonly Leaving[] {
  const { standing, bonds } = current;
  const places = placesThatMayLeave(current, marks);
  const outcomes = outcomesAt(places, { standing, bonds, marks }, assumptions);
  const leaving = places.flatMap((at, index) => {
    const [image, outcome] = [standing.images[at], outcomes[index]];
    const action = outcome === undefined ? null : actionOn({ outcome });
    const owner = outcome?.kind === 'follows' ? null : ruleAt(standing, standing.owners[at]);
    return image === undefined || action === null ? [] : [{ at, image, action, owner }];
  });
  for (const { at, action } of leaving) {
    if (action === 'expire') expireAt(current, at);
    else archiveAt(current, at, archivedAt);
  }
  return leaving;
}
