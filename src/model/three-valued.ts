import type { Unknown } from './inventory.js';
import { isUnknown, type Knowable, whenKnown } from './unknown.js';

/** True where one is, false where all are known not to be. */
export function someOf(answers: Iterable<Knowable<boolean>>): Knowable<boolean> {
  let unclear: Unknown | null = null;
  for (const answer of answers) {
    if (answer === true) return true;
    if (isUnknown(answer)) unclear ??= answer;
  }
  return unclear ?? false;
}

/** True where one of a list is; a list that is not known may hold one. */
export function someIn<T>(list: Knowable<readonly T[]>, ask: (one: T) => Knowable<boolean>): Knowable<boolean> {
  return whenKnown(list, (known) => someOf(known.map(ask)));
}

/** True where all are, false where one is known not to be. */
export function everyOf(answers: Iterable<Knowable<boolean>>): Knowable<boolean> {
  let unclear: Unknown | null = null;
  for (const answer of answers) {
    if (answer === false) return false;
    if (isUnknown(answer)) unclear ??= answer;
  }
  return unclear ?? true;
}
