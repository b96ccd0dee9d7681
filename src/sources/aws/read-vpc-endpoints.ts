import {
  DescribeVpcEndpointsCommand,
  type DescribeVpcEndpointsCommandOutput,
  type VpcEndpoint as FoundEndpoint,
} from '@aws-sdk/client-ec2';
import type { VpcEndpoint } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import { gatherPages, pageSize, readPages } from './pages.js';
import { leftOutValue } from './probes.js';
import { ofRegistry, type PartRead, partOfList, type RegistryRead } from './registry-read.js';
import { everyOne } from './translate-image.js';

/** The services that a pull from a private subnet goes through. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
const service = /\.(ecr\.api|ecr\.dkr|s3)$/u;

/**
 * Reads the endpoints that are in use for a pull. By their names, which differ between partitions, they are chosen here and not by
 * the service; a region has few, and one page holds them.
 */
export async function readVpcEndpoints(read: RegistryRead): Promise<PartRead<Knowable<VpcEndpoint[]>>> {
  if (read.leftOut.has('vpc-endpoints')) return { value: leftOutValue('vpc-endpoints'), faults: [] };
  const ec2 = await read.clients('ec2', read.region);
  return partOfList(
    await gatherPages(
      readPages<DescribeVpcEndpointsCommandOutput, VpcEndpoint>({
        ...ofRegistry(read, 'VPC endpoints', 'ec2:DescribeVpcEndpoints'),
        send: (nextToken) =>
          ec2.send(
            new DescribeVpcEndpointsCommand({
              Filters: [{ Name: 'vpc-endpoint-state', Values: ['available'] }],
              MaxResults: pageSize,
              ...(nextToken === undefined ? {} : { NextToken: nextToken }),
            }),
          ),
        take: ({ VpcEndpoints, NextToken }) => {
          const items = everyOne(VpcEndpoints?.filter(isForPulls), translate);
          return items && { items, nextToken: NextToken };
        },
      }),
    ),
  );
}

// The SDK has the states with a capital, the service sends them without.
function isForPulls({ ServiceName: name = '', State: state }: FoundEndpoint): boolean {
  return service.test(name) && state?.toLowerCase() === 'available';
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
function translate({ ServiceName: serviceName, VpcEndpointType: type, VpcId: vpc }: FoundEndpoint): VpcEndpoint | undefined {
  if (serviceName === undefined || type === undefined || vpc === undefined) return undefined;
  return { serviceName, type, vpc, address: '' };
}
