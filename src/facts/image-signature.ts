import type { Image, RepositoryImages } from '../model/image.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';

/** Artifact types of signatures: Notation's and cosign's. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-signing.html */
const signatureTypes = [
  /^application\/vnd\.cncf\.notary\.(v2\.)?signature$/,
  /^application\/vnd\.dev\.cosign\.artifact\.sig\.v1\+json$/,
  /^application\/vnd\.dev\.sigstore\.bundle(\.v[0-9.]+)?\+json$/,
];

/** True where a referrer signs the image, or a tag is the one that cosign gives to its signature. */
export function isSigned(image: Image, { images, count }: RepositoryImages): Knowable<boolean> {
  const tag = image.digest.replace(':', '-');
  let referred = false;
  for (const other of images) {
    if (other.subject === image.digest && signatureTypes.some((type) => type.test(other.artifactType))) return true;
    if (other.tags.includes(`${tag}.sig`)) return true;
    referred ||= other.tags.includes(tag);
  }
  if (isUnknown(count)) return count;
  // The tag under which an index lists the referrers, where a registry did not keep them itself.
  return referred ? unknown('not-told', `whether the index ${tag} lists a signature: its manifest was not read`) : false;
}
