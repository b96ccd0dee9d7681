import type { Assumptions } from '../simulation/assumptions.js';
import type { Bonds } from '../simulation/bonds.js';
import type { Outcome } from '../simulation/fate.js';
import type { Marks } from '../simulation/marks.js';
import { outcomesOf } from '../simulation/outcomes.js';
import type { Standing } from '../simulation/standing.js';

/** A run in which every image is marked. */
export interface MarkedRun {
  readonly standing: Standing;
  readonly bonds: Bonds;
  readonly marks: Marks;
}

/** What becomes of the images at some places. What they are tied to and may leave must be among them. */
export function outcomesAt(places: readonly number[], { standing, bonds, marks }: MarkedRun, assumptions: Assumptions): readonly Outcome[] {
  const images = places.flatMap((at) => standing.images[at] ?? []);
  return outcomesOf(
    {
      policy: standing.policy,
      images,
      pushed: Float64Array.from(places, (at) => standing.pushed[at] ?? Number.NaN),
      classes: places.map((at) => standing.classes[at] ?? null),
      owners: Int8Array.from(places, (at) => standing.owners[at] ?? -1),
      low: Int32Array.from(places, (at) => standing.low[at] ?? 0),
      high: Int32Array.from(places, (at) => standing.high[at] ?? 0),
      hasCapitals: standing.hasCapitals,
    },
    {
      ranks: Uint32Array.from(places, (at) => marks.ranks[at] ?? 0),
      marked: Uint8Array.from(places, (at) => marks.marked[at] ?? 0),
      passed: Uint8Array.from(places, (at) => marks.passed[at] ?? 0),
      spared: Int8Array.from(places, (at) => marks.spared[at] ?? -1),
    },
    { indexesOf: among(images, bonds.indexesOf), subjectOf: among(images, bonds.subjectOf) },
    assumptions,
  );
}

function among<T>(images: Standing['images'], ofAll: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const some = new Map<string, T>();
  for (const { digest } of images) {
    const value = ofAll.get(digest);
    if (value !== undefined) some.set(digest, value);
  }
  return some;
}
