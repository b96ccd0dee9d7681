import { GetConfigurationCommand, type GetConfigurationCommandOutput } from '@aws-sdk/client-inspector2';
import type { ImageUse } from '../../model/image.js';
import type { InspectorRescan } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import { leftOutValue } from './probes.js';
import { type Read, readCall } from './read-call.js';
import { readImageUse } from './read-image-use.js';
import { readInspectorStatus } from './read-inspector-status.js';
import { ofRegistry, type PartRead, partOf, type RegistryRead } from './registry-read.js';

/** Images that Amazon Inspector has seen in use, by the name of their repository. */
export type UseByRepository = ReadonlyMap<string, readonly ImageUse[]>;

/** What Amazon Inspector says of a registry. */
export interface InspectorRead {
  readonly coversEcr: PartRead<Knowable<boolean>>;
  readonly rescan: PartRead<Knowable<InspectorRescan>>;
  readonly use: PartRead<Knowable<UseByRepository>>;
}

/** Reads what Amazon Inspector says of a registry. Where it is off it knows of no image, and refuses to be asked. */
export async function readInspector(read: RegistryRead): Promise<InspectorRead> {
  if (read.leftOut.has('inspector')) return { coversEcr: leftOut, rescan: leftOut, use: leftOut };
  const [seen, rescan] = await Promise.all([readInspectorUse(read), readRescan(read)]);
  return { ...seen, rescan: unlessOff(seen.coversEcr.value === false, rescan, noRescan) };
}

/** Reads which images Amazon Inspector has seen in use, and whether it looks at all. */
export async function readInspectorUse(read: RegistryRead): Promise<Omit<InspectorRead, 'rescan'>> {
  if (read.leftOut.has('inspector')) return { coversEcr: leftOut, use: leftOut };
  const [coversEcr, use] = await Promise.all([readInspectorStatus(read), readImageUse(read)]);
  return { coversEcr, use: unlessOff(coversEcr.value === false, use, new Map()) };
}

const leftOut: PartRead<Knowable<never>> = { value: leftOutValue('inspector'), faults: [] };

const noRescan: InspectorRescan = { duration: '', pullDateDuration: '', pullDateMode: '' };

function unlessOff<T>(isOff: boolean, answer: Read<T>, none: T): PartRead<Knowable<T>> {
  return isOff && 'fault' in answer && answer.fault.code === 'access-denied' ? { value: none, faults: [] } : partOf(answer);
}

// https://docs.aws.amazon.com/inspector/v2/APIReference/API_GetConfiguration.html
async function readRescan(read: RegistryRead): Promise<Read<InspectorRescan>> {
  const inspector = await read.clients('inspector2', read.region);
  return readCall<GetConfigurationCommandOutput, InspectorRescan>({
    ...ofRegistry(read, 're-scan window of Amazon Inspector', 'inspector2:GetConfiguration'),
    send: () => inspector.send(new GetConfigurationCommand({})),
    take: ({ ecrConfiguration: configuration }) => {
      if (configuration === undefined) return undefined;
      const { rescanDuration = '', pullDateRescanDuration = '', pullDateRescanMode = '' } = configuration.rescanDurationState ?? {};
      return { duration: rescanDuration, pullDateDuration: pullDateRescanDuration, pullDateMode: pullDateRescanMode };
    },
  });
}
