import type { PolicyComparison, Report, RepositorySimulation } from '../schema/generated/report.js';
import { changesIn, comparisonWords } from './comparison-words.js';
import type { Annotation } from './github-command.js';
import { lintAnnotations } from './github-lints.js';
import { neutralise, neutraliseTo } from './neutralise.js';
import type { PlaceToTell } from './place-to-tell.js';
import { outcomeWords, policyWords } from './simulation-words.js';

const longestCode = 60;
const longestMessage = 1_000;

/** An annotation for each repository of which there is something to tell, then one for each lint of a policy file. */
export function simulationAnnotations({ simulation: simulations = [], findings }: Report, placeFor: PlaceToTell): Annotation[] {
  const nameOf = ({ repository: name, account, region }: RepositorySimulation): string =>
    `${neutralise(name)}${placeFor({ name, account, region })}`;
  // A policy file that is refused is told fault by fault.
  const told = new Set(findings.filter(({ resource }) => resource.kind === 'lifecycle-policy').map(({ resource }) => resource.name));
  const rest = simulations.filter(({ errors, policyFrom }) => errors.length === 0 || !told.has(policyFrom));
  return [...rest.flatMap((simulation) => ofSimulation(simulation, nameOf(simulation))), ...lintAnnotations(simulations, nameOf)];
}

/** A line for each repository from which something goes, or whose policy is refused; images in use are the business of a rule. */
function ofSimulation(simulation: RepositorySimulation, name: string): Annotation[] {
  const { actions, errors, comparison } = simulation;
  if (errors.length > 0) return [ofRefused(simulation, name)];
  const compared = comparison === undefined ? [] : ofComparison(comparison);
  if (actions.length === 0 && compared.length === 0) return [];
  return [{ level: 'notice', title: titleOf(name), message: [outcomeWords(simulation), ...compared].join('. ') }];
}

function ofRefused(simulation: RepositorySimulation, name: string): Annotation {
  const { errors, policyFrom } = simulation;
  const inFile = policyFrom !== 'current' && policyFrom !== 'none';
  return {
    level: 'warning',
    title: titleOf(name),
    message: `${outcomeWords(simulation)}${faultWords(errors)}`,
    location: inFile ? { file: neutralise(policyFrom), line: errors[0]?.line ?? 1 } : undefined,
  };
}

function titleOf(name: string): string {
  return `lifecycle policy: ${name}`;
}

/** What another policy would do otherwise; nothing where every image fares the same. */
function ofComparison(comparison: PolicyComparison): string[] {
  const { errors, comparedTo } = comparison;
  if (errors.length > 0) return [`Not compared with ${policyWords(comparedTo)}${faultWords(errors)}`];
  return changesIn(comparison).length === 0 ? [] : [`Compared with ${policyWords(comparedTo)}: ${comparisonWords(comparison)}`];
}

function faultWords([fault]: RepositorySimulation['errors']): string {
  return fault === undefined ? '' : ` (${neutraliseTo(fault.code, longestCode)}: ${neutraliseTo(fault.message, longestMessage)})`;
}
