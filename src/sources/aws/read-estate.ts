import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import type { Clock } from './clock.js';
import { inTurn } from './in-turn.js';
import { createRateLimiters } from './limit-attempts.js';
import type { ProbeName } from './probes.js';
import type { ReadExtent } from './read-extent.js';
import { readOneRegistry } from './read-one-registry.js';
import type { RepositoryParts } from './repository-read.js';
import { resolveTargets } from './resolve-targets.js';
import type { RegistryTarget, ScanTarget } from './scan-target.js';
import type { RepositorySelection } from './selection.js';

/** How live registries are read. */
export interface AwsReadOptions {
  /** Name and version of whoever reads, for the header. */
  readonly tool: { readonly name: string; readonly version: string };
  /** The instant that the inventory is of. */
  readonly now: Date;
  readonly endpoint: string | undefined;
  /** Milliseconds that one attempt of a call may take. */
  readonly timeout: number | undefined;
  /** How many repositories of a registry are read at a time. */
  readonly concurrency: number;
  readonly leftOut: ReadonlySet<ProbeName>;
  /** Whether manifests are read, which counts as a pull. */
  readonly readManifests: boolean;
  /** What somebody will look at; what is not read is unknown, and nothing is incomplete for it. */
  readonly parts: RepositoryParts;
  /** Everything by default. */
  readonly extent?: ReadExtent;
  /** The repositories that are read; all of them by default. */
  readonly selection?: RepositorySelection;
  /** The lifecycle policy that AWS is to preview over each repository, null for its own; none is previewed by default. */
  readonly preview?: { readonly policyText: string | null };
  /** By which a preview is waited for; that of this machine by default. */
  readonly clock?: Clock;
}

/** How many registries are read at a time. */
const registriesAtOnce = 8;

/**
 * Reads the registries behind the targets, as the records of an inventory.
 *
 * @throws EcrAuditError (`wrong-account`, `region-missing`).
 */
export async function* readEstate(
  targets: readonly ScanTarget[],
  options: AwsReadOptions,
): AsyncGenerator<InventoryRecord, void, undefined> {
  const limiters = createRateLimiters();
  const { endpoint, timeout } = options;
  const { registries, unread } = await resolveTargets(targets, { limiters, endpoint, timeout });
  yield {
    record: 'header',
    schemaVersion: '1.0',
    tool: { ...options.tool },
    source: 'aws',
    takenAt: options.now.toISOString(),
    redacted: false,
    registries: registries.map(nameOf),
    leftOut: [...options.leftOut].sort(),
    ...(options.readManifests ? { manifestReaders: readersOf(registries) } : {}),
  };
  const counts = { registries: 0, repositories: 0, images: 0, unread: 0 };
  const count = (record: InventoryRecord): InventoryRecord => {
    if (record.record === 'registry') counts.registries += 1;
    if (record.record === 'repository') counts.repositories += 1;
    if (record.record === 'images') counts.images += record.images.length;
    if (record.record === 'unread') counts.unread += 1;
    return record;
  };
  for (const record of unread) yield count(record);
  const streams = registries.map((target) => () => readOneRegistry(target, options));
  for await (const record of inTurn(streams, registriesAtOnce)) yield count(record);
  yield { record: 'end', ...counts };
}

function readersOf(registries: readonly RegistryTarget[]): string[] {
  return [...new Set(registries.map(({ principal }) => principal))].filter((principal) => principal !== '');
}

function nameOf({ account, expected, region }: RegistryTarget): string {
  return `${account || expected || '?'}/${region}`;
}
