import { type Image, isActive, type RepositoryImages } from '../model/image.js';
import { daysBefore, isBefore } from '../model/instant.js';
import { everyOf } from '../model/three-valued.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { type ImageList, imagesOf } from './image-list.js';
import type { ImagesSubject } from './images-type.js';
import { childTest } from './index-children.js';

/**
 * Untagged images that were pushed, or taken out of the archive, more than so many days ago. Amazon ECR does not say when an image
 * lost its tag. What belongs to another image that is there does not count: the children of an index, and referrers.
 */
export function untaggedImages(subject: ImagesSubject, days: number): Knowable<ImageList> {
  const limit = daysBefore(days, subject.now);
  const isChild = childTest(subject);
  const hasSubject = subjectTest(subject.images);
  return imagesOf(subject.images, (image) => {
    if (image.tags.length > 0) return false;
    const counts = everyOf([isActive(image), isBefore(standsSince(image), limit)]);
    if (counts === false) return false;
    const belongs = image.subject === '' ? isChild(image) : hasSubject(image);
    return everyOf([counts, whenKnown(belongs, (known) => !known)]);
  });
}

/** To a lifecycle policy an image that was restored is pushed anew. https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html */
export function standsSince({ pushedAt, lastActivatedAt }: Image): string {
  return lastActivatedAt === '' ? pushedAt : lastActivatedAt;
}

/** Whether what a referrer refers to is there; the digests are gathered when the first referrer asks. */
function subjectTest({ images, count }: RepositoryImages): (image: Image) => Knowable<boolean> {
  let digests: ReadonlySet<string> | null = null;
  return ({ subject }) => {
    digests ??= new Set(images.map(({ digest }) => digest));
    if (digests.has(subject)) return true;
    return isUnknown(count) ? unknown(count.unknown, `whether what an untagged referrer refers to is there: ${count.detail}`) : false;
  };
}
