import type { Image } from '../../src/model/image.ts';
import type { Draw } from './draw.ts';
import { instant } from './moment.ts';

const index = 'application/vnd.oci.image.index.v1+json';
const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const dockerManifest = 'application/vnd.docker.distribution.manifest.v2+json';
const ociImage = 'application/vnd.oci.image.config.v1+json';
const dockerImage = 'application/vnd.docker.container.image.v1+json';

/** An image that was just pushed, with no tag yet. */
function pushed(draw: Draw, at: number, kind: Pick<Image, 'mediaType' | 'artifactType' | 'sizeInBytes'>): Image {
  return {
    digest: `sha256:${draw.hex(64)}`,
    tags: [],
    sizeInBytes: Math.round(kind.sizeInBytes),
    pushedAt: instant(at),
    lastPulledAt: '',
    status: 'ACTIVE',
    lastArchivedAt: '',
    lastActivatedAt: '',
    mediaType: kind.mediaType,
    artifactType: kind.artifactType,
    subject: '',
  };
}

/** An image as `docker build` and `docker push` make it. */
export function dockerImageAt(draw: Draw, at: number, sizeInBytes: number): Image {
  return pushed(draw, at, { mediaType: dockerManifest, artifactType: dockerImage, sizeInBytes });
}

/** An image of one platform, as BuildKit pushes it. */
export function ociImageAt(draw: Draw, at: number, sizeInBytes: number): Image {
  return pushed(draw, at, { mediaType: ociManifest, artifactType: ociImage, sizeInBytes });
}

/** The attestation that BuildKit puts beside an image. https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
export function attestationAt(draw: Draw, at: number): Image {
  const artifactType = 'application/vnd.docker.attestation.manifest.v1+json';
  return pushed(draw, at, { mediaType: ociManifest, artifactType, sizeInBytes: draw.between(1_100, 9_800) });
}

/** An index; Amazon ECR gives it the size of its largest child. */
export function indexAt(draw: Draw, at: number, children: readonly Image[]): Image {
  const sizeInBytes = Math.max(...children.map((child) => child.sizeInBytes));
  return pushed(draw, at, { mediaType: index, artifactType: '', sizeInBytes });
}

/** A signature by Notation, which refers to what it signs. */
export function notationSignature(draw: Draw, at: number, of: Image): Image {
  const artifactType = 'application/vnd.cncf.notary.signature';
  return { ...pushed(draw, at, { mediaType: ociManifest, artifactType, sizeInBytes: draw.between(2_300, 5_400) }), subject: of.digest };
}

/** A signature by cosign, which a tag ties to what it signs. */
export function cosignSignature(draw: Draw, at: number, of: Image): Image {
  const signature = pushed(draw, at, { mediaType: ociManifest, artifactType: ociImage, sizeInBytes: draw.between(240, 900) });
  return { ...signature, tags: [`${of.digest.replace(':', '-')}.sig`] };
}
