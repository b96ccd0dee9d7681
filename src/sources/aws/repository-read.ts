import type { ImageUse } from '../../model/image.js';
import type { Knowable } from '../../model/unknown.js';
import type { AwsClients } from './aws-clients.js';
import type { KeyReader } from './key-reader.js';
import type { ManifestReader } from './manifest-reader.js';
import type { AwsPermission } from './permissions.js';
import type { PreviewReader } from './preview-reader.js';
import type { ProbeName } from './probes.js';
import type { ReadExtent } from './read-extent.js';
import type { ReadPlace, ReadSubject } from './read-fault.js';
import type { RepositorySelection } from './selection.js';

/** What the repositories of one registry are read with. */
export interface RepositoryRead {
  readonly clients: AwsClients;
  readonly place: ReadPlace;
  /** Key of the registry in the inventory. */
  readonly registry: string;
  /** How many repositories are read at a time. */
  readonly concurrency: number;
  readonly leftOut: ReadonlySet<ProbeName>;
  readonly keys: KeyReader;
  /** Null where manifests are not to be read. */
  readonly manifests: ManifestReader | null;
  readonly parts: RepositoryParts;
  readonly extent: ReadExtent;
  /** Undefined for all repositories. */
  readonly selection: RepositorySelection | undefined;
  /** Null where no lifecycle policy is to be previewed. */
  readonly preview: PreviewReader | null;
  /** Images that Amazon Inspector has seen in use, by the name of their repository. */
  readonly use: Knowable<ReadonlyMap<string, readonly ImageUse[]>>;
  /** The instant that the inventory is of. */
  readonly now: Date;
}

/** What of a repository is read beside its settings. */
export interface RepositoryParts {
  readonly images: boolean;
  /** Scans of the newest image; not without images. */
  readonly scans: boolean;
}

/** What is read of a repository, with the permission that it takes. */
export function ofRepository(read: RepositoryRead, repository: string, what: string, permission: AwsPermission): ReadSubject {
  return { what, permission, place: { ...read.place, repository } };
}
