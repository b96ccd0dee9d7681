import { type Image, isIndex, isNewer, isPullable, type RepositoryImages } from '../model/image.js';
import { compareInstants } from '../model/instant.js';
import { rememberAbout } from './remember.js';

/** What one pass over the images of a repository finds. Images that nobody can pull count among the indexes alone. */
export interface ImageSurvey {
  readonly newest: Image | null;
  readonly newestTagged: Image | null;
  readonly largestBytes: number;
  /** Of the indexes, archived ones too: the push that came last; empty where there is no index. */
  readonly lastIndexPush: string;
  readonly largestIndexBytes: number;
}

/** The survey of a repository, made when a rule first asks and kept as long as its images are. */
export const surveyOf = rememberAbout(({ images }: RepositoryImages): ImageSurvey => {
  let newest: Image | null = null;
  let newestTagged: Image | null = null;
  let largestBytes = 0;
  let lastIndexPush = '';
  let largestIndexBytes = 0;
  for (const image of images) {
    if (isIndex(image)) {
      if (lastIndexPush === '' || compareInstants(image.pushedAt, lastIndexPush) > 0) lastIndexPush = image.pushedAt;
      if (image.sizeInBytes > largestIndexBytes) largestIndexBytes = image.sizeInBytes;
    }
    if (!isPullable(image)) continue;
    if (image.sizeInBytes > largestBytes) largestBytes = image.sizeInBytes;
    if (newest === null || isNewer(image, newest)) newest = image;
    if (image.tags.length > 0 && (newestTagged === null || isNewer(image, newestTagged))) newestTagged = image;
  }
  return { newest, newestTagged, largestBytes, lastIndexPush, largestIndexBytes };
});
