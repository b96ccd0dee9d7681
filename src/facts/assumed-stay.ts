import type { LifecycleAction } from '../lifecycle/policy.js';
import { notDocumented } from '../lifecycle/simulation/assumed-otherwise.js';
import type { Assumptions } from '../lifecycle/simulation/assumptions.js';
import { actionOn, type ImageFate, type Simulation } from '../lifecycle/simulation/fate.js';
import type { OtherRun } from '../lifecycle/simulation/other-runs.js';
import type { Unknown } from '../model/inventory.js';
import { unknown } from '../model/unknown.js';
import { otherRunsOf } from './lifecycle-simulation.js';

/**
 * How to tell of an image that stays in a run whether it only stays by what is assumed: with another value of what Amazon ECR does not
 * document, that action would take it. The other runs are made when the first is asked about.
 *
 * @param decided - What whoever asks has decided, so that it is no question.
 */
export function assumedStayTest(
  simulation: Simulation,
  action: LifecycleAction,
  decided: Partial<Assumptions>,
): (stays: ImageFate) => Unknown | null {
  let runs: readonly OtherRun[] | null = null;
  return ({ listed }) => {
    runs ??= otherRunsOf(simulation).filter(({ name }) => decided[name] === undefined);
    const taking = runs.find(({ outcomes }) => {
      const outcome = outcomes[listed];
      return outcome !== undefined && actionOn({ outcome }) === action;
    });
    return taking === undefined ? null : stayInWords(taking, action);
  };
}

function stayInWords({ name, value }: OtherRun, action: LifecycleAction): Unknown {
  const deed = action === 'expire' ? 'expires' : 'archives';
  // Of ties there are more orders than a value can name.
  const otherwise = name === 'ties' ? 'in another order' : `with ${name}=${value}`;
  return unknown(
    'not-told',
    `whether the lifecycle policy ${deed} an image in use: ${notDocumented(name)} (${otherwise} it goes; simulate --assume, or assume.lifecycle of the config, decides it)`,
  );
}
