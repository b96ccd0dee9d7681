import { addTo } from '../model/grouped.js';
import type { Image, RepositoryImages } from '../model/image.js';
import { isUnknown } from '../model/unknown.js';
import { rememberAbout } from './remember.js';

/** Images that stand in one relation to an image. */
export type Kin = (image: Image) => readonly Image[];

/** Who lists whom among the images that are there, as far as manifests were read. */
export interface IndexFamily {
  /** The children of an index that are there. */
  readonly children: Kin;
  /** The indexes that list an image. */
  readonly indexes: Kin;
  /** The images that an index lists. */
  readonly listed: readonly Image[];
}

const none: IndexFamily = { children: () => [], indexes: () => [], listed: [] };

/** The family of each image of a repository, gathered once. */
export const familyOf = rememberAbout(({ images, indexes }: RepositoryImages): IndexFamily => {
  // Most repositories have no index whose manifest was read, and looking up digests takes its time.
  if (isUnknown(indexes) || indexes.length === 0) return none;
  const byDigest = new Map(images.map((image) => [image.digest, image]));
  const children = new Map<string, Image[]>();
  const listers = new Map<string, Image[]>();
  for (const { digest, children: listed } of indexes) {
    const index = byDigest.get(digest);
    if (index === undefined) continue;
    for (const name of new Set(listed)) {
      const child = byDigest.get(name);
      if (child === undefined) continue;
      addTo(children, digest, child);
      addTo(listers, name, index);
    }
  }
  // In the order of digests, so that the order of a list never matters to what is told.
  for (const kin of [...children.values(), ...listers.values()]) if (kin.length > 1) kin.sort(byDigests);
  return {
    children: ({ digest }) => children.get(digest) ?? [],
    indexes: ({ digest }) => listers.get(digest) ?? [],
    listed: [...listers.keys()].flatMap((digest) => byDigest.get(digest) ?? []),
  };
});

/** From each image that some images lead to, themselves included, to the first of those that does. Lines may be circles. */
export function reachedFrom(sources: readonly Image[], next: Kin): ReadonlyMap<string, Image> {
  const from = new Map<string, Image>();
  let wave = sources.map((source) => ({ image: source, source }));
  while (wave.length > 0) {
    const fresh: typeof wave = [];
    for (const { image, source } of wave) {
      if (from.has(image.digest)) continue;
      from.set(image.digest, source);
      for (const one of next(image)) fresh.push({ image: one, source });
    }
    wave = fresh;
  }
  return from;
}

function byDigests(one: Image, other: Image): number {
  return one.digest < other.digest ? -1 : 1;
}
