import type { RepositorySimulation } from '../../schema/generated/report.js';
import type { Page } from './page.js';
import { estateHead, estateRows, quietLines } from './simulation/estate.js';
import { repositoryLines } from './simulation/repository.js';

/** So few repositories are each told in full. */
const few = 3;
/** Of more, so many. */
const mostInFull = 20;
/** Images of a list, where there are few repositories and where there are many. */
const manyImages = 20;
const fewImages = 5;

/** What a lifecycle policy does: of a few repositories all, of an estate first those in which most happens. */
export function simulationSection(simulations: readonly RepositorySimulation[], page: Page): string[] {
  if (simulations.length <= few) return simulations.flatMap((simulation) => repositoryLines(simulation, manyImages, page));
  const eventful = mostUrgentFirst(simulations.filter(isEventful));
  return [
    ...estateHead(simulations, page),
    ...eventful.slice(0, mostInFull).flatMap((simulation) => repositoryLines(simulation, fewImages, page)),
    ...estateRows(eventful.slice(mostInFull), page),
    ...quietLines(
      simulations.filter((simulation) => !isEventful(simulation)),
      page,
    ),
  ];
}

/** Whether there is anything to tell beyond that all images stay. */
function isEventful(simulation: RepositorySimulation): boolean {
  const { actions, failures, cascade, errors, lints, uncertain, keptImages = [], forecast, verification } = simulation;
  const lists = [actions, failures, cascade, errors, lints, uncertain, keptImages];
  return (
    lists.some(({ length }) => length > 0) ||
    changes(simulation) ||
    forecast?.steadyState.bounded === false ||
    (verification !== undefined && verification.status !== 'agrees')
  );
}

function changes({ comparison }: RepositorySimulation): boolean {
  if (comparison === undefined) return false;
  const { errors, newlyExpired, newlyArchived, newlyKept, moved } = comparison;
  return [errors, newlyExpired, newlyArchived, newlyKept, moved].some(({ length }) => length > 0);
}

/** What takes images in use, then what takes most; of equals in their order. */
function mostUrgentFirst(simulations: readonly RepositorySimulation[]): RepositorySimulation[] {
  const ranked = simulations.map((simulation) => ({ simulation, inUse: simulation.actions.filter(({ inUse }) => inUse).length }));
  return ranked
    .sort((one, other) => other.inUse - one.inUse || other.simulation.actions.length - one.simulation.actions.length)
    .map(({ simulation }) => simulation);
}
