import type { RepositoryImages } from '../model/image.js';
import type { Instant } from '../model/instant.js';
import { someOf } from '../model/three-valued.js';
import { isUnknown, type Knowable, whenKnown } from '../model/unknown.js';
import { imageListType } from './image-list.js';
import { knownLargest, surveyOf } from './image-survey.js';
import { field, objectField, objectType } from './object-type.js';
import { orphanedChildren } from './orphaned-children.js';

/** The images of a repository, and what they are judged by. */
export interface ImagesSubject {
  readonly images: RepositoryImages;
  /** The instant at which they were listed. */
  readonly now: Instant;
  /** Whether a pull-through cache rule fills the repository. */
  readonly cached: Knowable<boolean>;
}

export const imagesType = objectType<ImagesSubject>('RepositoryImages', 'The images of a repository. A plan shows none.', {
  count: field(
    'double',
    'How many there are: archived ones, signatures and the children of indexes among them.',
    ({ images }) => images.count,
  ),
  seen: field(
    'double',
    'How many were listed; there may be more where the list could not be read to its end.',
    ({ images }) => images.images.length,
  ),
  empty: field('bool', 'There is none.', ({ images }) => isEmpty(images)),
  largestIndexBytes: field(
    'double',
    'Size of the largest index that can be pulled, which is that of its largest child; 0 where there is none.',
    ({ images }) => ofAll(images, knownLargest(surveyOf(images).largestIndex)),
  ),
  orphans: objectField(imageListType, 'Images that an index listed which is no longer there.', orphanedChildren),
});

function isEmpty({ images, count }: RepositoryImages): Knowable<boolean> {
  return images.length > 0 ? false : whenKnown(count, (known) => known === 0);
}

/** What is true of the images listed is true of all where none is missing. */
function ofAll<T>({ count }: RepositoryImages, answer: Knowable<T>): Knowable<T> {
  return isUnknown(count) ? count : answer;
}

/** Whether an image has a tag; where not all were listed another may have it. */
export function hasTag({ images, count }: RepositoryImages, tag: string): Knowable<boolean> {
  return images.some(({ tags }) => tags.includes(tag)) || whenKnown(count, () => false);
}

/** Whether an image that can be pulled is larger; where not all were listed another may be. */
export function hasLargerThan(images: RepositoryImages, bytes: number): Knowable<boolean> {
  const { largest } = surveyOf(images);
  return someOf([
    largest.bytes > bytes,
    ofAll(
      images,
      whenKnown(knownLargest(largest), (known) => known > bytes),
    ),
  ]);
}
