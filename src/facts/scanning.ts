import type { Registry, Repository, ScanningConfiguration, Unknown } from '../model/inventory.js';
import { everyOf } from '../model/three-valued.js';
import { isUnknown, isUnread, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import type { AssumedScanning } from '../schema/generated/config.js';
import type { FactContext } from './context.js';
import { scanningCover, scansOnPush } from './scanning-cover.js';

/** What really scans a repository, once registry rules and the repository's own flag are put together. */
export interface EffectiveScanning {
  readonly type: Knowable<string>;
  readonly frequency: Knowable<string>;
  /** Whether images are scanned when they are pushed; may be known where the frequency is one of two. */
  readonly onPush: Knowable<boolean>;
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
  // Only of a plan, which has no such report, may the registry's rules be asked instead.
  if (reported.unknown === 'not-told' || isUnread(reported))
    return notKnown(only?.scanType ?? reported, reported, 'what Amazon ECR reports for the repository, which was not read');
  if (only === undefined) return context.assumedScanning === null ? byDefault(repository) : assumed(repository, context.assumedScanning);
  const first = byConfiguration(repository, only);
  const rivals = others.map((other) => byConfiguration(repository, other));
  return rivals.every((rival) => agrees(first, rival)) ? first : disputed(registry, [first, ...rivals]);
}

function reportedScanning(frequency: string, configuration: ScanningConfiguration | undefined): EffectiveScanning {
  const type = configuration?.scanType ?? unknown('not-read', "the registry's scan type was not read");
  // Nobody can scan by hand under enhanced scanning: what no filter covers is off, and the service calls that MANUAL too.
  const inForce = type === 'ENHANCED' && frequency === 'MANUAL' ? 'OFF' : frequency;
  const basis = 'what Amazon ECR reports for the repository';
  if (frequencies.has(inForce)) return known(type, inForce, basis);
  return { ...notKnown(type, unknown('not-told', `what the scan frequency ${frequency} means`), basis), frequency };
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_RepositoryScanningConfiguration.html, and OFF, as the console has it. */
const frequencies = new Set(['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL', 'OFF']);

function byDefault({ scanOnPush }: Repository): EffectiveScanning {
  const notHere = unknown('not-in-plan', "the plan does not manage the registry's scanning configuration");
  return {
    type: notHere,
    frequency: ofFlag(scanOnPush),
    onPush: scanOnPush,
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
  if (isUnknown(rules)) return notKnown(scanType, isUnknown(scanType) ? scanType : rules, where);
  const { frequency, onPush, filter } = scanningCover(repository.name, rules, scanType);
  const basis = filter === '' ? where : `${where}: filter ${filter}`;
  // Whoever is scanned on push by a rule is so under either type.
  if (isUnknown(scanType)) return notKnown(scanType, scanType, basis, onPush === true || scanType);
  if (rules.length === 0 && scanType === 'BASIC')
    return known(scanType, ofFlag(repository.scanOnPush), `the repository's own flag, as ${where} has no rules`);
  if (isUnknown(frequency)) return notKnown(scanType, frequency, basis, onPush);
  return frequency === '' ? uncovered(repository, scanType, where) : known(scanType, frequency, basis);
}

function uncovered({ scanOnPush }: Repository, scanType: string, where: string): EffectiveScanning {
  if (scanType !== 'BASIC')
    return known(scanType, 'OFF', `${where}: no filter covers the repository, and its own flag means nothing under ${scanType} scanning`);
  if (scanOnPush === false) return known(scanType, 'MANUAL', `${where}: no filter covers the repository`);
  const detail = 'no registry rule covers the repository, so the user guide calls it manual, yet its own flag says scan on push';
  return notKnown(scanType, isUnknown(scanOnPush) ? scanOnPush : unknown('ambiguous', detail), where);
}

function ofFlag(scanOnPush: Knowable<boolean>): Knowable<string> {
  if (isUnknown(scanOnPush)) return scanOnPush;
  return scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL';
}

function known(type: Knowable<string>, frequency: Knowable<string>, basis: string): EffectiveScanning {
  const scans = whenKnown(frequency, scansOnPush);
  const continuous = whenKnown(frequency, (each) => each === 'CONTINUOUS_SCAN');
  return { type, frequency, onPush: scans, continuous, basis };
}

function notKnown(type: Knowable<string>, why: Unknown, basis: string, onPush: Knowable<boolean> = why): EffectiveScanning {
  // Basic scanning never scans an image again by itself.
  return { type, frequency: why, onPush, continuous: type === 'BASIC' ? false : why, basis };
}

function agrees(a: EffectiveScanning, b: EffectiveScanning): boolean {
  return !isUnknown(a.type) && !isUnknown(a.frequency) && a.type === b.type && a.frequency === b.frequency;
}

function disputed({ scanning }: Registry, answers: readonly EffectiveScanning[]): EffectiveScanning {
  const owners = scanning.map(({ address }) => address).join(' and ');
  const why = unknown('ambiguous', `${owners} overwrite each other: a registry has one scanning configuration`);
  const types = new Set(scanning.map(({ scanType }) => (isUnknown(scanType) ? '' : scanType)));
  const [type] = types;
  const onPush = everyOf(answers.map((answer) => answer.onPush)) === true || why;
  return { type: types.size === 1 && type ? type : why, frequency: why, onPush, continuous: why, basis: owners };
}
