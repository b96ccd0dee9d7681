import { matchesGlob } from '../model/glob.js';
import type { Repository } from '../model/inventory.js';
import { someOf } from '../model/three-valued.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import type { FactContext } from './context.js';
import type { RepositorySubject } from './repository-type.js';

const criticalValues = new Set(['critical', 'high', 'true']);

/** True for a critical repository; of a redacted inventory one whose real name was. */
export function isCritical({ repository, environment, facts, judgedAs }: RepositorySubject): Knowable<boolean> {
  return judgedAs === undefined ? criticalIn(repository, environment.name, facts.context) : judgedAs.critical;
}

/** True for a repository that the config calls critical in its environment, or whose tag Criticality (or critical) does. */
export function criticalIn(
  { name, tags }: Pick<Repository, 'name' | 'tags'>,
  environment: string,
  context: FactContext,
): Knowable<boolean> {
  const globs = context.environments[environment]?.critical ?? [];
  const byName = globs.length === 0 ? false : whenKnown(name, (known) => globs.some((glob) => matchesGlob(glob, known)));
  return someOf([byName, byTag(tags)]);
}

function byTag(tags: RepositorySubject['repository']['tags']): Knowable<boolean> {
  if (isUnknown(tags)) return unknown(tags.unknown, 'whether a tag Criticality calls the repository critical: its tags are not known');
  return someOf(
    Object.entries(tags)
      .filter(([key]) => ['criticality', 'critical'].includes(key.toLowerCase()))
      .map(([, value]) => whenKnown(value, (known) => criticalValues.has(known.toLowerCase()))),
  );
}
