import type { RuleSet } from './rule-set.js';

/**
 * The packs of a run as its report names them: those that hold everywhere, then each that the config gives to environments, with these
 * behind it, as in `enterprise (prod, uat)`.
 *
 * @param environment - The environment asked for, whose packs alone are asked; empty for all.
 */
export function packsInWords({ packs, environmentPacks }: Pick<RuleSet, 'packs' | 'environmentPacks'>, environment: string): string[] {
  const places = new Map<string, string[]>();
  for (const [place, names] of Object.entries(environmentPacks)) {
    if (environment !== '' && environment !== place) continue;
    for (const name of new Set(names)) places.set(name, [...(places.get(name) ?? []), place]);
  }
  return [...packs, ...[...places].map(([name, where]) => `${name} (${where.join(', ')})`)];
}
