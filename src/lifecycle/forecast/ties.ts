import { addTo } from '../../model/grouped.js';
import type { Bonds } from '../simulation/bonds.js';
import type { Standing } from '../simulation/standing.js';

/** The bonds of a repository the other way round, as they were when it was last looked at as a whole. */
export interface Ties {
  readonly placeOf: ReadonlyMap<string, number>;
  /** By the digest of an index. */
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
  /** By the digest of a subject. */
  readonly referrersOf: ReadonlyMap<string, readonly string[]>;
}

/** Turns the bonds round, and notes where in the standing each image is. */
export function tiesOf({ images }: Standing, { indexesOf, subjectOf }: Bonds): Ties {
  const childrenOf = new Map<string, string[]>();
  const referrersOf = new Map<string, string[]>();
  for (const [child, indexes] of indexesOf) for (const index of indexes) addTo(childrenOf, index, child);
  for (const [referrer, subject] of subjectOf) addTo(referrersOf, subject, referrer);
  return { placeOf: new Map(images.map(({ digest }, at) => [digest, at])), childrenOf, referrersOf };
}
