import type { Registry, Repository, ScanningConfiguration } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { matchesWildcard } from '../model/wildcard.js';
import type { AssumedScanning } from '../schema/generated/config.js';
import type { FactContext } from './context.js';

/** What really scans a repository, once registry rules and the repository's own flag are put together. */
export interface EffectiveScanning {
  readonly type: Knowable<string>;
  readonly frequency: Knowable<string>;
  /** Whether it is scanned continuously; not known where only AWS's default could be assumed. */
  readonly continuous: Knowable<boolean>;
  /** What the answer rests on, for a person. */
  readonly basis: string;
}

/**
 * The scanning in force. The registry's rules decide where there are any, the repository's flag only under basic scanning
 * without rules; a repository that no rule covers is off under ENHANCED and MANUAL under BASIC.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
 */
export function effectiveScanning(repository: Repository, registry: Registry, context: FactContext): EffectiveScanning {
  const reported = repository.scanFrequency;
  const [only, ...others] = registry.scanning;
  if (!isUnknown(reported)) return reportedScanning(reported, only);
  if (only === undefined) return context.assumedScanning === null ? byDefault(repository) : assumed(repository, context.assumedScanning);
  const first = byConfiguration(repository, only);
  return others.every((other) => agrees(first, byConfiguration(repository, other))) ? first : disputed(registry);
}

function reportedScanning(frequency: string, configuration: ScanningConfiguration | undefined): EffectiveScanning {
  const type = configuration?.scanType ?? unknown('not-read', "the registry's scan type was not read");
  return { type, frequency, continuous: frequency === 'CONTINUOUS_SCAN', basis: 'what Amazon ECR reports for the repository' };
}

function byDefault({ scanOnPush }: Repository): EffectiveScanning {
  const notHere = unknown('not-in-plan', "the plan does not manage the registry's scanning configuration");
  return {
    type: notHere,
    frequency: ofFlag(scanOnPush),
    continuous: notHere,
    basis:
      "the repository's own flag: the plan does not manage the registry's scanning configuration, so AWS's default is assumed (basic scanning without registry rules); assume.registryScanning in the config says otherwise",
  };
}

function assumed(repository: Repository, { scanType, rules = [] }: AssumedScanning): EffectiveScanning {
  const scanning = byConfiguration(repository, { scanType, rules, address: '' });
  return { ...scanning, basis: `${scanning.basis}, as assume.registryScanning in the config says` };
}

function byConfiguration(repository: Repository, { scanType, rules, address }: ScanningConfiguration): EffectiveScanning {
  const where = address === '' ? "the registry's scanning rules" : address;
  if (isUnknown(scanType)) return notKnown(scanType, scanType, where);
  if (isUnknown(rules)) return notKnown(scanType, rules, where);
  if (rules.length === 0 && scanType === 'BASIC')
    return known(scanType, ofFlag(repository.scanOnPush), `the repository's own flag, as ${where} has no rules`);
  const covering = coveringFrequency(repository.name, rules);
  if (isUnknown(covering)) return notKnown(scanType, covering, where);
  if (covering.frequency !== null) return known(scanType, covering.frequency, `${where}: filter ${covering.filter}`);
  return uncovered(repository, scanType, where);
}

function uncovered({ scanOnPush }: Repository, scanType: string, where: string): EffectiveScanning {
  if (scanType !== 'BASIC')
    return known(scanType, 'OFF', `${where}: no filter covers the repository, and its own flag means nothing under ${scanType} scanning`);
  if (scanOnPush === false) return known(scanType, 'MANUAL', `${where}: no filter covers the repository`);
  const detail = 'no registry rule covers the repository, so the user guide calls it manual, yet its own flag says scan on push';
  return notKnown(scanType, isUnknown(scanOnPush) ? scanOnPush : unknown('ambiguous', detail), where);
}

/** Where several rules cover a repository the one that scans more wins, and what is not known may be CONTINUOUS_SCAN. */
function coveringFrequency(name: Knowable<string>, rules: Exclude<ScanningConfiguration['rules'], { unknown: string }>) {
  let best: { frequency: Knowable<string> | null; filter: string } = { frequency: null, filter: '' };
  for (const { scanFrequency, filters } of rules) {
    if (isUnknown(filters)) return filters;
    const filter = firstMatch(filters, name);
    if (isUnknown(filter)) return filter;
    if (filter !== '' && rankOf(scanFrequency) > rankOf(best.frequency)) best = { frequency: scanFrequency, filter };
  }
  return best;
}

const ranks: Readonly<Record<string, number>> = { MANUAL: 1, SCAN_ON_PUSH: 2, CONTINUOUS_SCAN: 4 };

function rankOf(frequency: Knowable<string> | null): number {
  if (frequency === null) return 0;
  return isUnknown(frequency) ? 3 : (ranks[frequency] ?? 1);
}

function firstMatch(filters: readonly string[], name: Knowable<string>): Knowable<string> {
  const all = filters.find((filter) => /^\*+$/.test(filter));
  if (all !== undefined) return all;
  if (isUnknown(name)) return filters.length === 0 ? '' : name;
  return filters.find((filter) => matchesScanningFilter(filter, name)) ?? '';
}

/**
 * A scanning filter without a star means "contains"; with one it is anchored at both ends.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
 */
export function matchesScanningFilter(filter: string, name: string): boolean {
  return filter.includes('*') ? matchesWildcard(filter, name) : name.includes(filter);
}

function ofFlag(scanOnPush: Knowable<boolean>): Knowable<string> {
  if (isUnknown(scanOnPush)) return scanOnPush;
  return scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL';
}

function known(type: string, frequency: Knowable<string>, basis: string): EffectiveScanning {
  return { type, frequency, continuous: isUnknown(frequency) ? frequency : frequency === 'CONTINUOUS_SCAN', basis };
}

function notKnown(type: Knowable<string>, why: EffectiveScanning['frequency'], basis: string): EffectiveScanning {
  // Basic scanning never scans an image again by itself.
  return { type, frequency: why, continuous: type === 'BASIC' || !isUnknown(why) ? false : why, basis };
}

function agrees(a: EffectiveScanning, b: EffectiveScanning): boolean {
  return !isUnknown(a.type) && !isUnknown(a.frequency) && a.type === b.type && a.frequency === b.frequency;
}

function disputed({ scanning }: Registry): EffectiveScanning {
  const owners = scanning.map(({ address }) => address).join(' and ');
  const why = unknown('ambiguous', `${owners} overwrite each other: a registry has one scanning configuration`);
  const types = new Set(scanning.map(({ scanType }) => (isUnknown(scanType) ? '' : scanType)));
  const [type] = types;
  return { type: types.size === 1 && type ? type : why, frequency: why, continuous: why, basis: owners };
}
