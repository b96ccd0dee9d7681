import type { PolicyLint, RepositorySimulation } from '../schema/generated/report.js';
import { grouped } from './grouped.js';
import { withShortDigests } from './image-words.js';
import { neutralise, neutraliseTo } from './neutralise.js';
import { isGiven, placeWithin } from './policy-source.js';
import { namesInBrief, type SimulatedName } from './simulated-name.js';

/** A lint that is told once, whichever repositories show it. */
export interface ToldLint {
  readonly lint: PolicyLint;
  /** The first of those that show it, whose images its message counts. */
  readonly simulation: RepositorySimulation;
  /** Safe to print, as the fix is, which is empty for none. */
  readonly message: string;
  readonly fix: string;
}

const longestMessage = 1_000;

/** The lints of a policy that the run was given once each, those of policies in force once a repository. */
export function toldLints(simulations: readonly RepositorySimulation[], nameOf: SimulatedName): ToldLint[] {
  const shown = simulations.flatMap((simulation) => simulation.lints.map((lint) => ({ lint, simulation })));
  const isOfMany = simulations.filter(isGiven).length > 1;
  return [...grouped(shown, keyOf).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const where = [neutralise(placeWithin(first.simulation, first.lint)), isOfMany ? namesInBrief(simulationsOf(alike), nameOf) : ''];
    const message = `${neutraliseTo(withShortDigests(first.lint.message), longestMessage)}${where.map((part) => (part === '' ? '' : ` (${part})`)).join('')}`;
    return [{ ...first, message, fix: fixOf(first.lint) }];
  });
}

interface Shown {
  readonly lint: PolicyLint;
  readonly simulation: RepositorySimulation;
}

function keyOf({ lint: { code, pointer, line, column }, simulation }: Shown): string {
  const { policyFrom, account, region, repository } = simulation;
  return JSON.stringify([policyFrom, ...(isGiven(simulation) ? [] : [account, region, repository]), line, column, pointer, code]);
}

/** A policy that is proposed is long: where it is to be found is said. */
function fixOf({ fix, policy }: PolicyLint): string {
  const words = neutraliseTo(fix, longestMessage);
  return policy === '' || words === '' ? words : `${words} (-f json has a policy that does)`;
}

function simulationsOf(shown: readonly Shown[]): RepositorySimulation[] {
  return shown.map(({ simulation }) => simulation);
}
