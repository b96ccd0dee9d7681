import { DescribeRegistryCommand, type DescribeRegistryCommandOutput, type ReplicationRule as EcrRule } from '@aws-sdk/client-ecr';
import type { ReplicationConfiguration, ReplicationRule } from '../../model/inventory.js';
import { filterTexts } from './name-filters.js';
import { type Read, readCall } from './read-call.js';
import { unreadValue } from './read-fault.js';
import { ofRegistry, type PartRead, type RegistryRead } from './registry-read.js';
import { everyOne } from './translate-image.js';

/** What DescribeRegistry says. */
export interface RegistryDescription {
  /** The account; empty where the answer does not say. */
  readonly registryId: string;
  readonly rules: readonly ReplicationRule[];
}

/** Asks whose registry it is and where it replicates to. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRegistry.html */
export async function describeRegistry(read: RegistryRead): Promise<Read<RegistryDescription>> {
  const ecr = await read.clients('ecr', read.region);
  return readCall<DescribeRegistryCommandOutput, RegistryDescription>({
    ...ofRegistry(read, 'replication configuration', 'ecr:DescribeRegistry'),
    send: () => ecr.send(new DescribeRegistryCommand({})),
    take: ({ registryId = '', replicationConfiguration }) => {
      const rules = everyOne(replicationConfiguration?.rules, replicationRule);
      return rules === undefined ? undefined : { registryId, rules };
    },
  });
}

/** A registry always has a replication configuration; without rules it replicates nothing, and there is none to the model. */
export function replicationOf(description: Read<RegistryDescription>): PartRead<ReplicationConfiguration[]> {
  if ('fault' in description) return { value: [{ rules: unreadValue(description.fault), address: '' }], faults: [description.fault] };
  const rules = [...description.value.rules];
  return { value: rules.length === 0 ? [] : [{ rules, address: '' }], faults: [] };
}

function replicationRule({ destinations: named, repositoryFilters = [] }: EcrRule): ReplicationRule | undefined {
  const destinations = everyOne(named, ({ region, registryId }) =>
    region === undefined || registryId === undefined ? undefined : { region, registryId },
  );
  const filters = filterTexts(repositoryFilters, 'PREFIX_MATCH');
  return destinations === undefined || filters === undefined ? undefined : { destinations, filters };
}
