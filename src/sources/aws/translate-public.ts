import type { ImageDetail, Repository as PublicRepository } from '@aws-sdk/client-ecr-public';
import type { Image } from '../../model/image.js';
import type { Repository, Unknown } from '../../model/inventory.js';
import { isUnknown, unknown } from '../../model/unknown.js';
import { instant } from './translate-image.js';
import { createdAtOf } from './translate-repository.js';

/**
 * An image of ECR Public, which records no pulls and archives nothing.
 * https://docs.aws.amazon.com/AmazonECRPublic/latest/APIReference/API_ImageDetail.html
 */
export function translatePublicImage(detail: ImageDetail): Image | undefined {
  const { imageDigest, imagePushedAt, imageSizeInBytes } = detail;
  if (imageDigest === undefined || imagePushedAt === undefined || imageSizeInBytes === undefined) return undefined;
  return {
    digest: imageDigest,
    tags: detail.imageTags ?? [],
    sizeInBytes: imageSizeInBytes,
    pushedAt: instant(imagePushedAt),
    lastPulledAt: '',
    status: 'ACTIVE',
    lastArchivedAt: '',
    lastActivatedAt: '',
    mediaType: detail.imageManifestMediaType ?? '',
    artifactType: detail.artifactMediaType ?? '',
    subject: '',
  };
}

/** A public repository, which has neither scanning nor mutability nor encryption to set. */
export function translatePublicRepository(
  described: PublicRepository,
  registry: string,
  policy: Repository['policy'],
  tags: Repository['tags'],
): Repository {
  const { repositoryName = '', repositoryArn = '' } = described;
  return {
    key: repositoryArn,
    registry,
    kind: 'public',
    managed: true,
    name: repositoryName,
    arn: repositoryArn,
    address: '',
    tagMutability: 'MUTABLE',
    tagMutabilityExclusionFilters: [],
    encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' },
    scanOnPush: false,
    scanFrequency: notOffered('scanning'),
    lifecyclePolicy: { present: false, text: '', address: '' },
    policy,
    tags,
    certainTags: isUnknown(tags) ? {} : tags,
    forceDelete: false,
    createdAt: createdAtOf(described.createdAt),
    pulls: notOffered('pull counts'),
  };
}

/** What Amazon ECR Public has not got. */
export function notOffered(what: string): Unknown {
  return unknown('not-told', `${what}, which Amazon ECR Public does not have`);
}
