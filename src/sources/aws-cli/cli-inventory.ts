import { type Image, isIndex } from '../../model/image.js';
import { type Knowable, unknown } from '../../model/unknown.js';
import type { ImagesRecord, IndexManifest, InventoryRecord, InventoryTool } from '../../schema/generated/inventory-record.js';
import type { TextFile } from '../../schema/json-file.js';
import { type ListedRepository, listedRepositories } from './listed-repositories.js';
import { listingInstant } from './listing-instant.js';
import { readImageList } from './read-image-list.js';
import { type Manifests, readManifests } from './read-manifests.js';
import { unreadParts } from './unread-parts.js';
import { registryKey, repositoryKey, untold, untoldRegistry, untoldRepository } from './untold-records.js';

/** What the AWS CLI printed. */
export interface CliOutput {
  /** Of `aws ecr describe-images`: all files together list the images, whatever the repositories. */
  readonly images: readonly TextFile[];
  /** Of `aws ecr batch-get-image`, for the indexes. */
  readonly manifests: readonly TextFile[];
  /** When the images are said to have been listed. */
  readonly takenAt: Date;
  /** When the files are read, which is no earlier; the same by default. */
  readonly readAt?: Date;
  /** What reads it. */
  readonly tool: Readonly<InventoryTool>;
}

/**
 * What the AWS CLI printed of images, as the records of an inventory. Whatever the files do not tell is unknown there.
 *
 * @throws EcrAuditError (`cli-output-invalid`) with `file:line:column`, when the first record is asked for.
 */
export function* cliInventory({
  images,
  manifests,
  takenAt,
  readAt = takenAt,
  tool,
}: CliOutput): Generator<InventoryRecord, void, undefined> {
  const repositories = listedRepositories(images.map(readImageList));
  const given = readManifests(manifests);
  const accounts = [...new Set(repositories.map(({ account }) => account))];
  yield {
    record: 'header',
    schemaVersion: '1.0',
    tool: { ...tool },
    source: 'aws',
    takenAt: listingInstant(takenAt, readAt, repositories).toISOString(),
    redacted: false,
    registries: accounts.map(registryKey),
    leftOut: [],
  };
  const counts = { registries: accounts.length, repositories: repositories.length, images: 0, unread: 0 };
  for (const account of accounts) {
    for (const record of registryRecords(account, repositories, given)) {
      if (record.record === 'images') counts.images += record.images.length;
      if (record.record === 'unread') counts.unread += 1;
      yield record;
    }
  }
  yield { record: 'end', ...counts };
}

function* registryRecords(account: string, repositories: readonly ListedRepository[], given: Manifests): Generator<InventoryRecord> {
  yield { record: 'registry', registry: untoldRegistry(account) };
  for (const repository of repositories) if (repository.account === account) yield* repositoryRecords(repository, given);
  const others = untold('the other repositories of the registry');
  yield { record: 'registry-end', registry: registryKey(account), repositories: others, publicRepositories: others };
}

function* repositoryRecords(repository: ListedRepository, given: Manifests): Generator<InventoryRecord> {
  const key = repositoryKey(repository);
  const unread = unreadParts(repository, given);
  const [first] = unread.images;
  yield { record: 'repository', repository: untoldRepository(repository) };
  yield* pagesOf(repository.images, key);
  yield {
    record: 'repository-end',
    repository: key,
    images: first === undefined ? repository.images.length : unknown('not-read', first.why),
    indexes: indexesOf(repository.images, given),
    scans: [],
    use: [],
  };
  yield* unread.images;
  yield* unread.manifests;
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html gives so many at a time. */
const pageSize = 1_000;

function* pagesOf(images: readonly Image[], repository: string): Generator<ImagesRecord> {
  for (let from = 0; from < images.length; from += pageSize) {
    yield { record: 'images', repository, images: images.slice(from, from + pageSize) };
  }
}

/** What the indexes of a repository list, as far as that is told: one that is not named here is open. */
function indexesOf(images: readonly Image[], { indexes }: Manifests): Knowable<IndexManifest[]> {
  const known = indexes.size === 0 ? [] : images.flatMap(({ digest }) => manifestOf(digest, indexes.get(digest)));
  const isOpen = images.some((image) => isIndex(image) && image.status !== 'ARCHIVED' && !indexes.has(image.digest));
  return known.length === 0 && isOpen ? untold('what the indexes of the repository list') : known;
}

function manifestOf(digest: string, children: readonly string[] | undefined): readonly IndexManifest[] {
  return children === undefined ? [] : [{ digest, children: [...children] }];
}
