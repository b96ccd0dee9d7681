import type { Image, ImageUse, IndexManifest, ScannedImage } from '../schema/generated/inventory-record.js';
import { compareInstants } from './instant.js';
import type { Knowable } from './unknown.js';

export type { Image, ImageScan, ImageUse, IndexManifest, ScanFinding, ScannedImage } from '../schema/generated/inventory-record.js';

/** What is known of the images of one repository. */
export interface RepositoryImages {
  readonly images: readonly Image[];
  /** How many there are; unknown where `images` are not all of them. */
  readonly count: Knowable<number>;
  /** What each index lists; unknown where manifests were not read. */
  readonly indexes: Knowable<readonly IndexManifest[]>;
  /** Scans of the newest image; of an index, those of its children. */
  readonly scans: readonly ScannedImage[];
  readonly use: Knowable<readonly ImageUse[]>;
}

/** Media types of an image index (a manifest list, as Docker calls it). https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html */
const indexTypes = new Set(['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json']);

/** True for an index of images, one a platform. */
export function isIndex({ mediaType }: Image): boolean {
  return indexTypes.has(mediaType);
}

/** The tag under which cosign puts what belongs to an image, where it does not say so by a subject. */
const cosignTag = /^sha256-[0-9a-f]{64}(\.(sig|att|sbom))?$/;

/** True for a signature, an SBOM or the like, which is judged with the image that it refers to or not at all. */
export function isReferrer({ subject, tags }: Image): boolean {
  return subject !== '' || (tags.length > 0 && tags.every((tag) => cosignTag.test(tag)));
}

/** True for an image that somebody can pull for its own sake. Archived images cannot be pulled. */
export function isPullable(image: Image): boolean {
  return image.status === 'ACTIVE' && !isReferrer(image);
}

/** The newest pullable image; an index, which is pushed last, stands for its children. Null where there is none. */
export function newestImage(images: Iterable<Image>): Image | null {
  let newest: Image | null = null;
  for (const image of images) if (isPullable(image) && (newest === null || isNewer(image, newest))) newest = image;
  return newest;
}

/** By push time, which is good to the second: an index before its children, a tagged image before one without a tag, then any order that is always the same. */
export function isNewer(one: Image, other: Image): boolean {
  const later = compareInstants(one.pushedAt, other.pushedAt);
  if (later !== 0) return later > 0;
  const rank = (image: Image) => (isIndex(image) ? 2 : 0) + (image.tags.length > 0 ? 1 : 0);
  return rank(one) === rank(other) ? one.digest > other.digest : rank(one) > rank(other);
}

/** A client pushes the children of an index right before it. */
const pushedTogether = 10 * 60 * 1_000;
const mostChildren = 20;

/**
 * The images that are probably the children of an index whose manifest was not read: untagged, no index themselves, pushed shortly
 * before it. A child that was pushed long ago, since an earlier index had it too, is not among them.
 */
export function likelyChildren(index: Image, images: Iterable<Image>): readonly Image[] {
  const pushed = Date.parse(index.pushedAt);
  const likely = [...images].filter((image) => {
    const before = pushed - Date.parse(image.pushedAt);
    return image.tags.length === 0 && isPullable(image) && !isIndex(image) && before >= 0 && before <= pushedTogether;
  });
  return likely.sort((a, b) => Date.parse(b.pushedAt) - Date.parse(a.pushedAt) || (a.digest < b.digest ? -1 : 1)).slice(0, mostChildren);
}
