import type { Registry } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import type { RegistrySubject } from './registry-type.js';
import type { Resident } from './resident.js';
import { scanningCover, scansOnPush } from './scanning-cover.js';

type Scanned = Pick<Resident, 'name' | 'kind' | 'scanFrequency'>;

/** Whether the scanning configuration has rules: without any, basic scanning goes by the flag of each repository. */
export function hasScanningRules({ scanning: [first] }: Registry): Knowable<boolean> {
  if (first === undefined) return unknown('not-in-plan', 'the scanning configuration of the registry');
  return whenKnown(first.rules, (rules) => rules.length > 0);
}

/**
 * The private repositories that no rule of the registry's scanning configuration covers, by name. Without a whole list of
 * repositories those that are certain, or that it is not known.
 */
export function uncoveredRepositories({ registry, residents, whole }: RegistrySubject): Knowable<readonly string[]> {
  if (isUnknown(residents)) return residents;
  const gaps: string[] = [];
  let unclear = isUnknown(whole) ? whole : null;
  for (const resident of residents) {
    if (resident.kind !== 'private') continue;
    const covered = isCovered(resident, registry);
    if (isUnknown(covered)) unclear ??= covered;
    else if (!covered) gaps.push(isUnknown(resident.name) ? '?' : resident.name);
  }
  return gaps.length > 0 || unclear === null ? gaps.sort() : unclear;
}

/** By the filters; where those are not all known, by what the service reports. */
function isCovered({ name, scanFrequency }: Scanned, { scanning: [first] }: Registry): Knowable<boolean> {
  if (!isUnknown(scanFrequency) && scansOnPush(scanFrequency)) return true;
  if (first === undefined) return unknown('not-in-plan', 'the scanning configuration of the registry');
  return whenKnown(first.rules, (rules) =>
    whenKnown(scanningCover(name, rules, first.scanType).frequency, (frequency) => frequency !== ''),
  );
}
