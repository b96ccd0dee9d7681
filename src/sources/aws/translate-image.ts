import type { ImageDetail } from '@aws-sdk/client-ecr';
import { type Image, isIndex } from '../../model/image.js';

/**
 * An image as the model has it; undefined where the answer lacks what the service always sends.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html
 */
export function translateImage(detail: ImageDetail): Image | undefined {
  const { imageDigest, imagePushedAt, imageTags = [], imageManifestMediaType = '' } = detail;
  // Of an index it is the largest of its images, which are there themselves: one that is not told takes nothing away.
  const isBare = imageManifestMediaType === '' || isIndex({ mediaType: imageManifestMediaType });
  const imageSizeInBytes = detail.imageSizeInBytes ?? (isBare ? 0 : undefined);
  if (typeof imageDigest !== 'string' || !isInstant(imagePushedAt)) return undefined;
  if (!isSize(imageSizeInBytes) || !imageTags.every((tag) => typeof tag === 'string')) return undefined;
  return {
    digest: imageDigest,
    tags: imageTags,
    sizeInBytes: imageSizeInBytes,
    pushedAt: instant(imagePushedAt),
    lastPulledAt: instant(detail.lastRecordedPullTime),
    // Regions and emulators that know no archive send no status.
    status: detail.imageStatus ?? 'ACTIVE',
    lastArchivedAt: instant(detail.lastArchivedAt),
    lastActivatedAt: instant(detail.lastActivatedAt),
    mediaType: imageManifestMediaType,
    artifactType: detail.artifactMediaType ?? '',
    subject: detail.subjectManifestDigest ?? '',
  };
}

/** The SDK hands on what came, whatever its types say. */
function isSize(size: number | undefined): size is number {
  return Number.isInteger(size);
}

/** Every item of a list translated; undefined where one of them cannot be. */
export function everyOne<T, R>(items: readonly T[] | undefined, translate: (item: T) => R | undefined): R[] | undefined {
  if (items === undefined) return undefined;
  const translated: R[] = [];
  for (const item of items) {
    const one = translate(item);
    if (one === undefined) return undefined;
    translated.push(one);
  }
  return translated;
}

/** An instant in UTC, ISO 8601; empty where there is none. */
export function instant(date: Date | undefined): string {
  return isInstant(date) ? date.toISOString() : '';
}

function isInstant(date: Date | undefined): date is Date {
  return date !== undefined && !Number.isNaN(date.getTime());
}
