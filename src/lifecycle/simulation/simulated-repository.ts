import type { Image, IndexManifest } from '../../model/image.js';

/** The images of a repository, as far as they are known. */
export interface SimulatedRepository {
  /** Each digest once, in any order. */
  readonly images: readonly Image[];
  /** What indexes list, as far as manifests were read. */
  readonly indexes: readonly IndexManifest[];
  /** Whether these are all images that there are. */
  readonly complete: boolean;
  /**
   * An index may be there before the images that it lists, as in a pull-through cache; false by default, since a client pushes them first.
   */
  readonly indexesComeFirst?: boolean;
  /** Archived images may be missing from the list, as from one that was not asked for them; false by default. */
  readonly mayLackArchived?: boolean;
}
