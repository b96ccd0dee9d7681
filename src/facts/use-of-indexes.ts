import type { Image } from '../model/image.js';
import { isUnknown } from '../model/unknown.js';
import { indexesAmong } from './image-survey.js';
import type { ImagesSubject } from './images-type.js';
import { childrenOf, unreadListOfAnyTest } from './index-children.js';
import { familyOf, reachedFrom } from './index-family.js';
import { kinUseTest } from './use-of-kin.js';
import { anyUse, notInUse, type UseTest } from './use-test.js';

/**
 * How to tell what says that an index which lists an image is in use, or an index which lists that one, however far up. What has a tag
 * of its own stands for itself where no manifest says otherwise.
 *
 * @param signs - What says so of an image itself.
 */
export function indexUseTest(subject: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const indexes = indexesAmong(subject.images);
  const family = familyOf(subject.images);
  const isOpen = openTest(subject, signs);
  const ofIndex = kinUseTest('its index', indexes, (index) => anyUse([signs(index), isOpen(index)]), family.children);
  return (image) => anyUse([...family.indexes(image).map(ofIndex), isOpen(image)]);
}

/** How to tell of an untagged image alone whether an index may list it that is in use, or is by an index that lists that one. */
function openTest(subject: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const indexes = indexesAmong(subject.images);
  const used = reachedFrom(
    indexes.filter((index) => signs(index) !== notInUse),
    familyOf(subject.images).children,
  );
  const listed = childrenOf(subject.images);
  const isUsedUnread = (index: Image): boolean => used.has(index.digest) && isUnknown(listed(index));
  const mayBeListed = unreadListOfAnyTest(subject, indexes.filter(isUsedUnread));
  return (image) => {
    const doubt = image.tags.length === 0 ? mayBeListed(image) : null;
    return doubt === null ? notInUse : { by: [], doubt };
  };
}
