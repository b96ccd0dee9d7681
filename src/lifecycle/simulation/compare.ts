import type { LifecycleRule } from '../policy.js';
import { actionOn, type ImageFate, type Simulation } from './fate.js';

/** An image that two policies do not treat alike. */
export interface FateChange {
  readonly before: ImageFate;
  readonly after: ImageFate;
}

/** What a policy does that another does not; each list oldest first. */
export interface Comparison {
  readonly newlyExpired: readonly FateChange[];
  readonly newlyArchived: readonly FateChange[];
  readonly newlyKept: readonly FateChange[];
  /** The same is done with the image, by a rule that selects other images, goes by something else or acts otherwise. */
  readonly moved: readonly FateChange[];
}

/** Compares two runs over the same images at the same instant. */
export function compareSimulations(before: Simulation, after: Simulation): Comparison {
  const known = new Map(before.fates.map((fate) => [fate.image.digest, fate]));
  const changes = after.fates.flatMap((fate): readonly FateChange[] => {
    const other = known.get(fate.image.digest);
    return other === undefined ? [] : [{ before: other, after: fate }];
  });
  const changed = changes.filter((change) => actionOn(change.before) !== actionOn(change.after));
  const to = (action: ReturnType<typeof actionOn>): readonly FateChange[] => changed.filter(({ after: fate }) => actionOn(fate) === action);
  return {
    newlyExpired: to('expire'),
    newlyArchived: to('transition'),
    newlyKept: to(null),
    moved: changes.filter(({ before: was, after: is }) => actionOn(was) === actionOn(is) && isMoved(was.owner, is.owner)),
  };
}

/** What no rule selected, or none does any more, has moved nowhere. */
function isMoved(from: LifecycleRule | null, to: LifecycleRule | null): boolean {
  return from !== null && to !== null && textOf(from) !== textOf(to);
}

const texts = new WeakMap<LifecycleRule, string>();

/** A rule that only has another priority, description or number is the same one, which was changed. */
function textOf(rule: LifecycleRule): string {
  const { tagStatus, patterns, storageClass, count, action } = rule;
  const text = texts.get(rule) ?? JSON.stringify([tagStatus, [...patterns].sort(), storageClass, count.type, action]);
  texts.set(rule, text);
  return text;
}
