import type { Repository } from '../../model/inventory.js';
import { isUnknown } from '../../model/unknown.js';
import type { RegistryIdentity } from './registry-identity.js';

/** The ARN that a repository has or will have; undefined where the account or the region is not known. */
export function repositoryArn(kind: Repository['kind'], name: string, { account, region }: RegistryIdentity): string | undefined {
  if (isUnknown(account) || isUnknown(region) || name === '') return undefined;
  const partition = partitionOf(region);
  return kind === 'public'
    ? `arn:${partition}:ecr-public::${account}:repository/${name}`
    : `arn:${partition}:ecr:${region}:${account}:repository/${name}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
