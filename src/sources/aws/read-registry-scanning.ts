import {
  type RegistryScanningRule as EcrRule,
  GetRegistryScanningConfigurationCommand,
  type GetRegistryScanningConfigurationCommandOutput,
} from '@aws-sdk/client-ecr';
import type { ScanningConfiguration, ScanningRule } from '../../model/inventory.js';
import { filterTexts } from './name-filters.js';
import { readCall } from './read-call.js';
import { unreadValue } from './read-fault.js';
import { ofRegistry, type PartRead, type RegistryRead } from './registry-read.js';
import { everyOne } from './translate-image.js';

/**
 * Reads the scanning configuration, which every registry has.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryScanningConfiguration.html
 */
export async function readRegistryScanning(read: RegistryRead): Promise<PartRead<ScanningConfiguration[]>> {
  const ecr = await read.clients('ecr', read.region);
  const answer = await readCall<GetRegistryScanningConfigurationCommandOutput, ScanningConfiguration>({
    ...ofRegistry(read, 'scanning configuration', 'ecr:GetRegistryScanningConfiguration'),
    send: () => ecr.send(new GetRegistryScanningConfigurationCommand({})),
    take: scanningConfiguration,
  });
  if ('value' in answer) return { value: [answer.value], faults: [] };
  const why = unreadValue(answer.fault);
  return { value: [{ scanType: why, rules: why, address: '' }], faults: [answer.fault] };
}

function scanningConfiguration({
  scanningConfiguration: read,
}: GetRegistryScanningConfigurationCommandOutput): ScanningConfiguration | undefined {
  const rules = everyOne(read?.rules, scanningRule);
  return read?.scanType === undefined || rules === undefined ? undefined : { scanType: read.scanType, rules, address: '' };
}

function scanningRule({ scanFrequency, repositoryFilters }: EcrRule): ScanningRule | undefined {
  const filters = filterTexts(repositoryFilters, 'WILDCARD');
  return scanFrequency === undefined || filters === undefined ? undefined : { scanFrequency, filters };
}
