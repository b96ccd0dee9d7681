import type { Registry, VpcEndpoint } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';

/** What a private subnet needs to pull an image: the two ECR endpoints, and S3, which serves the layers. */
const needed = [
  { service: /\.ecr\.api$/, type: 'Interface', name: 'ecr.api' },
  { service: /\.ecr\.dkr$/, type: 'Interface', name: 'ecr.dkr' },
  { service: /\.s3$/, type: 'Gateway', name: 's3 (gateway)' },
] as const;

/**
 * The endpoints that even the best equipped VPC lacks; none where one VPC has all three.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function missingEndpoints({ vpcEndpoints }: Registry): Knowable<readonly string[]> {
  const hidden = vpcEndpoints.some(({ serviceName, type }) => isUnknown(serviceName) || isUnknown(type));
  const lists = [...new Set(vpcEndpoints.map(({ vpc }) => (isUnknown(vpc) ? vpc.detail : vpc)))].map((vpc) =>
    missingIn(vpcEndpoints.filter((endpoint) => (isUnknown(endpoint.vpc) ? endpoint.vpc.detail : endpoint.vpc) === vpc)),
  );
  const best = lists.reduce((least, one) => (one.length < least.length ? one : least), missingIn([]));
  return best.length > 0 && hidden ? unknown('known-after-apply', 'the service of a VPC endpoint') : best;
}

function missingIn(endpoints: readonly VpcEndpoint[]): readonly string[] {
  const has = (wanted: (typeof needed)[number]): boolean =>
    endpoints.some(({ serviceName, type }) => typeof serviceName === 'string' && wanted.service.test(serviceName) && type === wanted.type);
  return needed.filter((one) => !has(one)).map(({ name }) => name);
}
