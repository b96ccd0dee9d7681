import type { Image, IndexManifest } from '../../model/image.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';

/** What came with one push: an image, its children where it is an index, and what refers to any of them. */
export interface Push {
  readonly main: Image;
  /** All but the image itself, in the order of their digests. */
  readonly others: readonly Image[];
  /** Milliseconds since 1970, UTC: when the image came, whatever became of it later. */
  readonly at: number;
}

/**
 * The pushes of which something is there. A child that several indexes list came with the oldest of them. The children of an index whose
 * manifest was not read are pushes of their own, as they are to a rule.
 */
export function pushesOf({ images, indexes }: SimulatedRepository): readonly Push[] {
  const byDigest = new Map(images.map((image) => [image.digest, image]));
  const roots = rootsOf(byDigest.keys(), companions(byDigest, indexes));
  const pushes = new Map<string, Image[]>();
  for (const image of images) {
    const root = roots.get(image.digest) ?? image.digest;
    const others = pushes.get(root) ?? [];
    pushes.set(root, others);
    if (image.digest !== root) others.push(image);
  }
  return [...pushes].flatMap(([root, others]) => {
    const main = byDigest.get(root);
    const inOrder = others.length > 1 ? others.sort((a, b) => (a.digest < b.digest ? -1 : 1)) : others;
    return main === undefined ? [] : [{ main, others: inOrder, at: Date.parse(main.pushedAt) }];
  });
}

/** By the digest of a child its index, by that of a referrer its subject. */
function companions(byDigest: ReadonlyMap<string, Image>, indexes: readonly IndexManifest[]): ReadonlyMap<string, string> {
  const cameWith = new Map<string, string>();
  const oldestFirst = indexes
    .flatMap(({ digest, children }) => {
      const index = byDigest.get(digest);
      return index === undefined ? [] : [{ digest, children, at: Date.parse(index.pushedAt) }];
    })
    .sort((a, b) => a.at - b.at || (a.digest < b.digest ? -1 : 1));
  for (const { digest, children } of oldestFirst) {
    for (const child of children) {
      if (child !== digest && byDigest.has(child) && !cameWith.has(child)) cameWith.set(child, digest);
    }
  }
  for (const { digest, subject } of byDigest.values()) {
    if (subject !== '' && subject !== digest && byDigest.has(subject)) cameWith.set(digest, subject);
  }
  return cameWith;
}

/**
 * What each image came with in the end, by digest. Of images that name each other in a circle, which no client makes, it is the lowest
 * digest.
 */
function rootsOf(digests: Iterable<string>, cameWith: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const roots = new Map<string, string>();
  for (const digest of digests) {
    const path = new Set<string>();
    let last = digest;
    for (let next: string | undefined = digest; next !== undefined && !roots.has(next) && !path.has(next); next = cameWith.get(next)) {
      path.add(next);
      last = next;
    }
    const beyond = cameWith.get(last) ?? last;
    const root = roots.get(digest) ?? roots.get(beyond) ?? (path.has(beyond) ? lowestOfCircle(beyond, cameWith) : beyond);
    for (const passed of path) roots.set(passed, root);
  }
  return roots;
}

function lowestOfCircle(start: string, cameWith: ReadonlyMap<string, string>): string {
  let lowest = start;
  for (let next = cameWith.get(start); next !== undefined && next !== start; next = cameWith.get(next)) {
    if (next < lowest) lowest = next;
  }
  return lowest;
}
