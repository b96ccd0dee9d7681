import { type AssumptionName, type Assumptions, assumptionValues } from './assumptions.js';
import type { Outcome, Simulation } from './fate.js';
import { openQuestions } from './open-questions.js';
import { otherOrders } from './other-orders.js';
import { type Prepared, prepare, runAt } from './run.js';
import { isByRule, isSameDeed } from './same-deed.js';

/** The same run with another value of one assumption. Lists have one entry for each image, by its place in the list. */
export interface OtherRun {
  readonly name: AssumptionName;
  readonly value: string;
  /** What becomes of the images. Of ties: of each that a count may take in some order, that it does. */
  readonly outcomes: readonly Outcome[];
  /** 1 for each image of which the result may be another: what is done, or the rule that does it. */
  readonly differing: Uint8Array;
}

/** A run for each value of what is not documented that may change the result. */
export function otherRuns(simulation: Simulation): readonly OtherRun[] {
  const { assumptions } = simulation;
  return openQuestions(simulation).flatMap((name) =>
    assumptionValues[name]
      .filter((value) => value !== assumptions[name])
      .flatMap((value): readonly OtherRun[] => {
        const other = name === 'ties' ? otherOrders(simulation) : runWith({ ...assumptions, [name]: value }, name, simulation);
        return other === null ? [] : [{ name, value, ...other }];
      }),
  );
}

/** Assumptions on which it hangs which rules select an image. */
const onSelection: ReadonlySet<AssumptionName> = new Set(['activating', 'tag-case']);

function runWith(other: Assumptions, name: AssumptionName, simulation: Simulation): Pick<OtherRun, 'outcomes' | 'differing'> {
  const { policy, repository, now, prepared } = simulation;
  const otherwise = onSelection.has(name) ? prepare(policy, repository, other) : prepared;
  const { outcomes } = runAt(otherwise, now, other);
  const listed: Outcome[] = [...outcomes];
  outcomes.forEach((outcome, at) => {
    listed[otherwise.order[at] ?? 0] = outcome;
  });
  return { outcomes: listed, differing: differingFrom(simulation, listed, otherwise) };
}

function differingFrom({ fates, prepared }: Simulation, outcomes: readonly Outcome[], { standing }: Prepared): Uint8Array {
  const differing = new Uint8Array(outcomes.length);
  // Fates are told oldest first; no assumption changes how old an image is, and ties stand as they stood.
  fates.forEach(({ outcome, listed }, told) => {
    const at = fates.length - 1 - told;
    const other = outcomes[listed];
    if (other === undefined) return;
    const isSameRule = prepared.standing.owners[at] === standing.owners[at];
    if (!isSameDeed(outcome, other) || (isByRule(outcome) && !isSameRule)) differing[listed] = 1;
  });
  return differing;
}
