import { matchesGlob } from '../../model/glob.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';

/** Which repositories are read. */
export interface RepositorySelection {
  /** Names or globs. */
  readonly globs: readonly string[];
  /** Is told the name of each repository that is not read. */
  readonly passOver: (name: string) => void;
}

/** Follows one list of repositories. */
export interface ListSelection {
  readonly takes: (name: string) => boolean;
  /** The count of what was taken; unknown once anything was passed over, since those are not all. */
  readonly count: (taken: Knowable<number>) => Knowable<number>;
}

/** Begins to follow a list of repositories; without a selection all of them are taken. */
export function followList(selection: RepositorySelection | undefined): ListSelection {
  let isWhole = true;
  return {
    takes: (name) => {
      if (selection === undefined || selection.globs.some((glob) => matchesGlob(glob, name))) return true;
      isWhole = false;
      selection.passOver(name);
      return false;
    },
    count: (taken) => (isWhole || isUnknown(taken) ? taken : notChosen),
  };
}

const notChosen = unknown('left-out', 'how many repositories the registry has, of which only those that were named were read');
