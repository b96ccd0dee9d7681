import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';

/** A list of faults that may be longer than what is known: certain ones, and the first thing that is not known. */
export interface KnownFaults<T> {
  readonly certain: readonly T[];
  readonly unclear: Unknown | null;
}

/** One certain fault is enough to fail; with none, what is not known decides that the answer is unknown. */
export function faultsOf<T>({ certain, unclear }: KnownFaults<T>): Knowable<readonly T[]> {
  return certain.length > 0 || unclear === null ? certain : unclear;
}

/** Collects faults, each of them known or not. */
export function collectFaults<T>(answers: Iterable<Knowable<readonly T[]>>): Knowable<readonly T[]> {
  const certain: T[] = [];
  let unclear: Unknown | null = null;
  for (const answer of answers) {
    if (isUnknown(answer)) unclear ??= answer;
    else certain.push(...answer);
  }
  return faultsOf({ certain, unclear });
}
