import type { LiveOptions } from './read-live.js';

/** What `simulate` wants of live registries. */
export interface SimulateScope {
  /** The policy that AWS is to preview, null for the one that each repository has; left out without `--verify`. */
  readonly preview?: { readonly policyText: string | null };
}

type Live = Omit<LiveOptions, 'settings' | 'environment' | 'repositories' | 'noticed'>;

/**
 * How live registries are read for a simulation: images without their scans, lifecycle policies, and what tells use and environments.
 * What is not asked for is unknown, and is not among what the user left out.
 */
export function simulateScope(live: Live, { preview }: SimulateScope = {}): Live {
  return { ...live, parts: () => new Set(['images']), extent: 'lifecycle', ...(preview === undefined ? {} : { preview }) };
}
