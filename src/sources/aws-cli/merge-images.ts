import type { Image } from '../../model/image.js';

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
  if (new Set(described.map(({ digest }) => digest)).size === described.length) return { images: described, unlike: [] };
  const byDigest = new Map<string, Image>();
  const unlike = new Set<string>();
  for (const image of described) {
    const other = byDigest.get(image.digest);
    if (other !== undefined && !areAlike(image, other)) unlike.add(image.digest);
    byDigest.set(image.digest, other === undefined ? image : merged(image, other));
  }
  return { images: [...byDigest.values()], unlike: [...unlike].sort() };
}

/** True where two descriptions may be of the same hour: tags are added, and pulls are recorded, at any time. */
function areAlike(one: Image, other: Image): boolean {
  return (
    one.sizeInBytes === other.sizeInBytes &&
    one.pushedAt === other.pushedAt &&
    one.status === other.status &&
    one.lastArchivedAt === other.lastArchivedAt &&
    one.lastActivatedAt === other.lastActivatedAt &&
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
    pushedAt: greater(one.pushedAt, other.pushedAt),
    lastPulledAt: greater(one.lastPulledAt, other.lastPulledAt),
    status: greater(one.status, other.status),
    lastArchivedAt: greater(one.lastArchivedAt, other.lastArchivedAt),
    lastActivatedAt: greater(one.lastActivatedAt, other.lastActivatedAt),
    mediaType: greater(one.mediaType, other.mediaType),
    artifactType: greater(one.artifactType, other.artifactType),
    subject: greater(one.subject, other.subject),
  };
}

function sameTags({ tags }: Image, other: Image): boolean {
  return tags.length === other.tags.length && tags.every((tag, index) => tag === other.tags[index]);
}

/** Instants have one form here, so that the later one is the greater text. */
function greater(one: string, other: string): string {
  return one > other ? one : other;
}
