import { textOf } from '../facts/repository-subjects.js';
import { addTo } from '../model/grouped.js';
import type { Registry, Repository } from '../model/inventory.js';
import type { Notice } from '../model/planned-estate.js';
import { quantity } from '../reporters/quantity.js';
import type { UnreadRecord } from '../schema/generated/inventory-record.js';
import { groupUnread } from './group-unread.js';
import { isGlob } from './select-repositories.js';

/** What was not read, without the parts that nothing hangs on, which a notice counts. */
export interface NeededParts {
  readonly unread: readonly UnreadRecord[];
  readonly notices: readonly Notice[];
}

interface Place {
  readonly account: string;
  readonly region: string;
}

/** What a part, as the sources name it, is of: it counts where that is simulated. */
const needed: ReadonlyMap<string, 'simulated' | 'list'> = new Map([
  ['images', 'simulated'],
  ['images in use', 'simulated'],
  ['lifecycle policy', 'simulated'],
  ['manifests', 'simulated'],
  ['preview of the lifecycle policy', 'simulated'],
  ['pull-through cache rules', 'simulated'],
  // They tell the environment.
  ['resource tags', 'simulated'],
  ['status of Amazon Inspector', 'simulated'],
  ['repositories', 'list'],
  ['the regions that the account has enabled', 'list'],
  ['the registry', 'list'],
  ['the repository', 'list'],
]);

/** What a scan reads and no lifecycle policy hangs on, most of it with a name behind. What stands nowhere counts. */
const notNeeded =
  /^(?:account setting|CloudWatch alarms|event rules|KMS key|log group|metric filters|public repositories|pull counts|pull-time update exclusions|re-scan window|registry policy|replication configuration|repository creation templates|repository policy|scan findings|scanning configuration|scanning in force|signing configuration|targets of the event rule|the public repository|VPC endpoints)(?= |$)/u;

/**
 * Tells which parts that were not read a simulation needs: those that a live one reads, of the repositories that were simulated.
 *
 * @param asked - Names or globs of the repositories that were to be simulated; none for all.
 */
export function createNeeds(asked: readonly string[]) {
  const byName = new Map<string, Place[]>();
  const registries = new Map<string, Place>();

  function touches(part: UnreadRecord): boolean {
    const places = part.repository === '' ? [...registries.values()] : (byName.get(part.repository) ?? []);
    return places.some((place) => mayBe(part.account, place.account) && mayBe(part.region, place.region));
  }

  /** Names that were all found need no list; what a glob means, the list tells. */
  const needsList = (): boolean => asked.length === 0 || asked.some((name) => isGlob(name) || !byName.has(name));

  function isNeeded(part: UnreadRecord): boolean {
    if (notNeeded.test(part.what)) return false;
    switch (part.what.startsWith('the account') ? 'list' : needed.get(part.what)) {
      case 'simulated':
        return touches(part);
      case 'list':
        return part.repository !== '' || needsList();
      case undefined:
        return true;
    }
  }

  return {
    /** Is shown each repository that is to be simulated. */
    look: ({ repository, registry }: { readonly repository: Repository; readonly registry: Registry }): void => {
      const place = { account: textOf(registry.account), region: textOf(registry.region) };
      addTo(byName, textOf(repository.name), place);
      registries.set(registry.key, place);
    },
    /** Of all that was not read, once every repository was looked at. */
    sift: (unread: readonly UnreadRecord[]): NeededParts => {
      const kept = new Set(unread.filter(isNeeded));
      const left = groupUnread(unread.filter((part) => !kept.has(part))).length;
      return { unread: [...kept], notices: left === 0 ? [] : [leftOut(left)] };
    },
  };
}

/** What is not told tells nothing apart. */
function mayBe(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

function leftOut(parts: number): Notice {
  const words = `${quantity(parts, 'part')} that this simulation does not need ${parts === 1 ? 'was' : 'were'} not read`;
  return { code: 'not-needed', message: words };
}
