import {
  type SigningRule as EcrRule,
  GetSigningConfigurationCommand,
  type GetSigningConfigurationCommandOutput,
} from '@aws-sdk/client-ecr';
import type { SigningRule } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import { filterTexts } from './name-filters.js';
import { readSetting } from './read-call.js';
import { ofRegistry, type PartRead, partOf, type RegistryRead } from './registry-read.js';
import { everyOne } from './translate-image.js';

/** Reads what is signed when it is pushed. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetSigningConfiguration.html */
export async function readSigning(read: RegistryRead): Promise<PartRead<Knowable<SigningRule[]>>> {
  const ecr = await read.clients('ecr', read.region);
  const answer = await readSetting<GetSigningConfigurationCommandOutput, SigningRule[]>(
    {
      ...ofRegistry(read, 'signing configuration', 'ecr:GetSigningConfiguration'),
      send: () => ecr.send(new GetSigningConfigurationCommand({})),
      take: ({ signingConfiguration }) => everyOne(signingConfiguration?.rules, signingRule),
    },
    ['SigningConfigurationNotFoundException'],
  );
  return 'none' in answer ? { value: [], faults: [] } : partOf(answer);
}

function signingRule({ signingProfileArn, repositoryFilters = [] }: EcrRule): SigningRule | undefined {
  const filters = filterTexts(repositoryFilters, 'WILDCARD_MATCH');
  return signingProfileArn === undefined || filters === undefined ? undefined : { profileArn: signingProfileArn, filters };
}
