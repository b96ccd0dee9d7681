import type { LifecycleRule } from './policy.js';
import { mostRules, readLifecyclePolicy } from './read-policy.js';
import { writePolicy } from './write-policy.js';

/** The text of a policy with these rules; empty where the service would not take it, for too many rules or too long a text. */
export function proposePolicy(rules: readonly LifecycleRule[]): string {
  // Reading takes long, where it is done for each of fifty rules.
  if (rules.length > mostRules) return '';
  const text = writePolicy(rules);
  return readLifecyclePolicy(text).valid ? text : '';
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
