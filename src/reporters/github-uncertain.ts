import type { RepositorySimulation } from '../schema/generated/report.js';
import type { Annotation } from './github-command.js';
import { neutralise } from './neutralise.js';
import { policyFile } from './policy-source.js';
import type { SimulatedName } from './simulated-name.js';
import { toldUncertainties } from './told-uncertainties.js';

/** A notice for each thing that is not certain, at the file of the policy where there is one. */
export function uncertainAnnotations(simulations: readonly RepositorySimulation[], nameOf: SimulatedName): Annotation[] {
  return toldUncertainties(simulations, nameOf).map(({ code, message, assumed, simulation }) => {
    const file = policyFile(simulation);
    return {
      level: 'notice',
      title: `not sure: ${code}`,
      message: `${message}\nAssumed: ${assumed}`,
      location: file === undefined ? undefined : { file: neutralise(file), line: 1 },
    };
  });
}
