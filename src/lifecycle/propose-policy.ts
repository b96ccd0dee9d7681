import type { LifecycleFault } from './fault.js';
import type { LifecyclePolicy, LifecycleRule } from './policy.js';
import { mostRules, readLifecyclePolicy } from './read-policy.js';
import { writePolicy } from './write-policy.js';

/** A policy that the service takes. */
export interface ProposedPolicy {
  readonly text: string;
  readonly policy: LifecyclePolicy;
  readonly warnings: readonly LifecycleFault[];
}

/** The policy with these rules, as it is read; null where the service would not take it, for too many rules or too long a text. */
export function proposedPolicy(rules: readonly LifecycleRule[]): ProposedPolicy | null {
  // Reading takes long, where it is done for each of fifty rules.
  if (rules.length > mostRules) return null;
  const text = writePolicy(rules);
  const reading = readLifecyclePolicy(text);
  return reading.valid ? { text, policy: reading.policy, warnings: reading.warnings } : null;
}

/** Its text; empty where there is none. */
export function proposePolicy(rules: readonly LifecycleRule[]): string {
  return proposedPolicy(rules)?.text ?? '';
}

/** The same rules with priorities from 1, in their order. */
export function renumbered(rules: readonly LifecycleRule[]): readonly LifecycleRule[] {
  return rules.map((rule, index) => ({ ...rule, priority: index + 1 }));
}

/** The rules with one more below all others. */
export function withLast(rules: readonly LifecycleRule[], last: LifecycleRule): readonly LifecycleRule[] {
  const lowest = rules.reduce((most, { priority }) => Math.max(most, priority), 0);
  return [...rules, { ...last, priority: lowest + 1 }];
}
