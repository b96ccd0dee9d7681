import { closest } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';
import { matchesGlob } from '../model/glob.js';
import type { Rule } from '../schema/generated/rule.js';

/** Rules by their slug, and by the ids that other tools have for the same demand. */
export interface RuleCatalogue {
  readonly rules: ReadonlyMap<string, Rule>;
  /** Upper-case parity id to the slugs that stand for it. */
  readonly parity: ReadonlyMap<string, readonly string[]>;
}

/** Builds the catalogue; a later rule replaces an earlier one of the same slug. */
export function createCatalogue(rules: Iterable<Rule>): RuleCatalogue {
  const bySlug = new Map<string, Rule>();
  for (const rule of rules) bySlug.set(rule.id, rule);
  const parity = new Map<string, string[]>();
  for (const { id, controls } of bySlug.values()) {
    for (const control of Object.values(controls ?? {}).flat()) {
      const key = control.toUpperCase();
      parity.set(key, [...(parity.get(key) ?? []), id]);
    }
  }
  return { rules: bySlug, parity };
}

/** True for a name with a wildcard: it selects among rules instead of naming one. */
export function isRuleGlob(name: string): boolean {
  return /[*?]/.test(name);
}

/**
 * The slugs that a name stands for: a slug, a parity id such as `CKV_AWS_51`, or a glob over slugs.
 *
 * @throws EcrAuditError (`usage`) where it stands for none.
 */
export function resolveRuleName(name: string, { rules, parity }: RuleCatalogue): readonly string[] {
  if (rules.has(name)) return [name];
  const known = parity.get(name.toUpperCase());
  if (known !== undefined) return known;
  const matching = isRuleGlob(name) ? [...rules.keys()].filter((slug) => matchesGlob(name, slug)) : [];
  if (matching.length > 0) return matching;
  const meant = closest(name, [...rules.keys(), ...parity.keys()]);
  throw new EcrAuditError('usage', `there is no rule "${name}"${meant === '' ? '' : ` (did you mean "${meant}"?)`}`, {
    hint: 'ecr-audit rules lists every rule, with the ids of other tools that stand for it',
  });
}
