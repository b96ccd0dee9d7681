import type { Repository as EcrRepository } from '@aws-sdk/client-ecr';
import type { Image, IndexManifest } from '../../model/image.js';
import { isIndex, likelyChildren } from '../../model/image.js';
import { newestImages } from '../../model/newest-images.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../../model/unknown.js';
import type { ImagesRecord, InventoryRecord, RepositoryEnd } from '../../schema/generated/inventory-record.js';
import { firstOfEach } from './first-of-each.js';
import { leftOutValue } from './probes.js';
import type { FrequencyReading } from './read-effective-scanning.js';
import { type ReadFault, unreadValue } from './read-fault.js';
import { readImages } from './read-images.js';
import type { PullsReading } from './read-pulls.js';
import { readDetails, readLifecycleAlone } from './read-repository-details.js';
import { readScan } from './read-scan.js';
import type { RepositoryRead } from './repository-read.js';
import { translateRepository } from './translate-repository.js';

/** What is asked about several repositories at a time. */
export interface RepositoryAsks {
  readonly frequencyOf: (name: string) => Promise<FrequencyReading>;
  readonly pullsOf: (name: string) => Promise<PullsReading>;
}

/** All that was read of one repository. */
export interface RepositoryReading {
  readonly records: readonly InventoryRecord[];
  readonly faults: readonly ReadFault[];
}

/** Reads what belongs to one repository, its images and the scans of the newest of them, and what AWS previews of it. */
export async function readRepository(read: RepositoryRead, described: EcrRepository, asks: RepositoryAsks): Promise<RepositoryReading> {
  const { repositoryName: name = '', repositoryArn: key = '' } = described;
  const settings = read.extent === 'lifecycle' ? readLifecycleAlone(read, described) : readDetails(read, described, asks);
  const [{ details, faults }, contents, preview] = await Promise.all([
    settings,
    readContents(read, name, key),
    settings.then(({ details: { lifecyclePolicy } }) => read.preview?.(read.place, name, lifecyclePolicy)),
  ]);
  const repository = translateRepository(described, read.registry, details);
  const end: RepositoryEnd = preview === undefined ? contents.end : { ...contents.end, preview: preview.preview };
  return {
    records: [{ record: 'repository', repository }, ...contents.pages, end],
    faults: [...faults, ...contents.faults, preview?.fault].filter(isFault),
  };
}

interface ContentsReading {
  readonly pages: readonly ImagesRecord[];
  readonly end: RepositoryEnd;
  readonly faults: readonly (ReadFault | undefined)[];
}

/** The pages of images and the close of the repository. Manifests are read when all images are described, since reading one is a pull. */
async function readContents(read: RepositoryRead, name: string, key: string): Promise<ContentsReading> {
  if (!read.parts.images) return { pages: [], end: endWithoutImages(key), faults: [] };
  const { pages, images, fault } = await gatherImages(read, name, key);
  const indexes = await readIndexes(read, name, images);
  const scans = await readScans(read, name, images, indexes.indexes);
  const end: RepositoryEnd = {
    record: 'repository-end',
    repository: key,
    images: fault === undefined ? images.length : unreadValue(fault),
    indexes: isUnknown(indexes.indexes) ? indexes.indexes : [...indexes.indexes],
    scans: scans.map(({ scanned }) => scanned),
    use: whenKnown(read.use, (byName) => [...(byName.get(name) ?? [])]),
  };
  return { pages, end, faults: [fault, indexes.fault, ...scans.map((scan) => scan.fault)] };
}

/** How many images there are, where nobody will look at them. */
export const notLookedAt = unknown('left-out', 'its images, which no rule that was asked looks at');

function endWithoutImages(repository: string): RepositoryEnd {
  return { record: 'repository-end', repository, images: notLookedAt, indexes: notLookedAt, scans: [], use: notLookedAt };
}

async function gatherImages(read: RepositoryRead, name: string, key: string) {
  const pages: ImagesRecord[] = [];
  const isFresh = firstOfEach(({ digest }: Image) => digest);
  for await (const page of readImages(read, name)) {
    if ('fault' in page) return { pages, images: pages.flatMap((one) => one.images), fault: page.fault };
    const images = page.value.filter(isFresh);
    if (images.length > 0) pages.push({ record: 'images', repository: key, images });
  }
  return { pages, images: pages.flatMap((one) => one.images), fault: undefined };
}

interface IndexReading {
  readonly indexes: Knowable<readonly IndexManifest[]>;
  readonly fault: ReadFault | undefined;
}

async function readIndexes(read: RepositoryRead, name: string, images: readonly Image[]): Promise<IndexReading> {
  // An archived image cannot be pulled, and reading its manifest is a pull.
  const digests = images.filter((image) => isIndex(image) && image.status === 'ACTIVE').map(({ digest }) => digest);
  if (digests.length === 0) return { indexes: [], fault: undefined };
  if (read.manifests !== null) return read.manifests(read.place, name, digests);
  return {
    indexes: unknown('left-out', 'manifests, which tell the children of an index, are read with --read-manifests only'),
    fault: undefined,
  };
}

/** The scans of the newest images. An index is not scanned itself, its children are. */
async function readScans(read: RepositoryRead, name: string, images: readonly Image[], indexes: Knowable<readonly IndexManifest[]>) {
  if (!read.parts.scans) return [];
  const newest = newestImages(images).images;
  const digests = [...new Set(newest.flatMap((image) => (isIndex(image) ? childrenOf(image, images, indexes) : [image.digest])))];
  if (!read.leftOut.has('scan-findings')) return Promise.all(digests.map((digest) => readScan(read, name, digest)));
  return digests.map((digest) => ({ scanned: { digest, scan: leftOutValue('scan-findings') }, fault: undefined }));
}

function childrenOf(index: Image, images: readonly Image[], indexes: Knowable<readonly IndexManifest[]>): readonly string[] {
  const listed = isUnknown(indexes) ? undefined : indexes.find(({ digest }) => digest === index.digest)?.children;
  return listed ?? likelyChildren(index, images).map(({ digest }) => digest);
}

function isFault(fault: ReadFault | undefined): fault is ReadFault {
  return fault !== undefined;
}
