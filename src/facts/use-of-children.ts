import { type Image, isIndex, isReferrer } from '../model/image.js';
import { isUnknown, unknown } from '../model/unknown.js';
import type { ImagesSubject } from './images-type.js';
import { childrenOf, listerTest } from './index-children.js';
import { anyUse, type InUse, notInUse, type UseTest, useThrough } from './use-test.js';

/**
 * How to tell what says that a child of an index is in use; of an image that is no index nothing does.
 *
 * @param signs - What says so of an image itself.
 */
export function childrenUseTest(subject: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const { images, count } = subject.images;
  const children = childrenOf(subject.images);
  const notListed: InUse = isUnknown(count) ? { by: [], doubt: count } : notInUse;
  let byDigest: ReadonlyMap<string, Image> | null = null;
  let ofUnread: UseTest | null = null;
  return (index) => {
    if (!isIndex(index)) return notInUse;
    const listed = children(index);
    if (isUnknown(listed)) {
      ofUnread ??= strayTest(subject, signs);
      return ofUnread(index);
    }
    byDigest ??= new Map(images.map((image) => [image.digest, image]));
    return anyUse(
      listed.map((digest) => {
        const child = byDigest?.get(digest);
        return child === undefined ? notListed : useThrough('its child', child, signs(child));
      }),
    );
  };
}

/** Without a manifest any image that is in use leaves it open, one with a tag of its own too, where the index may list it. */
function strayTest({ images: { images, indexes, count }, cached }: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const mayListOne = listerTest(
    images.filter((image) => !isIndex(image) && !isReferrer(image) && signs(image) !== notInUse),
    cached,
  );
  const cause = isUnknown(indexes) ? indexes.unknown : 'not-told';
  const detail = 'whether an image that is in use is the child of an index: manifests were not read (--read-manifests reads them)';
  const unclear: InUse = { by: [], doubt: unknown(cause, detail) };
  const none: InUse = isUnknown(count) ? { by: [], doubt: count } : notInUse;
  return (index) => (mayListOne(index) ? unclear : none);
}
