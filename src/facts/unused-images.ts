import { isPullable } from '../model/image.js';
import { everyOf } from '../model/three-valued.js';
import type { Knowable } from '../model/unknown.js';
import { idleWindow, isIdle } from './idle-image.js';
import { type ImageList, imagesOf } from './image-list.js';
import type { ImagesSubject } from './images-type.js';
import { childTest } from './index-children.js';
import { idleChildrenTest } from './index-pulls.js';
import { unusedTest } from './unused-test.js';

/**
 * Tagged images that were pushed more than so many days ago and that nobody pulled or ran within them. What was never pulled counts
 * from its push. An index is used where one of its children is.
 */
export function unusedImages(subject: ImagesSubject, days: number): Knowable<ImageList> {
  const window = idleWindow(days, subject.now);
  const isChild = childTest(subject);
  const hasIdleChildren = idleChildrenTest(subject, window);
  const isUnused = unusedTest(subject, window);
  return imagesOf(subject.images, (image) => {
    if (image.tags.length === 0) return false;
    const counts = everyOf([isPullable(image), isIdle(image, window)]);
    // A child whose index was read is judged with it.
    if (counts === false || isChild(image) === true) return false;
    return everyOf([counts, hasIdleChildren(image), isUnused(image)]);
  });
}
