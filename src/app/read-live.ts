import type { InventoryPart } from '../engine/parts-read.js';
import type { Notice } from '../model/planned-estate.js';
import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import type { ProbeName } from '../sources/aws/probes.js';
import type { AwsReadOptions } from '../sources/aws/read-estate.js';
import type { ReadExtent } from '../sources/aws/read-extent.js';
import { noSettings } from './judge-options.js';
import type { JudgeScanOptions } from './judge-scan.js';
import { requestedEnvironment } from './requested-environment.js';
import { type ScanScope, scanTargets } from './scan-targets.js';
import { selectRepositories } from './select-repositories.js';
import { toolVersion } from './tool-version.js';

/** How live registries are read. Whatever is left out is as on the command line without flags. */
export interface LiveOptions extends ScanScope, Pick<JudgeScanOptions, 'settings' | 'environment'> {
  readonly endpoint?: string | undefined;
  /** Milliseconds that one attempt of a call may take. */
  readonly timeout?: number | undefined;
  /** How many repositories of a registry are read at a time. */
  readonly concurrency?: number | undefined;
  /** Probes that are left out on purpose. */
  readonly leaveOut?: readonly ProbeName[];
  /** Read the manifests of indexes, which moves their recorded pull time. */
  readonly readManifests?: boolean;
  /** The instant that the inventory is of. */
  readonly now?: Date;
  /** What of a repository is looked at; all of it where it is left out. */
  readonly parts?: () => ReadonlySet<InventoryPart>;
  /** What of registries and repositories is read; everything where it is left out. */
  readonly extent?: ReadExtent;
  /** Names or globs of the repositories that are read; all of them where it is left out. */
  readonly repositories?: readonly string[];
  /** Is told, before the last record, of each glob of these that matches nothing where that is no error. */
  readonly noticed?: ((notice: Notice) => void) | undefined;
  /** The lifecycle policy that AWS is to preview over each repository; null for the one that each has. */
  readonly preview?: { readonly policyText: string | null };
}

/** What may be left out, by the names of `--no-probe`. */
export { isProbeName, type ProbeName, probeNames } from '../sources/aws/probes.js';

const defaultConcurrency = 10;

/**
 * The records of live registries, read as they are asked for.
 *
 * @throws EcrAuditError, when the first record is asked for, where there is no region or the credentials are of another account; for the
 *   last one where a repository that was named is not there.
 */
export async function* readLive(options: LiveOptions): AsyncGenerator<InventoryRecord, void, undefined> {
  const { repositories: globs = [], noticed } = options;
  const others = new Set<string>();
  const read = readTargets(options, globs.length === 0 ? {} : { selection: { globs, passOver: (name) => others.add(name) } });
  yield* globs.length === 0 ? read : selectRepositories(read, globs, { others, noticed });
}

async function* readTargets(
  options: LiveOptions,
  selected: Pick<AwsReadOptions, 'selection'>,
): AsyncGenerator<InventoryRecord, void, undefined> {
  const settings = options.settings ?? noSettings;
  const environment = requestedEnvironment(options.environment ?? '', settings);
  const parts = options.parts?.();
  // The AWS SDK takes longer to load than a plan to judge.
  const { readEstate } = await import('../sources/aws/read-estate.js');
  yield* readEstate(scanTargets(options, settings.config, environment), {
    tool: { name: 'ecr-audit', version: toolVersion },
    now: options.now ?? new Date(),
    endpoint: options.endpoint,
    timeout: options.timeout,
    concurrency: options.concurrency ?? defaultConcurrency,
    leftOut: new Set(options.leaveOut ?? []),
    readManifests: options.readManifests === true,
    parts: { images: parts?.has('images') !== false, scans: parts?.has('scans') !== false },
    ...(options.extent === undefined ? {} : { extent: options.extent }),
    ...(options.preview === undefined ? {} : { preview: options.preview }),
    ...selected,
  });
}
