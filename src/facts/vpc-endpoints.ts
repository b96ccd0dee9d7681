import type { Registry, VpcEndpoint } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';

/** What a private subnet needs to pull an image: the two ECR endpoints, and S3, which serves the layers. */
const needed = [
  { service: /\.ecr\.api$/, type: 'Interface', name: 'ecr.api' },
  { service: /\.ecr\.dkr$/, type: 'Interface', name: 'ecr.dkr' },
  { service: /\.s3$/, type: 'Gateway', name: 's3 (gateway)' },
] as const;

type Needed = (typeof needed)[number];

/**
 * The endpoints that even the best equipped VPC lacks; none where one VPC has all three.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function missingEndpoints({ vpcEndpoints }: Registry): Knowable<readonly string[]> {
  if (isUnknown(vpcEndpoints)) return vpcEndpoints;
  const hidden = vpcEndpoints.some(({ serviceName, type }) => isUnknown(serviceName) || isUnknown(type));
  const lists = [...byVpc(vpcEndpoints).values()].map((there) => needed.filter((one) => !there.includes(one)));
  const best = lists.reduce((least, one) => (one.length < least.length ? one : least), [...needed]);
  return best.length > 0 && hidden ? unknown('known-after-apply', 'the service of a VPC endpoint') : best.map(({ name }) => name);
}

/** What a plan does not manage in the way of endpoints, and what of it there is: for a sentence that begins with `no`. */
export function missingEndpointsInWords({ vpcEndpoints }: Registry): string {
  if (isUnknown(vpcEndpoints) || vpcEndpoints.length === 0) return 'VPC endpoints';
  const parts = [...byVpc(vpcEndpoints)].flatMap(([vpc, there]) =>
    there.length === 0 ? [] : [`${there.map(({ name }) => name).join(', ')} in ${vpc}`],
  );
  return parts.length === 0
    ? 'VPC endpoint of those that a pull needs'
    : `VPC with all endpoints that a pull needs, only ${parts.join('; ')}`;
}

function byVpc(endpoints: readonly VpcEndpoint[]): ReadonlyMap<string, readonly Needed[]> {
  const nameOf = ({ vpc }: VpcEndpoint) => (isUnknown(vpc) ? vpc.detail : vpc);
  const hasIn = (vpc: string, one: Needed) => endpoints.some((endpoint) => nameOf(endpoint) === vpc && isOne(endpoint, one));
  return new Map(endpoints.map(nameOf).map((vpc) => [vpc, needed.filter((one) => hasIn(vpc, one))]));
}

function isOne({ serviceName, type }: VpcEndpoint, wanted: Needed): boolean {
  return typeof serviceName === 'string' && wanted.service.test(serviceName) && type === wanted.type;
}
