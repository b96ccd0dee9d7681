import { type Image, isActive, isIndex } from '../model/image.js';
import { everyOf } from '../model/three-valued.js';
import { type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { type ImageList, imagesOf } from './image-list.js';
import type { ImagesSubject } from './images-type.js';
import { childTest } from './index-children.js';

/**
 * Types of what BuildKit puts into an index beside the images: an attestation is never pushed alone.
 * https://docs.docker.com/build/metadata/attestations/attestation-storage/
 */
const attestationTypes = new Set(['application/vnd.docker.attestation.manifest.v1+json', 'application/vnd.in-toto+json']);

const cannotBeTold = unknown(
  'not-told',
  'whether untagged images were children of an index that is gone, or lost a tag of their own: Amazon ECR keeps nothing of an index that was deleted; the rule untagged-images counts them either way',
);

/** Images that an index listed which is no longer there. */
export function orphanedChildren(subject: ImagesSubject): Knowable<ImageList> {
  const isChild = childTest(subject);
  return imagesOf(subject.images, (image) => {
    if (!mayBeChild(image)) return false;
    const isListed = isChild(image);
    const wasListed = attestationTypes.has(image.artifactType) ? true : cannotBeTold;
    return everyOf([isActive(image), whenKnown(isListed, (known) => !known), wasListed]);
  });
}

function mayBeChild(image: Image): boolean {
  return image.tags.length === 0 && image.subject === '' && !isIndex(image);
}
