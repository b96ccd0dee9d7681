import { GetRegistryPolicyCommand, type GetRegistryPolicyCommandOutput } from '@aws-sdk/client-ecr';
import type { PolicyDocument } from '../../model/inventory.js';
import { readSetting } from './read-call.js';
import { policyReading } from './read-repository-settings.js';
import { ofRegistry, type PartRead, type RegistryRead } from './registry-read.js';

/** Reads the registry policy; that there is none is an answer. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryPolicy.html */
export async function readRegistryPolicy(read: RegistryRead): Promise<PartRead<PolicyDocument[]>> {
  const ecr = await read.clients('ecr', read.region);
  const answer = await readSetting<GetRegistryPolicyCommandOutput, string>(
    {
      ...ofRegistry(read, 'registry policy', 'ecr:GetRegistryPolicy'),
      send: () => ecr.send(new GetRegistryPolicyCommand({})),
      take: ({ policyText }) => policyText || undefined,
    },
    ['RegistryPolicyNotFoundException'],
  );
  const { value, fault } = policyReading(answer);
  return { value: [value], faults: fault === undefined ? [] : [fault] };
}
