import { type Image, isIndex, isPullable } from './image.js';
import { compareInstants } from './instant.js';
import type { Unknown } from './inventory.js';
import { isUnknown, unknown } from './unknown.js';

/** The images of a repository that were pushed last: push times are good to the second, so that several may be. */
export interface NewestImages {
  /** Those that are certainly among the newest, by digest. */
  readonly images: readonly Image[];
  /** Why there may be others; null where these are all. */
  readonly doubt: Unknown | null;
}

/** So many that were pushed in the same second are told apart and asked about: more are a copied repository, or somebody's prank. */
const most = 5;

/** The newest images that can be pulled; an index, which is pushed last, stands for its children. */
export function newestImages(images: Iterable<Image>): NewestImages {
  let newest: Image[] = [];
  const rivals: Image[] = [];
  for (const image of images) {
    const order = newest[0] === undefined ? 1 : orderOfPush(image, newest[0]);
    const pullable = order < 0 ? false : isPullable(image);
    if (pullable === false) continue;
    if (isUnknown(pullable) || Number.isNaN(order)) rivals.push(image);
    else if (order > 0) newest = [image];
    else if (order === 0) newest.push(image);
  }
  return amongRivals(byDigest(newest), rivals);
}

/** What may be newer leaves none certain, what may be as new takes nothing from the others. */
function amongRivals(newest: readonly Image[], rivals: readonly Image[]): NewestImages {
  const [first] = newest;
  const orders = rivals.map((rival) => ({ rival, order: first === undefined ? 1 : orderOfPush(rival, first) }));
  const open = orders.filter(({ order }) => !(order < 0));
  const images = open.every(({ order }) => order === 0) ? newest.slice(0, most) : [];
  const [inDoubt] = open;
  if (inDoubt !== undefined) return { images, doubt: whyInDoubt(inDoubt.rival) };
  return { images, doubt: newest.length > most ? tooMany : null };
}

const tooMany = unknown('ambiguous', `which image is the newest: more than ${most} were pushed in the same second`);

function whyInDoubt(rival: Image): Unknown {
  const pullable = isPullable(rival);
  return isUnknown(pullable) ? pullable : unknown('ambiguous', 'which image is the newest: a push time is no instant');
}

function byDigest(images: readonly Image[]): readonly Image[] {
  return [...images].sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

/** Above 0 where the first is newer: an index before its children of the same second, a tagged image before one without a tag. NaN for what is no instant. */
function orderOfPush(one: Image, other: Image): number {
  const later = compareInstants(one.pushedAt, other.pushedAt);
  return later === 0 ? rank(one) - rank(other) : later;
}

function rank(image: Image): number {
  return (isIndex(image) ? 2 : 0) + (image.tags.length > 0 ? 1 : 0);
}
