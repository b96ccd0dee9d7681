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

export function tiesOf({ images }: Standing, { indexesOf, subjectOf }: Bonds): Ties {
  const childrenOf = new Map<string, string[]>();
  const referrersOf = new Map<string, string[]>();
  for (const [child, indexes] of indexesOf) for (const index of indexes) join(childrenOf, index, child);
  for (const [referrer, subject] of subjectOf) join(referrersOf, subject, referrer);
  return { placeOf: new Map(images.map(({ digest }, at) => [digest, at])), childrenOf, referrersOf };
}

function join(lists: Map<string, string[]>, key: string, member: string): void {
  const members = lists.get(key);
  if (members === undefined) lists.set(key, [member]);
  else members.push(member);
}
