import type * as Ecr from '@aws-sdk/client-ecr';
import { Refusal } from '../fake-call.js';
import { ecrPaging, pageOf } from '../page-of.js';
import { repositoryNamed } from './ecr-repositories.js';
import { type Operations, operation } from './operation.js';

/** ECR's operations on images. BatchGetImage moves the pull time that an audit reads; whoever asks must mean it. */
export const imageOperations: Operations = {
  DescribeImages: operation<Ecr.DescribeImagesRequest, Ecr.DescribeImagesResponse>((input, held) => {
    const { images } = repositoryNamed(held, input.repositoryName);
    if (input.imageIds !== undefined) return { imageDetails: input.imageIds.map((id) => imageOf(images, id)) };
    const kept = images.filter((image) => isAsked(image, input.filter));
    const page = pageOf(kept, { size: input.maxResults, token: input.nextToken }, ecrPaging);
    return { imageDetails: page.items, nextToken: page.nextToken };
  }),
  ListImages: operation<Ecr.ListImagesRequest, Ecr.ListImagesResponse>((input, held) => {
    const kept = repositoryNamed(held, input.repositoryName).images.filter((image) => isAsked(image, input.filter));
    const page = pageOf(kept.flatMap(idsOf), { size: input.maxResults, token: input.nextToken }, ecrPaging);
    return { imageIds: page.items, nextToken: page.nextToken };
  }),
  DescribeImageScanFindings: operation<Ecr.DescribeImageScanFindingsRequest, Ecr.DescribeImageScanFindingsResponse>((input, held) => {
    const repository = repositoryNamed(held, input.repositoryName);
    const { imageDigest = '' } = imageOf(repository.images, input.imageId ?? {});
    const scan = repository.scans[imageDigest];
    if (scan === undefined) throw new Refusal('ScanNotFoundException', `Image scan does not exist for the image '${imageDigest}'`);
    const { findings = [], enhancedFindings = [], ...rest } = scan.imageScanFindings ?? {};
    const asked = { size: input.maxResults, token: input.nextToken };
    const basic = pageOf(findings, asked, ecrPaging);
    const enhanced = pageOf(enhancedFindings, findings.length > 0 ? { ...asked, token: undefined } : asked, ecrPaging);
    return {
      registryId: held.accountId,
      repositoryName: repository.details.repositoryName,
      imageId: { imageDigest },
      imageScanStatus: scan.imageScanStatus,
      imageScanFindings: {
        ...rest,
        ...(findings.length > 0 ? { findings: basic.items } : {}),
        ...(enhancedFindings.length > 0 ? { enhancedFindings: enhanced.items } : {}),
      },
      nextToken: basic.nextToken ?? enhanced.nextToken,
    };
  }),
  BatchGetImage: operation<Ecr.BatchGetImageRequest, Ecr.BatchGetImageResponse>(({ repositoryName, imageIds = [] }, held) => {
    if (imageIds.length < 1 || imageIds.length > 100) throw new Refusal('InvalidParameterException', 'between 1 and 100 imageIds');
    const { images, manifests } = repositoryNamed(held, repositoryName);
    const found = imageIds.flatMap((imageId) => {
      const image = images.find((candidate) => isMeant(candidate, imageId));
      const imageManifest = manifests[image?.imageDigest ?? ''];
      if (imageManifest === undefined || image?.imageStatus === 'ARCHIVED') return [];
      return [
        {
          ...{ registryId: held.accountId, repositoryName, imageId: { ...imageId, imageDigest: image?.imageDigest } },
          ...{ imageManifest, imageManifestMediaType: image?.imageManifestMediaType },
        },
      ];
    });
    const isFound = (imageId: Ecr.ImageIdentifier) => found.some((image) => isMeant(imageOf(images, image.imageId), imageId));
    const failures = imageIds.filter((imageId) => !isFound(imageId));
    return { images: found, failures: failures.map((imageId) => ({ imageId, failureCode: 'ImageNotFound', failureReason: 'not found' })) };
  }),
};

/** Only ACTIVE images are given where the filter does not say otherwise. */
function isAsked({ imageStatus, imageTags = [] }: Ecr.ImageDetail, filter: Ecr.DescribeImagesFilter = {}): boolean {
  const { tagStatus = 'ANY', imageStatus: asked = 'ACTIVE' } = filter;
  if (tagStatus !== 'ANY' && (tagStatus === 'TAGGED') !== imageTags.length > 0) return false;
  return asked === 'ANY' || (imageStatus ?? 'ACTIVE') === asked;
}

const idsOf = ({ imageDigest, imageTags = [] }: Ecr.ImageDetail): Ecr.ImageIdentifier[] =>
  imageTags.length === 0 ? [{ imageDigest }] : imageTags.map((imageTag) => ({ imageDigest, imageTag }));

function imageOf(images: readonly Ecr.ImageDetail[], id: Ecr.ImageIdentifier): Ecr.ImageDetail {
  const found = images.find((image) => isMeant(image, id));
  if (found === undefined) throw new Refusal('ImageNotFoundException', `The image ${JSON.stringify(id)} does not exist`);
  return found;
}

const isMeant = (image: Ecr.ImageDetail, { imageDigest, imageTag }: Ecr.ImageIdentifier): boolean =>
  imageDigest === undefined ? (image.imageTags ?? []).includes(imageTag ?? '') : image.imageDigest === imageDigest;
