import type { Registry } from '../model/inventory.js';
import type { Notice } from '../model/planned-estate.js';
import { isUnknown } from '../model/unknown.js';
import type { InventoryHeader } from '../schema/generated/inventory-record.js';

/**
 * That reading manifests moved pull times, for each principal whose pulls count, and the command after which they do not: an exclusion of
 * its own in each region. https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-time-update-exclusions.html
 */
export function movedPullTimes({ manifestReaders = [] }: InventoryHeader, registries: readonly Registry[]): readonly Notice[] {
  return manifestReaders.flatMap((principal) => {
    const counted = registries.filter((registry) => isOf(principal, registry) && !isExcluded(principal, registry));
    const regions = counted.map(({ region }) => (isUnknown(region) ? '?' : region));
    if (regions.length === 0) return [];
    const command = `aws ecr register-pull-time-update-exclusion --principal-arn ${principal} --region ${regions[0]}`;
    return [
      {
        code: 'pull-times-moved',
        message: `the manifests that ${principal} read in ${regions.join(', ')} count as pulls of their indexes; before the next time: ${command}`,
      },
    ];
  });
}

function isOf(principal: string, { account }: Registry): boolean {
  return isUnknown(account) || principal.split(':')[4] === account;
}

/** A role's path is not told, so that its name has to do. */
function isExcluded(principal: string, { pullTimeExclusions }: Registry): boolean {
  if (isUnknown(pullTimeExclusions)) return false;
  const withoutPath = (arn: string): string => arn.replace(/(:role\/).*\//, '$1');
  return pullTimeExclusions.some((one) => withoutPath(one) === withoutPath(principal));
}
