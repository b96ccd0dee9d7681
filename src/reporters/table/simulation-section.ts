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

/** What a lifecycle policy does: of a few repositories all, of an estate those in which something is done, the others in brief. */
export function simulationSection(simulations: readonly RepositorySimulation[], page: Page): string[] {
  if (simulations.length <= few) {
    return simulations.flatMap((simulation) => repositoryLines(simulation, { images: manyImages, policies: true }, page));
  }
  const changing = mostUrgentFirst(simulations.filter(isChanging));
  const others = simulations.filter((simulation) => !isChanging(simulation));
  return [
    ...estateHead(simulations, page),
    ...changing.slice(0, mostInFull).flatMap((simulation) => repositoryLines(simulation, { images: fewImages, policies: false }, page)),
    ...estateRows([...changing.slice(mostInFull), ...others.filter(isNoteworthy)], page),
    ...quietLines(
      others.filter((simulation) => !isNoteworthy(simulation)),
      page,
    ),
  ];
}

/** Whether something is done, or was asked for, or fails. */
function isChanging(simulation: RepositorySimulation): boolean {
  const { actions, cascade, errors, keptImages = [], verification } = simulation;
  return (
    [actions, cascade, errors, keptImages].some(({ length }) => length > 0) || changes(simulation) || verification?.status === 'differs'
  );
}

/** Whether there is anything to tell beyond that all images stay. */
function isNoteworthy({ failures, lints, uncertain, forecast, verification }: RepositorySimulation): boolean {
  const lists = [failures, lints, uncertain];
  return lists.some(({ length }) => length > 0) || forecast?.steadyState.bounded === false || verification?.status === 'not-verified';
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
