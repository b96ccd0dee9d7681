import { type Image, isIndex, type RepositoryImages } from '../model/image.js';
import { compareInstants, earlierOf, laterOf } from '../model/instant.js';
import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { indexesAmong } from './image-survey.js';
import type { ImagesSubject } from './images-type.js';
import { rememberAbout } from './remember.js';

/** Whether an index that is there lists an image. */
export type IsChild = (image: Image) => Knowable<boolean>;

/** How to tell the children of the indexes of a repository: by manifests as far as those were read, else by what no child can be. */
export const childTest = rememberAbout((subject: ImagesSubject): IsChild => {
  const children = new Set([...manifestsOf(subject.images).values()].flat());
  const isListedUnread = unreadListTest(subject, indexesAmong(subject.images));
  return (image) => children.has(image.digest) || (isListedUnread(image) ?? false);
});

/** Why an index of which nothing was read may list an image; null where none can. */
export type UnreadListing = (image: Image) => Unknown | null;

/**
 * How to tell what those of the indexes may list whose manifests were not read, and indexes that were not listed themselves. Another
 * index is taken to be none of it: few indexes list one, and any untagged one would be in doubt.
 */
export function unreadListTest(subject: Pick<ImagesSubject, 'images' | 'cached'>, indexes: readonly Image[]): UnreadListing {
  const mayBeListed = unreadListOfAnyTest(subject, indexes);
  return (image) => (isIndex(image) ? null : mayBeListed(image));
}

/** The same where it is asked of an index too. */
export function unreadListOfAnyTest(
  { images, cached }: Pick<ImagesSubject, 'images' | 'cached'>,
  indexes: readonly Image[],
): UnreadListing {
  const manifests = manifestsOf(images);
  const unread = indexes.filter(({ digest }) => !manifests.has(digest));
  const mayBeListed = listedWithout(unread, cached, isUnknown(images.indexes) ? notRead(images.indexes) : notReadable);
  return (image) => mayBeListed(image) ?? (isUnknown(images.count) ? images.count : null);
}

/** How to tell what an index lists, by digest; unknown where its manifest was not read. */
export const childrenOf = rememberAbout((images: RepositoryImages) => {
  const manifests = manifestsOf(images);
  const why = isUnknown(images.indexes) ? images.indexes : notReadable;
  return ({ digest }: Image): Knowable<readonly string[]> => manifests.get(digest) ?? why;
});

const manifestsOf = rememberAbout(
  ({ indexes }: RepositoryImages): ReadonlyMap<string, readonly string[]> =>
    new Map(isUnknown(indexes) ? [] : indexes.map(({ digest, children }) => [digest, children])),
);

/**
 * Without manifests: a child is pushed before its index, and an index that is there keeps its children from being deleted. Only a
 * pull-through cache stores the index first, and each child when somebody pulls it.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-multi-architecture-image.html
 */
function listedWithout(unread: readonly Image[], cached: Knowable<boolean>, why: Unknown): UnreadListing {
  if (unread.length === 0) return () => null;
  if (cached !== false) return () => why;
  const last = unread.map(({ pushedAt }) => pushedAt).reduce(laterOf);
  // What is no instant says nothing of which came first.
  return (image) => (compareInstants(image.pushedAt, last) > 0 ? null : why);
}

/** The same the other way round: whether an index whose manifest was not read may list one of these images. */
export function listerTest(strays: readonly Image[], cached: Knowable<boolean>): (index: Image) => boolean {
  if (strays.length === 0) return () => false;
  const first = strays.map(({ pushedAt }) => pushedAt).reduce(earlierOf);
  // What is no instant says nothing of which came first.
  return ({ pushedAt }) => cached !== false || !(compareInstants(first, pushedAt) > 0);
}

function notRead(why: Unknown): Unknown {
  const how = howToRead({ indexes: why });
  return unknown(why.unknown, `whether untagged images are the children of an index: manifests were not read (${how})`);
}

/** What reads manifests: what the AWS CLI printed tells nothing of them, and is not read anew. */
export function howToRead({ indexes }: Pick<RepositoryImages, 'indexes'>): string {
  return isUnknown(indexes) && indexes.unknown === 'not-told' ? '--manifests FILE gives them' : '--read-manifests reads them';
}

const notReadable = unknown('not-told', 'what an index lists that cannot be pulled: its manifest cannot be read, and it may be restored');
