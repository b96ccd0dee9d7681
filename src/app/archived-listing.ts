import { isUnknown } from '../model/unknown.js';
import type { VisitedRepository } from './judge-records.js';

/**
 * True where archived images may be missing from a list: the AWS CLI lists them when they are asked for, and a list of the service's own
 * has a region. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImagesFilter.html
 */
export function mayLackArchived({ registry, images }: Pick<VisitedRepository, 'registry' | 'images'>): boolean {
  return isUnknown(registry.region) && !images.images.some(({ status }) => status === 'ARCHIVED');
}
