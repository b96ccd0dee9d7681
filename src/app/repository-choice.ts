import { matchesGlob } from '../model/glob.js';
import { isUnknown, isUnread, type Knowable, unknown } from '../model/unknown.js';
import type { InventoryRecord, RegistryEnd, RepositoryRecord } from '../schema/generated/inventory-record.js';

/** Follows the records of an inventory, and which of them belong to a repository that was chosen, or to none. */
export interface RepositoryChoice {
  readonly takes: (record: InventoryRecord) => boolean;
  /** The end of a registry: a count of what is not there any more is unknown. */
  readonly close: (end: RegistryEnd) => RegistryEnd;
  readonly isMatched: (glob: string) => boolean;
  /** Names of what was not chosen. */
  readonly passedOver: ReadonlySet<string>;
  /** Whether there may be repositories that could not be read. */
  readonly isIncomplete: () => boolean;
}

/** Starts before the first record. */
export function createChoice(globs: readonly string[]): RepositoryChoice {
  const names = createNameChoice(globs);
  let isRegistryOpen = false;
  let isChosen = false;
  let isIncomplete = false;

  function takes(record: InventoryRecord): boolean {
    switch (record.record) {
      case 'registry':
        isRegistryOpen = true;
        names.lost.clear();
        return true;
      case 'repository':
        isChosen = names.takes(record);
        return isChosen;
      case 'images':
      case 'repository-end':
        return isChosen;
      case 'registry-end':
        isRegistryOpen = false;
        isIncomplete ||= isCut(record.repositories) || isCut(record.publicRepositories);
        return true;
      case 'unread':
        // Outside of a registry it is of a whole one, or of an account.
        isIncomplete ||= !isRegistryOpen;
        return record.repository === '' || globs.some((glob) => matchesGlob(glob, record.repository));
      case 'header':
      case 'end':
        return true;
    }
  }

  const left = (kind: 'private' | 'public', count: Knowable<number>) => (names.lost.has(kind) && !isUnknown(count) ? notChosen : count);

  return {
    takes,
    close: (end) => ({
      ...end,
      repositories: left('private', end.repositories),
      publicRepositories: left('public', end.publicRepositories),
    }),
    isMatched: (glob) => names.matched.has(glob),
    passedOver: names.passedOver,
    isIncomplete: () => isIncomplete,
  };
}

/** Chooses by names, and keeps which globs matched and what was passed over. */
function createNameChoice(globs: readonly string[]) {
  const matched = new Set<string>();
  const passedOver = new Set<string>();
  /** Kinds of which the open registry has repositories that were passed over. */
  const lost = new Set<'private' | 'public'>();
  const takes = ({ repository: { name, kind } }: RepositoryRecord): boolean => {
    // One without a name may be what is meant.
    if (isUnknown(name)) return true;
    const matching = globs.filter((glob) => matchesGlob(glob, name));
    for (const glob of matching) matched.add(glob);
    if (matching.length > 0) return true;
    lost.add(kind);
    passedOver.add(name);
    return false;
  };
  return { matched, passedOver, lost, takes };
}

const notChosen = unknown('left-out', 'how many repositories the registry has, of which only those that were named are looked at');

/** What was left out on purpose was not to be searched, and files of the AWS CLI are all that there is. */
function isCut(count: Knowable<number>): boolean {
  return isUnread(count) && count.unknown !== 'left-out';
}
