import { type Image, isIndex, type RepositoryImages } from '../model/image.js';
import { type Knowable, unknown } from '../model/unknown.js';
import { type ImageList, imagesOf } from './image-list.js';
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
export function orphanedChildren(images: RepositoryImages): Knowable<ImageList> {
  const isChild = childTest(images);
  return imagesOf(images, (image) => {
    if (!mayBeChild(image)) return false;
    const listed = isChild(image);
    if (listed !== false) return listed === true ? false : listed;
    return attestationTypes.has(image.artifactType) ? true : cannotBeTold;
  });
}

function mayBeChild(image: Image): boolean {
  return image.tags.length === 0 && image.status === 'ACTIVE' && image.subject === '' && !isIndex(image);
}
