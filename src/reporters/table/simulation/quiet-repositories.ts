import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { shorten } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { nameOf, placeOf } from './repository.js';

const fewNames = 3;
const longestName = 60;

/** Repositories in which nothing happens that anybody need know of one by one, folded. */
export function quietLines(simulations: readonly RepositorySimulation[], page: Page): string[] {
  const bare = simulations.filter(({ policyFrom }) => policyFrom === 'none');
  const others = simulations.filter(({ policyFrom }) => policyFrom !== 'none');
  const lines = [
    ...fold('images that are not in use leave later in', others.filter(isLosing), page),
    ...fold(
      'nothing happens in',
      others.filter((simulation) => !isLosing(simulation)),
      page,
    ),
    ...fold('there is no policy in', bare, page),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

/** A forecast that takes images of today is not nothing. */
function isLosing({ forecast }: RepositorySimulation): boolean {
  return (forecast?.days ?? []).some(({ leaving }) => leaving.length > 0);
}

function fold(words: string, simulations: readonly RepositorySimulation[], { width, paint }: Page): string[] {
  if (simulations.length === 0) return [];
  const names = simulations
    .slice(0, fewNames)
    .map((simulation) => `${shorten(nameOf(simulation), longestName)}${placeIn(simulations, simulation)}`);
  const rest = simulations.length - names.length;
  const list = `${names.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
  return hang('  ', `${words} ${quantity(simulations.length, 'repository')}: ${list}`, width).map(paint.quiet);
}

/** Where a repository is whose name another one has too. */
function placeIn(simulations: readonly RepositorySimulation[], simulation: RepositorySimulation): string {
  const isShared = simulations.some((other) => other !== simulation && other.repository === simulation.repository);
  const place = placeOf(simulation);
  return isShared && place !== '' ? ` (${place})` : '';
}
