import type { RepositorySimulation } from '../../schema/generated/report.js';
import type { Page } from './page.js';
import { estateHead } from './simulation/estate-head.js';
import { overviewLines } from './simulation/overview.js';
import { quietLines } from './simulation/quiet-repositories.js';
import { repositoryLines } from './simulation/repository.js';
import { isChanging, isNoteworthy, mostUrgentFirst } from './simulation/urgency.js';

/** So few repositories are each told in full. */
const few = 3;
/** Of more, so many. */
const mostInFull = 20;
/** Images of a list, where there are few repositories and where there are many. */
const manyImages = 20;
const fewImages = 5;

/** What a lifecycle policy does: to all repositories together where there are several, then to each. */
export function simulationSection(simulations: readonly RepositorySimulation[], page: Page): string[] {
  return [...(simulations.length > 1 ? estateHead(simulations, page) : []), ...repositories(simulations, page)];
}

/**
 * A few are told in full. Of an estate the overview comes first, in the order in which to act: which repositories are worth a look is seen
 * there, and the images of one are then looked up by its name below. The other way round it would be found after a thousand lines.
 */
function repositories(simulations: readonly RepositorySimulation[], page: Page): string[] {
  if (simulations.length <= few) {
    return simulations.flatMap((simulation) => repositoryLines(simulation, { images: manyImages, policies: true }, page));
  }
  const isTold = (simulation: RepositorySimulation): boolean => isChanging(simulation) || isNoteworthy(simulation);
  const told = mostUrgentFirst(simulations.filter(isTold));
  const inFull = told.filter(isChanging).slice(0, mostInFull);
  return [
    ...overviewLines(told, { inFull, all: simulations }, page),
    ...quietLines(
      simulations.filter((simulation) => !isTold(simulation)),
      page,
    ),
    ...inFull.flatMap((simulation) => repositoryLines(simulation, { images: fewImages, policies: false }, page)),
  ];
}
