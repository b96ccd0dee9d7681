import { type Image, isPullable, type RepositoryImages } from '../model/image.js';
import { daysBefore, type Instant, isBefore } from '../model/instant.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { type ImageList, imagesOf } from './image-list.js';
import { childTest } from './index-children.js';

/**
 * Untagged images that were pushed, or taken out of the archive, more than so many days ago. Amazon ECR does not say when an image
 * lost its tag. What belongs to another image that is there does not count: the children of an index, and referrers.
 */
export function untaggedImages(images: RepositoryImages, days: number, now: Instant): Knowable<ImageList> {
  const limit = daysBefore(days, now);
  const isChild = childTest(images);
  const hasSubject = subjectTest(images);
  return imagesOf(images, (image) => {
    if (image.tags.length > 0 || image.status !== 'ACTIVE') return false;
    const old = isBefore(standsSince(image), limit);
    if (old === false) return false;
    const belongs = isPullable(image) ? isChild(image) : hasSubject(image);
    if (belongs === true) return false;
    return isUnknown(belongs) ? belongs : old;
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
