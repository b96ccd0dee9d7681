import { type Image, isIndex } from '../../model/image.js';
import type { Path } from '../../schema/located-document.js';
import { cliInstant } from './cli-instant.js';

/** An entry of `imageDetails`: whatever JSON holds. */
export type ImageDetail = Readonly<Partial<Record<Member, unknown>>>;

type Member =
  | 'registryId'
  | 'repositoryName'
  | 'imageDigest'
  | 'imageTags'
  | 'imageSizeInBytes'
  | 'imagePushedAt'
  | 'lastRecordedPullTime'
  | 'imageStatus'
  | 'lastArchivedAt'
  | 'lastActivatedAt'
  | 'imageManifestMediaType'
  | 'artifactMediaType'
  | 'subjectManifestDigest';

/** Makes the error for what stands below an entry. */
export type Misfit = (path: Path, expected: string) => Error;

/**
 * An image as the model has it. Members that this version does not know are passed over, and one that is null is not there.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html
 *
 * @throws Whatever `misfit` makes, for a member that is not what the service sends.
 */
export function translateDetail(detail: ImageDetail, misfit: Misfit): Image {
  // Each member by its own name: a hundred thousand entries have the same ones in the same order, which the engine makes use of.
  const { imageDigest, imageTags, imageSizeInBytes, imagePushedAt, lastRecordedPullTime, imageStatus, lastArchivedAt } = detail;
  const { lastActivatedAt, imageManifestMediaType, artifactMediaType, subjectManifestDigest } = detail;
  const mediaType = textOf(imageManifestMediaType, 'imageManifestMediaType', misfit);
  return {
    digest: digestOf(imageDigest, misfit),
    tags: tagsOf(imageTags, misfit),
    sizeInBytes: sizeOf(imageSizeInBytes, mediaType, misfit),
    pushedAt: instantOf(imagePushedAt, 'imagePushedAt', misfit) || refuse(misfit(['imagePushedAt'], anInstant)),
    lastPulledAt: instantOf(lastRecordedPullTime, 'lastRecordedPullTime', misfit),
    // Older versions of the CLI, and emulators that know no archive, print no status.
    status: textOf(imageStatus, 'imageStatus', misfit) || 'ACTIVE',
    lastArchivedAt: instantOf(lastArchivedAt, 'lastArchivedAt', misfit),
    lastActivatedAt: instantOf(lastActivatedAt, 'lastActivatedAt', misfit),
    mediaType,
    artifactType: textOf(artifactMediaType, 'artifactMediaType', misfit),
    subject: textOf(subjectManifestDigest, 'subjectManifestDigest', misfit),
  };
}

/** A text; empty where there is none. @throws Whatever `misfit` makes. */
export function textOf(value: unknown, key: string, misfit: Misfit): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : refuse(misfit([key], 'a text'));
}

/** Examples of AWS itself have digests that no service would make, so that only what cannot be one is refused. */
function digestOf(value: unknown, misfit: Misfit): string {
  const digest = textOf(value, 'imageDigest', misfit);
  return digestText.test(digest) ? digest : refuse(misfit(['imageDigest'], aDigest));
}

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests, whatever its algorithm and length. */
const digestText = /^[\w+.:=-]{1,256}$/;

const aDigest = 'the digest of the image';

const anInstant = 'an instant such as 2026-11-21T12:00:00+01:00, or seconds since 1970';

function instantOf(value: unknown, key: string, misfit: Misfit): string {
  if (value === undefined || value === null || value === '') return '';
  return cliInstant(value) ?? refuse(misfit([key], anInstant));
}

function tagsOf(value: unknown, misfit: Misfit): string[] {
  const tags = value ?? [];
  if (!Array.isArray(tags)) return refuse(misfit(['imageTags'], 'a list of tags'));
  const odd = tags.findIndex((tag: unknown) => typeof tag !== 'string' || tag === '');
  return odd < 0 ? tags : refuse(misfit(['imageTags', odd], 'a tag'));
}

/** Of an index it is the largest of its images, which are there themselves: one that is not told takes nothing away. */
function sizeOf(value: unknown, mediaType: string, misfit: Misfit): number {
  const size = value ?? (mediaType === '' || isIndex({ mediaType }) ? 0 : undefined);
  return isSize(size) ? size : refuse(misfit(['imageSizeInBytes'], 'a size in whole bytes'));
}

/** As the schema of an inventory has it. */
const largestSize = 2 ** 50;

function isSize(size: unknown): size is number {
  return typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= largestSize;
}

function refuse(error: Error): never {
  throw error;
}
