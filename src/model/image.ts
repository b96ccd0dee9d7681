import type { Image, ImageUse, IndexManifest, ScannedImage } from '../schema/generated/inventory-record.js';
import { type Knowable, unknown } from './unknown.js';

export type {
  Image,
  ImageScan,
  ImageUse,
  IndexManifest,
  LifecyclePreview,
  PreviewedImage,
  ScanFinding,
  ScannedImage,
} from '../schema/generated/inventory-record.js';

/** What is known of the images of one repository. */
export interface RepositoryImages {
  readonly images: readonly Image[];
  /** How many there are; unknown where `images` are not all of them. */
  readonly count: Knowable<number>;
  /** What each index lists; unknown where manifests were not read. */
  readonly indexes: Knowable<readonly IndexManifest[]>;
  /** Scans of the newest images; of an index, those of its children. */
  readonly scans: readonly ScannedImage[];
  readonly use: Knowable<readonly ImageUse[]>;
}

/** Media types of an image index (a manifest list, as Docker calls it). https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html */
const ociIndex = 'application/vnd.oci.image.index.v1+json';
const manifestList = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** True for an index of images, one a platform. */
export function isIndex({ mediaType }: Pick<Image, 'mediaType'>): boolean {
  return mediaType === ociIndex || mediaType === manifestList;
}

/** True too where nobody told: older versions of the AWS CLI print no media type. */
export function mayBeIndex(image: Pick<Image, 'mediaType'>): boolean {
  return isIndex(image) || image.mediaType === '';
}

/** The tags under which cosign puts what belongs to an image, where it does not say so by a subject. */
const cosignTag = /^sha256-[0-9a-f]{64}\.(sig|att|sbom)$/;

/** The tag of an index that lists what refers to an image. https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema */
const referrersTag = /^sha256-[0-9a-f]{64}$/;

/**
 * True for a signature, an SBOM or the like, which is judged with the image that it refers to or not at all. What has a tag of its
 * own may be deployed by it, whatever it refers to.
 */
export function isReferrer(image: Image): boolean {
  const { tags, subject } = image;
  return tags.length === 0 ? subject !== '' : tags.every((tag) => cosignTag.test(tag) || (referrersTag.test(tag) && isIndex(image)));
}

/** Archived images cannot be pulled, nor can those that are on their way back. https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html */
const outOfReach = new Set(['ARCHIVED', 'ACTIVATING']);

/** True for an image that the registry gives out; unknown for a status that nobody knows. */
export function isActive({ status }: Image): Knowable<boolean> {
  if (status === 'ACTIVE') return true;
  return outOfReach.has(status) ? false : unknown('not-told', `whether an image of status ${status} can be pulled`);
}

/** True for an image that somebody can pull for its own sake. */
export function isPullable(image: Image): Knowable<boolean> {
  return isReferrer(image) ? false : isActive(image);
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
    return image.tags.length === 0 && isPullable(image) !== false && !isIndex(image) && before >= 0 && before <= pushedTogether;
  });
  return likely.sort((a, b) => Date.parse(b.pushedAt) - Date.parse(a.pushedAt) || (a.digest < b.digest ? -1 : 1)).slice(0, mostChildren);
}
