import { type Image, isIndex, isReferrer, type RepositoryImages } from '../model/image.js';
import { everyOf } from '../model/three-valued.js';
import { isUnknown, unknown, whenKnown } from '../model/unknown.js';
import { type IdleWindow, type ImageTest, isIdle } from './idle-image.js';
import type { ImagesSubject } from './images-type.js';
import { childrenOf, listerTest } from './index-children.js';

/** How to tell whether nobody pulled a child of an index; true for an image that has none. */
export function idleChildrenTest(subject: ImagesSubject, window: IdleWindow): ImageTest {
  const children = childrenOf(subject.images);
  let ofListed: ((children: readonly string[]) => ReturnType<ImageTest>) | null = null;
  let ofUnread: ImageTest | null = null;
  return (image) => {
    if (!isIndex(image)) return true;
    const listed = children(image);
    if (isUnknown(listed)) {
      ofUnread ??= strayTest(subject, window);
      return ofUnread(image);
    }
    ofListed ??= listedTest(subject.images, window);
    return ofListed(listed);
  };
}

/** What a manifest lists and what was not listed of the repository may have been pulled. */
function listedTest({ images, count }: RepositoryImages, window: IdleWindow): (children: readonly string[]) => ReturnType<ImageTest> {
  const byDigest = new Map(images.map((one) => [one.digest, one]));
  return (children) => {
    const family = children.flatMap((digest) => byDigest.get(digest) ?? []);
    const rest = family.length < children.length ? whenKnown(count, () => true) : true;
    return everyOf([...family.map((child) => isIdle(child, window)), rest]);
  };
}

/** Without a manifest any untagged image that somebody pulled leaves it open, where the index may list it. */
function strayTest({ images: { images, count, indexes }, cached }: ImagesSubject, window: IdleWindow): ImageTest {
  const mayListOne = listerTest(
    images.filter((image) => mayBeStray(image) && isIdle(image, window) !== true),
    cached,
  );
  const unclear = unknown(
    isUnknown(indexes) ? indexes.unknown : 'not-told',
    'whether an untagged image that was pulled is the child of an index: manifests were not read (--read-manifests reads them)',
  );
  return (index) => (mayListOne(index) ? unclear : whenKnown(count, () => true));
}

function mayBeStray(image: Image): boolean {
  return image.tags.length === 0 && !isIndex(image) && !isReferrer(image);
}
