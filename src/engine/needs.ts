import type { Rule } from '../schema/generated/rule.js';

/** What a rule can be asked of; null where it can be asked of a plan and of live registries. */
export type Needs = NonNullable<Rule['needs']> | null;

/** What a rule needs: as it says itself, else by what it applies to, since a plan shows no images and an account no changes. */
export function needsOf({ needs, applies }: Pick<Rule, 'needs' | 'applies'>): Needs {
  if (needs !== undefined) return needs;
  if (applies === 'change') return 'plan';
  return applies === 'image' || applies === 'replica' ? 'live' : null;
}

/** The same in words, for whoever reads about the rule; empty where it can be asked of both. */
export function needsInWords(rule: Pick<Rule, 'needs' | 'applies'>): string {
  switch (needsOf(rule)) {
    case 'plan':
      return 'in a plan';
    case 'live':
      return 'in live registries';
    case null:
      return '';
  }
}
