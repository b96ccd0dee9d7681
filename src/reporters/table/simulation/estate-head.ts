import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { formatCount, quantity } from '../../quantity.js';
import { goingInUse, inUseWords, laterWords, tollOf, tollWords } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { estateComparison } from './estate-comparison.js';
import { estateForecast } from './estate-forecast.js';
import { shareBar } from './share-bar.js';
import { totalOf } from './toll-total.js';

/** What is done to all repositories together, what another policy would do otherwise, and what the days to come bring. */
export function estateHead(simulations: readonly RepositorySimulation[], page: Page): string[] {
  // Of a policy that is refused nothing is simulated: that its images stay is not known.
  const simulated = simulations.filter(({ errors }) => errors.length === 0);
  return [
    ...titleLines(simulations.length, simulated.length, page),
    ...tollLines(simulated, page),
    ...estateComparison(simulated, page),
    ...estateForecast(simulated, page),
    '',
  ];
}

function titleLines(all: number, simulated: number, { paint, width }: Page): string[] {
  if (simulated === all) return hang('', `${quantity(all, 'repository')} simulated`, width).map(paint.strong);
  const words = `${formatCount(simulated)} of ${quantity(all, 'repository')} simulated; Amazon ECR refuses the policy of ${formatCount(all - simulated)}`;
  return hang('', words, width).map(paint.bad);
}

function tollLines(simulated: readonly RepositorySimulation[], page: Page): string[] {
  if (simulated.length === 0) return [];
  const { paint, width } = page;
  const total = totalOf(simulated.map(tollOf));
  const inUse = simulated.reduce((sum, simulation) => sum + goingInUse(simulation), 0);
  const words = `${tollWords(total)}${laterWords(simulated)}${inUseWords(inUse)}`;
  return [...shareBar(total, page), ...hang('  ', words, width).map(inUse > 0 ? paint.bad : paint.strong)];
}
