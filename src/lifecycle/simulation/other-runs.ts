import { type AssumptionName, type Assumptions, assumptionValues } from './assumptions.js';
import type { Outcome, Simulation } from './fate.js';
import { openQuestions } from './open-questions.js';
import { prepare, runAt } from './run.js';

/** The same run with another value of one assumption. */
export interface OtherRun {
  readonly name: AssumptionName;
  readonly value: string;
  /** By their place in the list, what becomes of the images. */
  readonly outcomes: readonly Outcome[];
}

/** A run for each value of what is not documented that may change the result. */
export function otherRuns(simulation: Simulation): readonly OtherRun[] {
  const { assumptions } = simulation;
  return openQuestions(simulation).flatMap((name) =>
    assumptionValues[name]
      .filter((value) => value !== assumptions[name])
      .map((value) => ({ name, value, outcomes: outcomesWith({ ...assumptions, [name]: value }, name, simulation) })),
  );
}

/** Assumptions on which it hangs which rules select an image, and in which order the images stand. */
const onStanding: ReadonlySet<AssumptionName> = new Set(['ties', 'activating', 'tag-case']);

function outcomesWith(other: Assumptions, name: AssumptionName, { policy, repository, now, prepared }: Simulation): readonly Outcome[] {
  const otherwise = onStanding.has(name) ? prepare(policy, repository, other) : prepared;
  const { outcomes } = runAt(otherwise, now, other);
  const listed: Outcome[] = [...outcomes];
  outcomes.forEach((outcome, at) => {
    listed[otherwise.order[at] ?? 0] = outcome;
  });
  return listed;
}
