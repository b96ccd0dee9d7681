import { BatchGetImageCommand, type BatchGetImageCommandOutput } from '@aws-sdk/client-ecr';
import type { IndexManifest } from '../../model/image.js';
import { childrenIn } from '../../model/index-manifest.js';
import { parsedJson } from '../../model/parsed-json.js';
import type { Knowable } from '../../model/unknown.js';
import type { AwsClients } from './aws-clients.js';
import { readCall } from './read-call.js';
import { faultOfAnswer, type ReadFault, type ReadPlace, type ReadSubject, unreadValue } from './read-fault.js';

/** What indexes list, or why that was not read. */
export interface ManifestReading {
  readonly indexes: Knowable<readonly IndexManifest[]>;
  readonly fault: ReadFault | undefined;
}

/** Reads the manifests of indexes. */
export type ManifestReader = (place: ReadPlace, repository: string, digests: readonly string[]) => Promise<ManifestReading>;

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html */
const mostImages = 100;
const acceptedMediaTypes = ['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json'];

/**
 * Makes the reader. Reading a manifest counts as a pull and moves the time that an audit reads
 * (https://github.com/aws/containers-roadmap/issues/2390), so it is only made where the user asks for it, and asked only when the
 * descriptions of the images have been read. What a digest names never changes, so each is read once.
 */
export function createManifestReader(clients: AwsClients): ManifestReader {
  const known = new Map<string, readonly string[]>();
  return async (place, repository, digests) => {
    const missing = digests.filter((digest) => !known.has(digest));
    for (let from = 0; from < missing.length; from += mostImages) {
      const fault = await readBatch(clients, place, repository, missing.slice(from, from + mostImages), known);
      if (fault !== undefined) return { indexes: unreadValue(fault), fault };
    }
    const indexes = digests.map((digest) => ({ digest, children: [...(known.get(digest) ?? [])] }));
    const refused = digests.find((digest) => !known.has(digest));
    if (refused === undefined) return { indexes, fault: undefined };
    const fault = faultOfAnswer(`the manifest of ${refused} was not given`, manifestsOf(place, repository));
    return { indexes: unreadValue(fault), fault };
  };
}

async function readBatch(
  clients: AwsClients,
  place: ReadPlace,
  repository: string,
  digests: readonly string[],
  known: Map<string, readonly string[]>,
): Promise<ReadFault | undefined> {
  const ecr = await clients('ecr', place.region);
  const answer = await readCall<BatchGetImageCommandOutput, readonly IndexManifest[]>({
    ...manifestsOf(place, repository),
    send: () =>
      ecr.send(
        new BatchGetImageCommand({
          repositoryName: repository,
          imageIds: digests.map((imageDigest) => ({ imageDigest })),
          acceptedMediaTypes,
        }),
      ),
    take: ({ images }) => images?.flatMap(({ imageId, imageManifest }) => manifestOf(imageId?.imageDigest, imageManifest)),
  });
  if ('fault' in answer) return answer.fault;
  for (const { digest, children } of answer.value) known.set(digest, children);
  return undefined;
}

function manifestsOf(place: ReadPlace, repository: string): ReadSubject {
  return { what: 'manifests', permission: 'ecr:BatchGetImage', place: { ...place, repository } };
}

function manifestOf(digest: string | undefined, text: string | undefined): readonly IndexManifest[] {
  const children = digest === undefined || text === undefined ? undefined : childrenIn(parsedJson(text));
  return digest === undefined || children === undefined ? [] : [{ digest, children }];
}
