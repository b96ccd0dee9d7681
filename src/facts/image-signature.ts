import { type Image, isActive, type RepositoryImages } from '../model/image.js';
import { everyOf, someOf } from '../model/three-valued.js';
import { type Knowable, unknown, whenKnown } from '../model/unknown.js';

/** Artifact types of signatures: Notation's and cosign's. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-signing.html */
const signatureTypes = [/^application\/vnd\.cncf\.notary\.(v2\.)?signature$/, /^application\/vnd\.dev\.cosign\.artifact\.sig\.v1\+json$/];

/** What cosign 3 puts a signature into, and as well provenance or an SBOM that is signed. https://docs.sigstore.dev/about/bundle/ */
const bundleType = /^application\/vnd\.dev\.sigstore\.bundle(\.v[0-9.]+)?\+json$/;

const bundleUnread = unknown('not-told', 'whether a sigstore bundle signs the image or attests something else: its content was not read');

/** True where a referrer that can be fetched signs the image, or one whose tag is that which cosign gives to a signature. */
export function isSigned(image: Image, { images, count }: RepositoryImages): Knowable<boolean> {
  const tag = image.digest.replace(':', '-');
  const answers: Knowable<boolean>[] = [];
  for (const other of images) {
    const signs = signsBy(other, image, tag);
    if (signs !== false) answers.push(everyOf([isActive(other), signs]));
  }
  return someOf([...answers, whenKnown(count, () => false)]);
}

function signsBy(other: Image, image: Image, tag: string): Knowable<boolean> {
  if (other.tags.includes(`${tag}.sig`)) return true;
  if (other.subject === image.digest) {
    if (signatureTypes.some((type) => type.test(other.artifactType))) return true;
    if (bundleType.test(other.artifactType)) return bundleUnread;
  }
  // The tag under which an index lists the referrers, where a registry did not keep them itself.
  return other.tags.includes(tag) ? unknown('not-told', `whether the index ${tag} lists a signature: its manifest was not read`) : false;
}
