import type { Registry, ScanningConfiguration, ScanningRule, Unknown } from '../model/inventory.js';
import { isUnknown, whenKnown } from '../model/unknown.js';
import { wildcardIncludes } from '../model/wildcard.js';
import { lostReplication } from './lost-replication.js';
import { collectFaults } from './three-valued.js';
import type { Weakenings } from './weakenings.js';

const none: Weakenings = [];

/** What a plan weakens in the settings of a registry: scanning rules removed or narrowed, replication removed. */
export function registryWeakenings(before: Registry, after: Registry): Weakenings {
  return collectFaults([
    weakerScanningConfiguration(before.scanning, after.scanning),
    lostReplication(before.replication, after.replication),
  ]);
}

function weakerScanningConfiguration(before: readonly ScanningConfiguration[], after: readonly ScanningConfiguration[]): Weakenings {
  return collectFaults(
    before.map((was) => {
      const will = after.find(({ address }) => address === was.address) ?? after[0];
      if (will === undefined)
        return [{ what: 'registry scanning configuration', before: typeIn(was), after: 'none (basic scanning, no rules)' }];
      return collectFaults([weakerType(was, will), narrowedRules(was, will)]);
    }),
  );
}

function typeIn({ scanType }: ScanningConfiguration): string {
  return isUnknown(scanType) ? 'not known' : scanType;
}

function weakerType(was: ScanningConfiguration, will: ScanningConfiguration): Weakenings {
  if (was.scanType !== 'ENHANCED') return none;
  return whenKnown(will.scanType, (type) => (type === 'ENHANCED' ? [] : [{ what: 'registry scan type', before: 'ENHANCED', after: type }]));
}

function narrowedRules(was: ScanningConfiguration, will: ScanningConfiguration): Weakenings {
  if (isUnknown(was.rules)) return none;
  const old = was.rules;
  return whenKnown(will.rules, (rules) =>
    collectFaults(
      old.flatMap((rule) => {
        const { filters, scanFrequency } = rule;
        if (isUnknown(filters) || isUnknown(scanFrequency)) return [];
        return filters.map((filter) => coverOf(filter, scanFrequency, rules));
      }),
    ),
  );
}

function coverOf(filter: string, frequency: string, rules: readonly ScanningRule[]): Weakenings {
  // A rule that scans nothing by itself protects nothing.
  if (frequency === 'MANUAL') return none;
  const less: string[] = [];
  let unclear: Unknown | null = null;
  for (const { filters, scanFrequency } of rules) {
    if (isUnknown(filters)) unclear ??= filters;
    else if (!filters.some((other) => includesFilter(other, filter))) continue;
    else if (isUnknown(scanFrequency)) unclear ??= scanFrequency;
    else if (scanFrequency === frequency || scanFrequency === 'CONTINUOUS_SCAN') return none;
    else less.push(scanFrequency);
  }
  const after = less.length === 0 ? partsOf(filter, rules) : `${filter}: ${less.join(', ')}`;
  return unclear ?? [{ what: 'registry scanning rule', before: `${filter}: ${frequency}`, after }];
}

/** What rules still say of a part of what a filter took. */
function partsOf(filter: string, rules: readonly ScanningRule[]): string {
  const parts = rules.flatMap(({ filters, scanFrequency }) =>
    isUnknown(filters) || isUnknown(scanFrequency)
      ? []
      : filters.filter((other) => includesFilter(filter, other)).map((other) => `${other}: ${scanFrequency}`),
  );
  return parts.length === 0 ? `${filter}: no rule` : `${parts.join(', ')} alone`;
}

/** Scanning filters without a star mean "contains". */
function includesFilter(outer: string, inner: string): boolean {
  const anchored = (filter: string): string => (filter.includes('*') ? filter : `*${filter}*`);
  return wildcardIncludes(anchored(outer), anchored(inner));
}
