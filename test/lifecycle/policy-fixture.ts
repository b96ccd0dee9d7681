import type { LifecycleFaultCode } from '../../src/lifecycle/fault.js';
import type { LifecyclePolicy } from '../../src/lifecycle/policy.js';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';

export type Json = Readonly<Record<string, unknown>>;

export const expire: Json = { type: 'expire' };
export const archive: Json = { type: 'transition', targetStorageClass: 'archive' };

export const keep = (countNumber: number): Json => ({ countType: 'imageCountMoreThan', countNumber });
export const pushed = (countNumber: number): Json => ({ countType: 'sinceImagePushed', countUnit: 'days', countNumber });
export const pulled = (countNumber: number): Json => ({ countType: 'sinceImagePulled', countUnit: 'days', countNumber });
export const archived = (countNumber: number): Json => ({
  storageClass: 'archive',
  countType: 'sinceImageTransitioned',
  countUnit: 'days',
  countNumber,
});

export const any = { tagStatus: 'any' };
export const untagged = { tagStatus: 'untagged' };
export const prefixes = (...tagPrefixList: string[]): Json => ({ tagStatus: 'tagged', tagPrefixList });
export const patterns = (...tagPatternList: string[]): Json => ({ tagStatus: 'tagged', tagPatternList });

/** One rule: what it selects, what it counts, what it does. */
export const rule = (rulePriority: number, selected: Json, count: Json, action: Json = expire): Json => ({
  rulePriority,
  selection: { ...selected, ...count },
  action,
});

export const textOf = (...rules: readonly unknown[]): string => JSON.stringify({ rules }, null, 2);

/** The policy of a text that must be valid. */
export function policyOf(...rules: readonly Json[]): LifecyclePolicy {
  const reading = readLifecyclePolicy(textOf(...rules));
  if (!reading.valid) throw new Error(reading.errors.map((fault) => `${fault.code}: ${fault.message}`).join('\n'));
  return reading.policy;
}

export function codesOf(text: string): readonly LifecycleFaultCode[] {
  const reading = readLifecyclePolicy(text);
  return reading.valid ? [] : reading.errors.map((fault) => fault.code);
}
