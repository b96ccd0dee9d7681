import { isUnknown, type Knowable } from '../../model/unknown.js';

/** The values, or the first unknown one of them. */
export function allKnown<T>(values: readonly Knowable<T>[]): Knowable<T[]> {
  const known: T[] = [];
  for (const value of values) {
    if (isUnknown(value)) return value;
    known.push(value);
  }
  return known;
}
