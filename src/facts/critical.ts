import { matchesGlob } from '../model/glob.js';
import { someOf } from '../model/three-valued.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import type { RepositorySubject } from './repository-type.js';

const criticalValues = new Set(['critical', 'high', 'true']);

/** True for a repository that the config calls critical in its environment, or whose tag Criticality (or critical) does. */
export function isCritical({ repository, environment, facts }: RepositorySubject): Knowable<boolean> {
  const globs = facts.context.environments[environment.name]?.critical ?? [];
  const byName = globs.length === 0 ? false : whenKnown(repository.name, (name) => globs.some((glob) => matchesGlob(glob, name)));
  return someOf([byName, byTag(repository.tags)]);
}

function byTag(tags: RepositorySubject['repository']['tags']): Knowable<boolean> {
  if (isUnknown(tags)) return unknown(tags.unknown, 'whether a tag Criticality calls the repository critical: its tags are not known');
  return someOf(
    Object.entries(tags)
      .filter(([key]) => ['criticality', 'critical'].includes(key.toLowerCase()))
      .map(([, value]) => whenKnown(value, (known) => criticalValues.has(known.toLowerCase()))),
  );
}
