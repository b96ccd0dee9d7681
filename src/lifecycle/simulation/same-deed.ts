import type { Outcome } from './fate.js';

/** What is done in the end: an image that waits for its subject is kept. */
export function isSameDeed(one: Outcome, other: Outcome): boolean {
  if (isKept(one) || isKept(other)) return isKept(one) && isKept(other);
  return one.kind === other.kind && one.action === other.action;
}

function isKept(outcome: Outcome): outcome is Exclude<Outcome, { readonly kind: 'taken' | 'held' }> {
  return outcome.kind === 'kept' || outcome.action === null;
}

/** True for what is told with its rule: what a rule takes, or fails to. */
export function isByRule({ kind }: Outcome): boolean {
  return kind === 'taken' || kind === 'held';
}
