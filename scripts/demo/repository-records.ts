import { type Image, type ImageScan, type ImageUse, isIndex, type ScannedImage } from '../../src/model/image.ts';
import type { Registry, Repository } from '../../src/model/inventory.ts';
import { newestImages } from '../../src/model/newest-images.ts';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.ts';
import { describeRepository, notOffered } from './describe-repository.ts';
import { daysAgo, instant } from './moment.ts';
import type { Place } from './places.ts';
import type { DemoRepository } from './repository.ts';
import { type Contents, imagesIn } from './repository-images.ts';
import { scanThatFound, scanWithout } from './vulnerabilities.ts';

/** So many images stand in a page, as DescribeImages gives them. */
const pageSize = 1_000;

/** The records of one repository. */
export function repositoryRecords(repository: DemoRepository, place: Place, registry: Registry): readonly InventoryRecord[] {
  const contents = imagesIn(repository, place);
  const described = describeRepository(repository, place, registry);
  const { key } = described;
  const pages = Array.from({ length: Math.ceil(contents.images.length / pageSize) }, (_, page) =>
    contents.images.slice(page * pageSize, (page + 1) * pageSize),
  );
  return [
    { record: 'repository', repository: described },
    ...pages.map((images): InventoryRecord => ({ record: 'images', repository: key, images: [...images] })),
    {
      record: 'repository-end',
      repository: key,
      images: contents.images.length,
      indexes: described.kind === 'public' ? notOffered('manifests') : [...contents.indexes],
      scans: [...scansIn(repository, contents, { registry, described })],
      use: [...useIn(repository, contents, registry)],
    },
  ];
}

interface Scanner {
  readonly registry: Registry;
  readonly described: Repository;
}

/** An index is not scanned itself, its children are. */
function scansIn(repository: DemoRepository, { images, indexes }: Contents, scanner: Scanner): readonly ScannedImage[] {
  if (scanner.described.kind === 'public') return [];
  const scanned = newestImages(images).images.flatMap((newest) => {
    const children = indexes.find(({ digest }) => digest === newest.digest)?.children;
    return children === undefined ? [newest] : images.filter(({ digest }) => children.includes(digest));
  });
  return scanned.map((image) => ({ digest: image.digest, scan: scanOf(image, repository, scanner) }));
}

function scanOf(image: Image, repository: DemoRepository, { registry, described }: Scanner): ImageScan {
  const { failedScan, vulnerabilities = [], firstSeen = 6 } = repository;
  if (image.artifactType.includes('attestation')) return scanWithout('UNSUPPORTED_IMAGE', 'The type of the image is not supported.');
  if (failedScan !== undefined) return scanWithout(...failedScan);
  const isEnhanced = registry.scanning[0]?.scanType === 'ENHANCED';
  if (described.scanFrequency === 'MANUAL' || (isEnhanced && registry.inspectorCoversEcr !== true)) return scanWithout('NOT_SCANNED');
  return scanThatFound(isEnhanced ? 'enhanced' : 'basic', vulnerabilities, { pushedAt: image.pushedAt, firstSeen });
}

/** Amazon Inspector tells of running images where it scans the registry. */
function useIn({ inUse = false }: DemoRepository, { images }: Contents, { inspectorCoversEcr }: Registry): readonly ImageUse[] {
  if (!inUse || inspectorCoversEcr !== true) return [];
  const running = images.filter((image) => image.lastPulledAt !== '' && !isIndex(image)).slice(-2);
  return running.map(({ digest }, at) => ({ digest, inUseCount: 3 + 9 * at, lastInUseAt: instant(daysAgo(0.05)) }));
}
