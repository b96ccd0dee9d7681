import type { ScanningRule, Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import { matchesWildcard } from '../model/wildcard.js';

/** What the rules of a registry say of one repository. */
export interface ScanningCover {
  /** "" where no rule covers the repository. */
  readonly frequency: Knowable<string>;
  /** Certain to be true where a rule says so, whatever others that are not known may add. */
  readonly onPush: Knowable<boolean>;
  /** The filter that decides; "" where none is certain to. */
  readonly filter: string;
}

/** What a rule may scan more often than what is certain, and why that is not known. */
interface Doubt {
  readonly most: number;
  readonly why: Unknown;
}

/**
 * The frequency of a repository by the rules of its registry: where several cover it the one that scans more wins, so that a
 * rule of which something is not known matters only as far as it could scan more than what is certain.
 */
export function scanningCover(name: Knowable<string>, rules: readonly ScanningRule[], scanType: Knowable<string>): ScanningCover {
  let certain = { frequency: '', filter: '' };
  const doubts: Doubt[] = [];
  for (const { scanFrequency, filters } of rules) {
    const filter = isUnknown(filters) ? filters : firstMatch(filters, name);
    if (filter === '') continue;
    const { least, most } = rangeOf(scanFrequency, scanType);
    if (isUnknown(filter)) doubts.push({ most: rankOf(most), why: filter });
    else if (rankOf(least) > rankOf(certain.frequency)) certain = { frequency: least, filter };
    if (isUnknown(scanFrequency)) doubts.push({ most: rankOf(most), why: scanFrequency });
  }
  const doubt = doubts.find(({ most }) => most > rankOf(certain.frequency));
  const onPush = scansOnPush(certain.frequency);
  if (doubt === undefined) return { ...certain, onPush };
  return { frequency: doubt.why, onPush: onPush || doubt.why, filter: certain.filter };
}

/** True for the frequencies at which an image is scanned when it is pushed. */
export function scansOnPush(frequency: string): boolean {
  return frequency === 'SCAN_ON_PUSH' || frequency === 'CONTINUOUS_SCAN';
}

/**
 * What a frequency that is not known may be: basic scanning has none that scans an image again, enhanced none that waits for
 * somebody to ask. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_RegistryScanningRule.html
 */
function rangeOf(frequency: Knowable<string>, scanType: Knowable<string>): { readonly least: string; readonly most: string } {
  if (!isUnknown(frequency)) return { least: frequency, most: frequency };
  return {
    least: scanType === 'ENHANCED' ? 'SCAN_ON_PUSH' : 'MANUAL',
    most: scanType === 'BASIC' ? 'SCAN_ON_PUSH' : 'CONTINUOUS_SCAN',
  };
}

const ranks: Readonly<Record<string, number>> = { '': 0, MANUAL: 1, SCAN_ON_PUSH: 2, CONTINUOUS_SCAN: 3 };

function rankOf(frequency: string): number {
  return ranks[frequency] ?? 1;
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
