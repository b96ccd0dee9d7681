import type { RepositorySimulation, Uncertainty } from '../schema/generated/report.js';
import { grouped } from './grouped.js';
import { withShortDigests } from './image-words.js';
import { neutraliseTo } from './neutralise.js';
import { quantity } from './quantity.js';
import { namesInBrief, type SimulatedName } from './simulated-name.js';

/** What is not certain of a simulation, told once, whichever repositories hang on it. */
export interface ToldUncertainty {
  /** Safe to print, as the others are. */
  readonly code: string;
  /** With how many images it is about, and where they are. */
  readonly message: string;
  /** With how to see what else would be, where there is such a choice. */
  readonly assumed: string;
  /** The first of the repositories. */
  readonly simulation: RepositorySimulation;
}

const longestMessage = 500;
const longestAssumed = 200;
const longestCode = 60;

interface Shown {
  readonly one: Uncertainty;
  readonly simulation: RepositorySimulation;
}

/**
 * What is not certain: where many repositories hang on the same, that is one thing to know. Of a policy that is refused nothing is
 * simulated, and nothing hangs on it.
 */
export function toldUncertainties(simulations: readonly RepositorySimulation[], nameOf: SimulatedName): ToldUncertainty[] {
  const simulated = simulations.filter(({ errors }) => errors.length === 0);
  const shown = simulated.flatMap((simulation) => simulation.uncertain.map((one): Shown => ({ one, simulation })));
  return [...grouped(shown, keyOf).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [toldOf(first, alike, nameOf)];
  });
}

function keyOf({ one: { code, message, assumed, otherwise }, simulation: { policyFrom } }: Shown): string {
  return JSON.stringify([policyFrom, code, message, assumed, otherwise]);
}

function toldOf({ one, simulation }: Shown, alike: readonly Shown[], nameOf: SimulatedName): ToldUncertainty {
  const code = neutraliseTo(one.code, longestCode);
  const names = namesInBrief(
    alike.map((shown) => shown.simulation),
    nameOf,
  );
  const images = alike.reduce((sum, shown) => sum + shown.one.images, 0);
  const where = images === 0 ? `in ${names}` : `${quantity(images, 'image')} in ${names}`;
  const other = one.otherwise === '' ? '' : `; --assume ${code}=${neutraliseTo(one.otherwise, longestCode)} shows the other`;
  return {
    code,
    message: `${neutraliseTo(withShortDigests(one.message), longestMessage)} (${where})`,
    assumed: `${neutraliseTo(one.assumed, longestAssumed)}${other}`,
    simulation,
  };
}
