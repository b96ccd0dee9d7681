import { type Image, type ImageUse, isIndex, isPullable, type RepositoryImages } from '../model/image.js';
import { daysBefore, type Instant, isBefore } from '../model/instant.js';
import { everyOf } from '../model/three-valued.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { type ImageList, imagesOf } from './image-list.js';
import { childrenByIndex, childTest } from './index-children.js';
import { standsSince } from './untagged-images.js';

/** The limits of a question about use. */
interface Window {
  readonly pushed: Instant;
  /** A recorded pull may be a day older than the last one. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html */
  readonly pulled: Instant;
}

/**
 * Tagged images that were pushed more than so many days ago and that nobody pulled or ran within them. What was never pulled counts
 * from its push. An index is used where one of its children is.
 */
export function unusedImages(images: RepositoryImages, days: number, now: Instant): Knowable<ImageList> {
  const window = { pushed: daysBefore(days, now), pulled: daysBefore(days + 1, now) };
  const family = familyOf(images);
  const isChild = childTest(images);
  const runs = useTest(images, window);
  return imagesOf(images, (image) => {
    if (image.tags.length === 0 || !isPullable(image)) return false;
    const idle = isIdle(image, window);
    if (idle === false || isJudgedWithItsIndex(image, images, isChild)) return false;
    return whenKnown(family(image), (children) =>
      everyOf([idle, ...children.map((child) => isIdle(child, window)), runs(image, children)]),
    );
  });
}

/** False where it was pushed or pulled within the days. */
function isIdle(image: Image, { pushed, pulled }: Window): Knowable<boolean> {
  const old = isBefore(standsSince(image), pushed);
  return old === true && image.lastPulledAt !== '' ? isBefore(image.lastPulledAt, pulled) : old;
}

function isJudgedWithItsIndex(image: Image, { indexes }: RepositoryImages, isChild: (image: Image) => Knowable<boolean>): boolean {
  return !isUnknown(indexes) && isChild(image) === true;
}

/** The children of an index, as far as its manifest is known; unknown where one may be an image that was not listed. */
function familyOf(images: RepositoryImages): (image: Image) => Knowable<readonly Image[]> {
  const children = childrenByIndex(images);
  if (isUnknown(children) || children.size === 0) return () => [];
  let byDigest: ReadonlyMap<string, Image> | null = null;
  return (image) => {
    const listed = children.get(image.digest) ?? [];
    if (listed.length === 0) return [];
    byDigest ??= new Map(images.images.map((one) => [one.digest, one]));
    const family = listed.flatMap((digest) => byDigest?.get(digest) ?? []);
    return family.length < listed.length && isUnknown(images.count) ? images.count : family;
  };
}

/** Whether nothing runs an image or one of its children, as Amazon Inspector sees it. */
function useTest(images: RepositoryImages, window: Window): (image: Image, children: readonly Image[]) => Knowable<boolean> {
  const { use, indexes } = images;
  if (isUnknown(use)) return () => use;
  const inUse = new Set(use.filter((one) => isInUse(one, window)).map(({ digest }) => digest));
  if (inUse.size === 0) return () => true;
  const tagged = new Set(images.images.filter(({ tags }) => tags.length > 0).map(({ digest }) => digest));
  const hidden = isUnknown(indexes) && [...inUse].some((digest) => !tagged.has(digest)) ? indexes : null;
  return (image, children) => {
    if ([image, ...children].some(({ digest }) => inUse.has(digest))) return false;
    if (hidden === null || !isIndex(image)) return true;
    return unknown(
      hidden.unknown,
      'whether an untagged image that is in use is the child of an index: manifests were not read (--read-manifests reads them)',
    );
  };
}

// An instant that cannot be read is no reason to call an image unused.
function isInUse({ inUseCount, lastInUseAt }: ImageUse, { pulled }: Window): boolean {
  return inUseCount > 0 || (lastInUseAt !== '' && isBefore(lastInUseAt, pulled) !== true);
}
