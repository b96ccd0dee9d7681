import type {
  ReplicationConfiguration,
  ReplicationDestination,
  ReplicationRule,
  ScanningConfiguration,
  ScanningRule,
} from '../../../model/inventory.js';
import { eachKnown, knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { asItIs } from './repository.js';

/** Redacts the filters of the scanning rules. */
export function redactScanning({ scanType, rules, address }: ScanningConfiguration, redactor: Redactor): ScanningConfiguration {
  const { names, prose, words } = redactor;
  const redactRule = ({ scanFrequency, filters }: ScanningRule): ScanningRule => ({
    scanFrequency: asItIs(redactor, scanFrequency),
    filters: eachKnown(prose, names.pattern)(filters),
  });
  return { scanType: asItIs(redactor, scanType), rules: eachKnown(prose, redactRule)(rules), address: words.text(address) };
}

/** Redacts whose registries images are copied to, and the prefixes of those that are. */
export function redactReplication({ rules, address }: ReplicationConfiguration, redactor: Redactor): ReplicationConfiguration {
  const { names, prose, words } = redactor;
  const redactDestination = ({ region, registryId }: ReplicationDestination): ReplicationDestination => ({
    region: asItIs(redactor, region),
    registryId: knowable(prose, words.account)(registryId),
  });
  const redactRule = ({ destinations, filters }: ReplicationRule): ReplicationRule => ({
    destinations: eachKnown(prose, redactDestination)(destinations),
    filters: eachKnown(prose, names.pattern)(filters),
  });
  return { rules: eachKnown(prose, redactRule)(rules), address: words.text(address) };
}
