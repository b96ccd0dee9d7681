import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { type Paging, pageOf } from '../page-of.js';
import { type Operations, operation } from './operation.js';

/** A list of the query protocol: its entries under 1, 2, …. */
type Listed<T> = Readonly<Record<string, T>>;

interface DescribeVpcEndpointsWire {
  readonly Filter?: Listed<{ readonly Name: string; readonly Value: Listed<string> }>;
  readonly MaxResults?: string;
  readonly NextToken?: string;
}

const paging: Paging = { usual: 1_000, most: 1_000, refusal: 'InvalidParameterValue' };

/** EC2: VPC endpoints, with the filters by service name and state. */
export const ec2Operations: Operations = {
  DescribeVpcEndpoints: operation<DescribeVpcEndpointsWire, object>(({ Filter = {}, MaxResults, NextToken }, { region }) => {
    const filters = Object.values(Filter);
    const kept = region.vpcEndpoints.filter((endpoint) =>
      filters.every((filter) => passes(endpoint, filter.Name, Object.values(filter.Value))),
    );
    const page = pageOf(kept, { size: MaxResults === undefined ? undefined : Number(MaxResults), token: NextToken }, paging);
    return { vpcEndpointSet: page.items.map(inWireNames), nextToken: page.nextToken };
  }),
};

function passes(endpoint: VpcEndpoint, filter: string, values: readonly string[]): boolean {
  switch (filter) {
    case 'service-name':
      return values.some((value) => value === endpoint.ServiceName);
    case 'vpc-endpoint-state':
      return values.some((value) => value === stateInWire(endpoint));
    case 'vpc-endpoint-type':
      return values.some((value) => value === endpoint.VpcEndpointType);
    default:
      throw new Error(`a filter that the fake does not know: ${filter}`);
  }
}

const inWireNames = (endpoint: VpcEndpoint) => ({
  vpcEndpointId: endpoint.VpcEndpointId,
  vpcEndpointType: endpoint.VpcEndpointType,
  vpcId: endpoint.VpcId,
  serviceName: endpoint.ServiceName,
  state: stateInWire(endpoint),
});

/** The SDK's types have `Available`, the service and its filters `available`. */
const stateInWire = ({ State: state }: VpcEndpoint) =>
  state === undefined ? undefined : `${state.charAt(0).toLowerCase()}${state.slice(1)}`;
