import type { Unknown } from '../../model/inventory.js';
import { unknown } from '../../model/unknown.js';

/** What of registries and repositories is read: everything, or that alone on which the run of a lifecycle policy hangs. */
export type ReadExtent = 'everything' | 'lifecycle';

/** The value of the model that nobody asked for. @param what - A phrase. */
export function notAskedFor(what: string): Unknown {
  return unknown('left-out', `${what}, which no lifecycle policy hangs on`);
}
