import type { Image } from '../../model/image.js';
import { compareInstants, laterOf } from '../../model/instant.js';

/** The images of a repository, each digest once. */
export interface MergedImages {
  readonly images: readonly Image[];
  /** Digests that were described twice and not alike, sorted. */
  readonly unlike: readonly string[];
}

/**
 * Images by their digest, in the order in which each is first described. Pages overlap where images are pushed while they are listed,
 * and lists that were taken at different times are put together: tags are united, of other members the greater value stands, which of
 * instants is the later. So the order of descriptions never matters to what is said of an image.
 */
export function mergeImages(described: readonly Image[]): MergedImages {
  // Nearly always each is described once, and nothing needs to be built.
  if (areAllDifferent(described)) return { images: described, unlike: [] };
  const byDigest = new Map<string, Image>();
  const unlike = new Set<string>();
  for (const image of described) {
    const other = byDigest.get(image.digest);
    if (other !== undefined && !areAlike(image, other)) unlike.add(image.digest);
    byDigest.set(image.digest, other === undefined ? image : merged(image, other));
  }
  return { images: [...byDigest.values()], unlike: [...unlike].sort() };
}

/** True only where no digest is there twice; numbers tell so in half the time that a Set of a hundred thousand texts takes. */
function areAllDifferent(images: readonly Image[]): boolean {
  const numbers = new Float64Array(images.length);
  images.forEach(({ digest }, index) => {
    numbers[index] = numberOf(digest);
  });
  numbers.sort();
  return numbers.every((number, index) => index === 0 || number !== numbers[index - 1]);
}

/** The same number for the same text, and hardly ever for another digest: of its last eleven digits, 44 bits. */
function numberOf(digest: string): number {
  let number = 0;
  for (let at = Math.max(digest.length - 11, 0); at < digest.length; at++) number = number * 25 + (digest.charCodeAt(at) % 64) - 33;
  return number;
}

/** True where two descriptions may be of the same hour: tags are added, and pulls are recorded, at any time. */
function areAlike(one: Image, other: Image): boolean {
  return (
    one.sizeInBytes === other.sizeInBytes &&
    isSameInstant(one.pushedAt, other.pushedAt) &&
    one.status === other.status &&
    isSameInstant(one.lastArchivedAt, other.lastArchivedAt) &&
    isSameInstant(one.lastActivatedAt, other.lastActivatedAt) &&
    one.mediaType === other.mediaType &&
    one.artifactType === other.artifactType &&
    one.subject === other.subject
  );
}

function merged(one: Image, other: Image): Image {
  return {
    digest: one.digest,
    tags: sameTags(one, other) ? one.tags : [...new Set([...one.tags, ...other.tags])].sort(),
    sizeInBytes: Math.max(one.sizeInBytes, other.sizeInBytes),
    pushedAt: later(one.pushedAt, other.pushedAt),
    lastPulledAt: later(one.lastPulledAt, other.lastPulledAt),
    status: greater(one.status, other.status),
    lastArchivedAt: later(one.lastArchivedAt, other.lastArchivedAt),
    lastActivatedAt: later(one.lastActivatedAt, other.lastActivatedAt),
    mediaType: greater(one.mediaType, other.mediaType),
    artifactType: greater(one.artifactType, other.artifactType),
    subject: greater(one.subject, other.subject),
  };
}

function sameTags({ tags }: Image, other: Image): boolean {
  return tags.length === other.tags.length && tags.every((tag, index) => tag === other.tags[index]);
}

/** Lists of machines in different time zones write one instant in different ways. */
function isSameInstant(one: string, other: string): boolean {
  return one === other || (one !== '' && other !== '' && compareInstants(one, other) === 0);
}

/** Of one instant that is written in two ways, the text that sorts last, so that the order of lists never matters. */
function later(one: string, other: string): string {
  if (one === '' || other === '' || isSameInstant(one, other)) return greater(one, other);
  return laterOf(one, other);
}

function greater(one: string, other: string): string {
  return one > other ? one : other;
}
