import type { PolicyComparison, Report, RepositorySimulation } from '../schema/generated/report.js';
import { changesIn, comparisonWords } from './comparison-words.js';
import type { Annotation } from './github-command.js';
import { lintAnnotations } from './github-lints.js';
import { uncertainAnnotations } from './github-uncertain.js';
import { whyAnnotations } from './github-why.js';
import { neutralise, neutraliseTo } from './neutralise.js';
import type { PlaceToTell } from './place-to-tell.js';
import { policyFile } from './policy-source.js';
import { simulatedName } from './simulated-name.js';
import { outcomeWords, policyWords } from './simulation-words.js';
import { verificationWords } from './verification-words.js';

const longestCode = 60;
const longestMessage = 1_000;

/** So few answers to `--why` stand first: GitHub shows ten notices, and what somebody asked for is to be among them. */
const fewAnswers = 5;

/** What becomes of each repository, what is not certain of it, what `--why` asks, and the lints. */
export function simulationAnnotations({ simulation: simulations = [], findings }: Report, placeFor: PlaceToTell): Annotation[] {
  const nameOf = simulatedName(placeFor);
  // A policy file that is refused is told fault by fault.
  const told = new Set(findings.filter(({ resource }) => resource.kind === 'lifecycle-policy').map(({ resource }) => resource.name));
  const rest = simulations.filter(({ errors, policyFrom }) => errors.length === 0 || !told.has(policyFrom));
  const answers = whyAnnotations(rest, nameOf);
  const outcomes = [
    ...rest.flatMap((simulation) => [
      ...ofSimulation(simulation, nameOf(simulation)),
      ...ofVerification(simulation.verification, nameOf(simulation)),
    ]),
    ...uncertainAnnotations(rest, nameOf),
  ];
  return [...(answers.length <= fewAnswers ? [...answers, ...outcomes] : [...outcomes, ...answers]), ...lintAnnotations(rest, nameOf)];
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
  const { errors } = simulation;
  const file = policyFile(simulation);
  return {
    level: 'warning',
    title: titleOf(name),
    message: `${outcomeWords(simulation)}${faultWords(errors)}`,
    location: file === undefined ? undefined : { file: neutralise(file), line: errors[0]?.line ?? 1 },
  };
}

/** That the preview says the same is no news. */
function ofVerification(verification: RepositorySimulation['verification'], name: string): Annotation[] {
  if (verification === undefined || verification.status === 'agrees') return [];
  const differs = verification.status === 'differs';
  const message = verificationWords(verification);
  return [{ level: differs ? 'warning' : 'notice', title: `${differs ? 'preview differs' : 'not verified'}: ${name}`, message }];
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
