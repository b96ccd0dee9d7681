import { type ImageUse, isIndex } from '../model/image.js';
import { isBefore } from '../model/instant.js';
import { isUnknown, unknown } from '../model/unknown.js';
import type { IdleWindow, ImageTest } from './idle-image.js';
import type { ImagesSubject } from './images-type.js';
import { childrenOf } from './index-children.js';

/** How to tell whether nothing runs an image or one of its children, as Amazon Inspector sees it. */
export function unusedTest({ images }: ImagesSubject, window: IdleWindow): ImageTest {
  const { use, indexes } = images;
  if (isUnknown(use)) return () => use;
  const inUse = new Set(use.filter((one) => isInUse(one, window)).map(({ digest }) => digest));
  if (inUse.size === 0) return () => true;
  const tagged = new Set(images.images.filter(({ tags }) => tags.length > 0).map(({ digest }) => digest));
  const isStray = [...inUse].some((digest) => !tagged.has(digest));
  const children = childrenOf(images);
  const unclear = unknown(
    isUnknown(indexes) ? indexes.unknown : 'not-told',
    'whether an untagged image that is in use is the child of an index: manifests were not read (--read-manifests reads them)',
  );
  return (image) => {
    if (inUse.has(image.digest)) return false;
    if (!isIndex(image)) return true;
    const listed = children(image);
    if (isUnknown(listed)) return isStray ? unclear : true;
    return !listed.some((digest) => inUse.has(digest));
  };
}

// An instant that cannot be read is no reason to call an image unused.
function isInUse({ inUseCount, lastInUseAt }: ImageUse, { pulled }: IdleWindow): boolean {
  return inUseCount > 0 || (lastInUseAt !== '' && isBefore(lastInUseAt, pulled) !== true);
}
