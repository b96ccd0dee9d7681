import {
  BatchGetRepositoryScanningConfigurationCommand,
  type BatchGetRepositoryScanningConfigurationCommandOutput,
} from '@aws-sdk/client-ecr';
import type { Knowable } from '../../model/unknown.js';
import { inBatches } from './in-batches.js';
import { readCall } from './read-call.js';
import { faultOfAnswer, type ReadFault, type ReadSubject, unreadValue } from './read-fault.js';
import type { RepositoryRead } from './repository-read.js';

/** The scanning in force for a repository: SCAN_ON_PUSH, CONTINUOUS_SCAN or MANUAL. */
export interface FrequencyReading {
  readonly frequency: Knowable<string>;
  readonly fault: ReadFault | undefined;
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetRepositoryScanningConfiguration.html */
const mostNames = 25;

/** Reads what the registry's rules and the flags of repositories come to, as the service itself puts them together. */
export function effectiveScanningReader(read: RepositoryRead, names: readonly string[]): (name: string) => Promise<FrequencyReading> {
  return inBatches(names, mostNames, (batch) => readBatch(read, batch));
}

async function readBatch({ clients, place }: RepositoryRead, names: readonly string[]): Promise<ReadonlyMap<string, FrequencyReading>> {
  const ecr = await clients('ecr', place.region);
  const subject = (repository?: string): ReadSubject => ({
    what: 'scanning in force',
    permission: 'ecr:BatchGetRepositoryScanningConfiguration',
    place: repository === undefined ? place : { ...place, repository },
  });
  const answer = await readCall<BatchGetRepositoryScanningConfigurationCommandOutput, ReadonlyMap<string, string>>({
    ...subject(names.length === 1 ? names[0] : undefined),
    send: () => ecr.send(new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: [...names] })),
    take: frequenciesIn,
  });
  if ('fault' in answer) return new Map(names.map((name) => [name, unread(answer.fault)]));
  return new Map(
    names.map((name) => {
      const frequency = answer.value.get(name);
      const missing = () => unread(faultOfAnswer('the answer says nothing of the repository', subject(name)));
      return [name, frequency === undefined ? missing() : { frequency, fault: undefined }];
    }),
  );
}

function frequenciesIn({
  scanningConfigurations,
}: BatchGetRepositoryScanningConfigurationCommandOutput): ReadonlyMap<string, string> | undefined {
  if (scanningConfigurations === undefined) return undefined;
  return new Map(
    scanningConfigurations.flatMap(({ repositoryName, scanFrequency }) =>
      repositoryName === undefined || scanFrequency === undefined ? [] : [[repositoryName, scanFrequency]],
    ),
  );
}

function unread(fault: ReadFault): FrequencyReading {
  return { frequency: unreadValue(fault), fault };
}
