import { type Image, isActive, mayBeIndex } from '../../model/image.js';
import type { UnreadRecord } from '../../schema/generated/inventory-record.js';
import type { ListedRepository } from './listed-repositories.js';
import type { Manifests } from './read-manifests.js';
import { describeImages, wantedManifests } from './wanted-output.js';

/** What the files say themselves that they lack of a repository: first of its images, then of their manifests. */
export interface UnreadParts {
  /** Not empty where the list of images is not what stands in the repository. */
  readonly images: readonly UnreadRecord[];
  readonly manifests: readonly UnreadRecord[];
}

/** What is missing of one repository, with the command that lists it. */
export function unreadParts(repository: ListedRepository, manifests: Manifests): UnreadParts {
  return {
    images: [...cutLists(repository), ...unlikeImages(repository)].map((why) => unreadOf(repository, 'images', why, describeImages)),
    manifests: failedManifests(repository, manifests).map((why) => unreadOf(repository, 'manifests', why, wantedManifests.hint)),
  };
}

function cutLists({ cutIn }: ListedRepository): readonly string[] {
  return cutIn.map((file) => `the list in ${file} ends with a token for more images`);
}

function unlikeImages({ unlike }: ListedRepository): readonly string[] {
  const [first] = unlike;
  if (first === undefined) return [];
  const rest = unlike.length === 1 ? '' : ` and ${unlike.length - 1} more`;
  return [`${first}${rest} listed twice, and not alike: the lists are of different times`];
}

/** By what the service gave as the reason. Only of an index that holds its children something is missing. */
function failedManifests({ images }: ListedRepository, { indexes, failures }: Manifests): readonly string[] {
  if (failures.length === 0) return [];
  const open = images.filter((image) => mayHoldChildren(image) && !indexes.has(image.digest));
  const codeOf = new Map(failures.map(({ digest, tag, code }) => [digest === '' ? tag : digest, code]));
  const codes = open.flatMap(({ digest, tags }) => [digest, ...tags].flatMap((name) => codeOf.get(name) ?? [])[0] ?? []);
  return [...new Set(codes)].sort().map((code) => `batch-get-image did not give ${countOf(code, codes)}: ${codeInWords(code)}`);
}

/** An archived one cannot be read, and holds nothing. */
function mayHoldChildren(image: Image): boolean {
  return mayBeIndex(image) && isActive(image) !== false;
}

function countOf(code: string, codes: readonly string[]): string {
  const count = codes.filter((one) => one === code).length;
  return count === 1 ? 'a manifest' : `${count} manifests`;
}

/** A word of the service, or what somebody wrote in its place. */
function codeInWords(code: string): string {
  return /^[A-Za-z]{1,60}$/.test(code) ? code : 'it names no reason';
}

function unreadOf({ account, name }: ListedRepository, what: string, why: string, hint: string): UnreadRecord {
  return { record: 'unread', what, account, region: '', repository: name, why, hint };
}
