import type { RepositorySimulation } from '../schema/generated/report.js';
import { neutraliseTo } from './neutralise.js';
import type { PlaceToTell } from './place-to-tell.js';
import { quantity } from './quantity.js';

const longestName = 120;

/** What to call the repository of a simulation in one line. Safe to print. */
export type SimulatedName = (simulation: Pick<RepositorySimulation, 'repository' | 'account' | 'region'>) => string;

/** By name, and by account and region where another one has it. */
export function simulatedName(placeFor: PlaceToTell): SimulatedName {
  return ({ repository: name, account, region }) =>
    `${name === '' ? 'a repository without a name' : neutraliseTo(name, longestName)}${placeFor({ name, account, region })}`;
}

/** The first of some repositories, and how many others there are. Safe to print. */
export function namesInBrief(simulations: readonly RepositorySimulation[], nameOf: SimulatedName): string {
  const [first = '', ...others] = new Set(simulations.map(nameOf));
  return `${first}${others.length === 0 ? '' : ` and ${quantity(others.length, 'more repository')}`}`;
}
