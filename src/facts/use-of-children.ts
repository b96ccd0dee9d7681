import { type Image, isIndex, isReferrer } from '../model/image.js';
import { isUnknown, unknown } from '../model/unknown.js';
import type { ImagesSubject } from './images-type.js';
import { childrenOf, howToRead, listerTest } from './index-children.js';
import { familyOf, reachedFrom } from './index-family.js';
import { rememberAbout } from './remember.js';
import { kinUseTest } from './use-of-kin.js';
import { anyUse, type InUse, notInUse, type UseTest } from './use-test.js';

/**
 * How to tell what says that a child of an index is in use, or a child of an index that is its child, however far down; of an image that
 * lists nothing nothing does.
 *
 * @param signs - What says so of an image itself.
 */
export function childrenUseTest(subject: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const family = familyOf(subject.images);
  const isOpen = openTest(subject, signs);
  const ofChild = kinUseTest('its child', family.listed, (image) => anyUse([signs(image), isOpen(image)]), family.indexes);
  return (index) => anyUse([...family.children(index).map(ofChild), isOpen(index)]);
}

/** How to tell of an index alone whether it may list what is in use: where its manifest was not read, or a child was not listed. */
function openTest(subject: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const { count } = subject.images;
  const listed = childrenOf(subject.images);
  const { children } = familyOf(subject.images);
  const notListed: InUse = isUnknown(count) ? { by: [], doubt: count } : notInUse;
  let ofUnread: UseTest | null = null;
  const ofIndex = rememberAbout((index: Image): InUse => {
    const digests = listed(index);
    if (!isUnknown(digests)) return new Set(digests).size > children(index).length ? notListed : notInUse;
    ofUnread ??= strayTest(subject, signs);
    return ofUnread(index);
  });
  return (image) => (isIndex(image) ? ofIndex(image) : notInUse);
}

/**
 * Without a manifest any image that is in use leaves it open, one with a tag of its own too, and an index by what it lists, where the
 * index may list it.
 */
function strayTest({ images, cached }: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const inUse = reachedFrom(
    images.images.filter((image) => signs(image) !== notInUse),
    familyOf(images).indexes,
  );
  const strays = images.images.filter((image) => inUse.has(image.digest) && !isReferrer(image));
  const mayListOne = listerTest(strays, cached);
  const cause = isUnknown(images.indexes) ? images.indexes.unknown : 'not-told';
  const detail = `whether an image that is in use is the child of an index: manifests were not read (${howToRead(images)})`;
  const unclear: InUse = { by: [], doubt: unknown(cause, detail) };
  const none: InUse = isUnknown(images.count) ? { by: [], doubt: images.count } : notInUse;
  return (index) => (mayListOne(index) ? unclear : none);
}
