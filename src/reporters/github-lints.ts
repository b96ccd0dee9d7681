import type { RepositorySimulation } from '../schema/generated/report.js';
import type { Annotation } from './github-command.js';
import { neutralise } from './neutralise.js';
import { fileLocation, isGiven } from './policy-source.js';
import type { SimulatedName } from './simulated-name.js';
import { type ToldLint, toldLints } from './told-lints.js';

/** A warning for each lint: of a policy file once, at its place, of policies in force for each repository. */
export function lintAnnotations(simulations: readonly RepositorySimulation[], nameOf: SimulatedName): Annotation[] {
  return toldLints(simulations, nameOf).map((told) => ofLint(told, nameOf));
}

function ofLint({ lint, message, fix, simulation }: ToldLint, nameOf: SimulatedName): Annotation {
  const location = fileLocation(simulation, lint);
  return {
    level: 'warning',
    title: `${neutralise(lint.code)}${isGiven(simulation) ? '' : `: ${nameOf(simulation)}`}`,
    message: [message, ...(fix === '' ? [] : [`Fix: ${fix}`])].join('\n'),
    location: location === undefined ? undefined : { ...location, file: neutralise(location.file) },
  };
}
