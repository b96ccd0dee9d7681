import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { missingEndpoints, missingEndpointsInWords } from '../../src/facts/vpc-endpoints.js';
import { registryOf, told } from './fixture.js';

const endpoint = (service: string | null, vpc = 'vpc-1', type = service === 's3' ? 'Gateway' : 'Interface'): ExampleMap => ({
  serviceName: service === null ? null : `com.amazonaws.eu-west-1.${service}`,
  type,
  vpc,
  address: '',
});
const three = ['ecr.api', 'ecr.dkr', 's3'];

describe('VPC endpoints for a pull', () => {
  it.each([
    ['none', [], ['ecr.api', 'ecr.dkr', 's3 (gateway)'], 'VPC endpoints'],
    ['all in one VPC', three.map((service) => endpoint(service)), [], /only ecr.api, ecr.dkr, s3 \(gateway\) in vpc-1$/],
    ['S3 alone', [endpoint('s3')], ['ecr.api', 'ecr.dkr'], 'VPC with all endpoints that a pull needs, only s3 (gateway) in vpc-1'],
    [
      'spread over two',
      [endpoint('ecr.api'), endpoint('s3', 'vpc-2'), endpoint('ecr.dkr')],
      ['s3 (gateway)'],
      'VPC with all endpoints that a pull needs, only ecr.api, ecr.dkr in vpc-1; s3 (gateway) in vpc-2',
    ],
    [
      'others',
      [endpoint('logs'), endpoint('s3', 'vpc-1', 'Interface')],
      ['ecr.api', 'ecr.dkr', 's3 (gateway)'],
      'VPC endpoint of those that a pull needs',
    ],
    ['a service that is not known', [endpoint(null)], '? known-after-apply', 'VPC endpoint of those that a pull needs'],
  ])('%s', (_name, vpcEndpoints, missing, words) => {
    const registry = registryOf({ vpcEndpoints });
    expect(told(missingEndpoints(registry))).toEqual(missing);
    expect(missingEndpointsInWords(registry)).toMatch(words);
  });
});
