import type { PolicyComparison, RepositorySimulation } from '../../../schema/generated/report.js';
import { comparisonTotalWords } from '../../comparison-words.js';
import { quantity } from '../../quantity.js';
import { policyWords } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';

/** What the policies do to all repositories together that others do not; nothing where they are not compared. */
export function estateComparison(simulations: readonly RepositorySimulation[], { width, paint }: Page): string[] {
  const all = simulations.flatMap(({ comparison }) => comparison ?? []);
  if (all.length === 0) return [];
  const compared = all.filter(({ errors }) => errors.length === 0);
  const missing = all.length - compared.length;
  return [
    ...(compared.length === 0
      ? []
      : hang('  ', `compared with ${othersWords(compared)}: ${comparisonTotalWords(compared)}`, width).map(paint.strong)),
    ...(missing === 0
      ? []
      : hang('  ', `not compared in ${quantity(missing, 'repository')}: the other policy is refused, or not known`, width).map(paint.bad)),
  ];
}

/** Where the policies in force are compared to, some repositories have none. */
function othersWords(compared: readonly PolicyComparison[]): string {
  const [first = '', ...more] = new Set(compared.map(({ comparedTo }) => comparedTo));
  return more.length === 0 && (first !== 'current' || compared.length === 1) ? policyWords(first) : 'the current policies';
}
