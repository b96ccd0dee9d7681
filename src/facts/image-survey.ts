import { type Image, isIndex, isPullable, type RepositoryImages } from '../model/image.js';
import { type NewestImages, newestImages } from '../model/newest-images.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import { rememberAbout } from './remember.js';

/** What looking through the images of a repository finds. */
export interface ImageSurvey {
  readonly newest: NewestImages;
  readonly newestTagged: NewestImages;
  /** Of the images that can be pulled. */
  readonly largest: Largest;
  readonly largestIndex: Largest;
}

/** The size of the largest of some images. */
export interface Largest {
  /** Of those that certainly count; 0 where there is none. */
  readonly bytes: number;
  /** The largest of those that may count; null where there is none. */
  readonly inDoubt: Image | null;
}

/** Every index of a repository, archived ones too. */
export const indexesAmong = rememberAbout(({ images }: RepositoryImages): readonly Image[] => images.filter(isIndex));

/** The survey of a repository, made when a rule first asks and kept as long as its images are. */
export const surveyOf = rememberAbout((repository: RepositoryImages): ImageSurvey => {
  const { images } = repository;
  return {
    newest: newestImages(images),
    newestTagged: newestImages(images.filter(({ tags }) => tags.length > 0)),
    largest: largestOf(images),
    largestIndex: largestOf(indexesAmong(repository)),
  };
});

function largestOf(images: readonly Image[]): Largest {
  let bytes = 0;
  let inDoubt: Image | null = null;
  for (const image of images) {
    if (image.sizeInBytes <= bytes) continue;
    const pullable = isPullable(image);
    if (pullable === true) bytes = image.sizeInBytes;
    else if (pullable !== false && image.sizeInBytes > (inDoubt?.sizeInBytes ?? 0)) inDoubt = image;
  }
  return { bytes, inDoubt };
}

/** The size of the largest; unknown where one that may count is larger. */
export function knownLargest({ bytes, inDoubt }: Largest): Knowable<number> {
  if (inDoubt === null || inDoubt.sizeInBytes <= bytes) return bytes;
  const pullable = isPullable(inDoubt);
  return isUnknown(pullable) ? pullable : bytes;
}
