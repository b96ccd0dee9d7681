import { type Image, isIndex, type RepositoryImages } from '../model/image.js';
import { compareInstants } from '../model/instant.js';
import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { surveyOf } from './image-survey.js';
import { rememberAbout } from './remember.js';

/** Whether an index that is there lists an image. */
export type IsChild = (image: Image) => Knowable<boolean>;

/** How to tell the children of the indexes of a repository: by manifests where those were read, else by what no child can be. */
export const childTest = rememberAbout((images: RepositoryImages): IsChild => {
  const { indexes, count } = images;
  return isUnknown(indexes) ? byNature(images, notKnown(indexes)) : byManifests(indexes, isUnknown(count) ? count : null);
});

/** The children of each index by its digest; unknown where manifests were not read. */
export const childrenByIndex = rememberAbout(
  ({ indexes }: RepositoryImages): Knowable<ReadonlyMap<string, readonly string[]>> =>
    isUnknown(indexes) ? indexes : new Map(indexes.map(({ digest, children }) => [digest, children])),
);

function byManifests(indexes: readonly { readonly children: readonly string[] }[], unseen: Unknown | null): IsChild {
  const children = new Set(indexes.flatMap((index) => index.children));
  return ({ digest }) => children.has(digest) || (unseen ?? false);
}

/**
 * Without manifests: a child is pushed before its index, and an index that is there keeps its children from being deleted.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-multi-architecture-image.html
 */
function byNature(images: RepositoryImages, why: Unknown): IsChild {
  const { lastIndexPush } = surveyOf(images);
  const unseen = isUnknown(images.count) ? images.count : null;
  return (image) => {
    if (isIndex(image)) return false;
    // What is no instant says nothing of which came first.
    const isAfterAll = lastIndexPush === '' || compareInstants(image.pushedAt, lastIndexPush) > 0;
    return isAfterAll ? (unseen ?? false) : why;
  };
}

function notKnown({ unknown: cause }: Unknown): Unknown {
  return unknown(cause, 'whether untagged images are the children of an index: manifests were not read (--read-manifests reads them)');
}
