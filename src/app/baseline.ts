import { firstNames } from '../model/first-names.js';
import type { Notice } from '../model/planned-estate.js';

/** A finding that a baseline accepts, as far as the baseline says what it is; empty texts where it does not. */
export interface AcceptedFinding {
  readonly rule: string;
  readonly resource: string;
  readonly environment: string;
}

/** Accepted findings by their fingerprints. */
export type Baseline = ReadonlyMap<string, AcceptedFinding>;

/** How many findings a notice names. */
const named = 5;

/**
 * That a baseline accepts what is found no more; none where everything is still found. A finding that the run did not look for,
 * since its rule or its environment was left out, is not gone.
 */
export function staleBaseline(
  baseline: Baseline,
  found: ReadonlySet<string>,
  lookedFor: (accepted: AcceptedFinding) => boolean,
): readonly Notice[] {
  const gone = [...baseline].filter(([fingerprint, accepted]) => !found.has(fingerprint) && lookedFor(accepted));
  if (gone.length === 0) return [];
  const count = gone.length === 1 ? '1 finding of the baseline is' : `${gone.length} findings of the baseline are`;
  const names = gone.flatMap(([, { rule, resource }]) => (rule === '' ? [] : [resource === '' ? rule : `${rule} on ${resource}`]));
  const message = `${count} found no more${listed(names)}; a new baseline leaves ${gone.length === 1 ? 'it' : 'them'} out`;
  return [{ code: 'baseline-stale', message }];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : `: ${firstNames(names, named)}`;
}
