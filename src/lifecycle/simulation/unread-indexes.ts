import { type Image, isIndex, mayBeIndex } from '../../model/image.js';
import type { SimulatedRepository } from './simulated-repository.js';

/** The images that are an index, or may be one, of which nothing tells what it lists. An archived index holds nothing. */
export function unreadIndexes({ images, indexes }: Pick<SimulatedRepository, 'images' | 'indexes'>): readonly Image[] {
  const read = new Set(indexes.map(({ digest }) => digest));
  return images.filter((image) => image.status !== 'ARCHIVED' && mayBeIndex(image) && !read.has(image.digest));
}

/**
 * Tells which images an index may list of which that is not known. A child is pushed before its index, so what came after the last of
 * them cannot be one, but in a pull-through cache.
 */
export function mayBeListedBy(
  unread: readonly Image[],
  { indexesComeFirst }: Pick<SimulatedRepository, 'indexesComeFirst'>,
): (image: Image) => boolean {
  const last = unread.reduce((newest, { pushedAt }) => Math.max(newest, Date.parse(pushedAt)), Number.NEGATIVE_INFINITY);
  return ({ digest, pushedAt }) =>
    (indexesComeFirst === true || Date.parse(pushedAt) <= last) && unread.some((index) => index.digest !== digest);
}

/** What is not known of them, as the beginning of a sentence. */
export function whatIsUnread(unread: readonly Image[]): string {
  const indexes = unread.filter(isIndex).length;
  if (indexes === 0) return 'it is not told which images are indexes';
  return `the ${indexes === 1 ? 'manifest of an index was' : `manifests of ${indexes} indexes were`} not read`;
}

/** What makes it known, for the end of a sentence about manifests: live, and of a list that is given. */
export const howToReadThem = '--read-manifests reads them, --manifests FILE beside --images gives them';
