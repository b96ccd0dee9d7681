import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { changesIn } from '../../comparison-words.js';
import { goingInUse } from '../../simulation-words.js';
import { leavingInUse } from './leaving-in-use.js';

/** Whether something is done, or was asked for, or fails. */
export function isChanging(simulation: RepositorySimulation): boolean {
  const { actions, cascade, errors, keptImages = [] } = simulation;
  return [actions, cascade, errors, keptImages].some(({ length }) => length > 0) || isOtherwise(simulation) || fails(simulation);
}

/** Whether there is anything to tell beyond that all images stay for now. */
export function isNoteworthy(simulation: RepositorySimulation): boolean {
  const { failures, lints, uncertain, forecast, verification } = simulation;
  const lists = [failures, lints, uncertain, leavingInUse(simulation)];
  return lists.some(({ length }) => length > 0) || forecast?.steadyState.bounded === false || verification?.status === 'not-verified';
}

/** What takes images in use, what fails, then what takes most, now or later or beside another policy; of equals in their order. */
export function mostUrgentFirst(simulations: readonly RepositorySimulation[]): RepositorySimulation[] {
  return simulations
    .map((simulation) => ({ simulation, urgency: urgencyOf(simulation) }))
    .sort((one, other) => one.urgency.map((rank, at) => (other.urgency[at] ?? 0) - rank).find((order) => order !== 0) ?? 0)
    .map(({ simulation }) => simulation);
}

function urgencyOf(simulation: RepositorySimulation): readonly number[] {
  const { actions, cascade, lints } = simulation;
  return [
    goingInUse(simulation),
    fails(simulation) ? 1 : 0,
    actions.length + cascade.length,
    isOtherwise(simulation) ? 1 : 0,
    leavingInUse(simulation).length,
    lints.length,
  ];
}

function fails({ errors, comparison, verification }: RepositorySimulation): boolean {
  return errors.length > 0 || (comparison?.errors ?? []).length > 0 || verification?.status === 'differs';
}

function isOtherwise({ comparison }: RepositorySimulation): boolean {
  return comparison !== undefined && changesIn(comparison).length > 0;
}
