import { matchesWildcard } from './wildcard.js';

/**
 * Globs of configs, rules and waivers, over the whole of a name: `*` is any run of characters, slashes too, and `?` one
 * character. Linear in time.
 */
export function matchesGlob(glob: string, name: string): boolean {
  return matchesWildcard(glob, name, '?');
}
