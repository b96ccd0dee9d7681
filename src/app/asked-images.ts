import { parseEcrImageUri } from '../model/ecr-image-uri.js';
import { matchesGlob } from '../model/glob.js';
import type { Image } from '../model/image.js';

/** Where an image is; what is not known is empty, and tells nothing apart. */
export interface ImagePlace {
  readonly repository: string;
  readonly account: string;
  readonly region: string;
}

/** A digest, or as many of its digits as are listed of it. */
const digits = /^(?:sha256:)?([0-9a-f]{12,64})$/;

/** True of the images that any of these names. */
export function askedTest(why: readonly string[], place: ImagePlace): (image: Image) => boolean {
  const tests = why.map((asked) => isAskedFor(asked, place));
  return (image) => tests.some((isAsked) => isAsked(image));
}

/**
 * How to tell the images that `--why` names: by a digest or the first 12 digits of it, by a glob on tags, by `repository:tag` or
 * `repository@digest`, or by an image URI.
 */
export function isAskedFor(asked: string, place: ImagePlace): (image: Image) => boolean {
  const { name, tag, digest } = partsOf(asked);
  const isHere = name !== '' && isPlace(name, place);
  return (image) => hasName(image, asked) || (isHere && (digest === '' ? hasTag(image, tag) : hasDigest(image, digest)));
}

function hasName(image: Image, asked: string): boolean {
  return hasDigest(image, asked) || hasTag(image, asked);
}

function hasDigest({ digest }: Image, asked: string): boolean {
  const [, first] = digits.exec(asked) ?? [];
  return matchesGlob(asked, digest) || (first !== undefined && digest.startsWith(`sha256:${first}`));
}

function hasTag({ tags }: Image, glob: string): boolean {
  return tags.some((tag) => matchesGlob(glob, tag));
}

/** The name is empty of what names neither repository and tag nor repository and digest. */
function partsOf(asked: string): { readonly name: string; readonly tag: string; readonly digest: string } {
  const at = asked.indexOf('@');
  const [named, digest] = at < 0 ? [asked, ''] : [asked.slice(0, at), asked.slice(at + 1)];
  const colon = named.lastIndexOf(':');
  // What stands before a slash is a host with its port.
  if (colon < named.lastIndexOf('/') || colon < 0) return { name: digest === '' ? '' : named, tag: '', digest };
  return { name: named.slice(0, colon), tag: named.slice(colon + 1), digest };
}

function isPlace(name: string, place: ImagePlace): boolean {
  const { repository, account, region } = parseEcrImageUri(name) ?? { repository: name, account: '', region: '' };
  return mayAgree(repository, place.repository) && mayAgree(account, place.account) && mayAgree(region, place.region);
}

function mayAgree(asked: string, there: string): boolean {
  return asked === '' || there === '' || asked === there;
}
