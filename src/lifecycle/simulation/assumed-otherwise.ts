import { day } from '../../model/instant.js';
import { type AssumptionName, type Assumptions, assumptionNames, assumptionValues } from './assumptions.js';
import { hasCapitals } from './capitals.js';
import { actionOn, type ImageFate, type Outcome, type Simulation } from './fate.js';
import { overLimit } from './near-limit.js';
import { prepare, runAt } from './run.js';
import type { SimulatedRepository } from './simulated-repository.js';
import type { Uncertainty } from './uncertainties.js';

/** What each assumption is about, for whoever reads that it matters. */
const questions: Readonly<Record<AssumptionName, string>> = {
  'index-children': 'whether the children of an index take places in a count',
  referrers: 'whether a rule can select a signature or an SBOM whose subject is there',
  ties: 'which of two images that were pushed at the same instant counts as the newer one',
  activating: 'by which rules an image goes that is being restored',
  'leaving-index': 'whether an index that goes in a run still holds its children in it',
  age: 'whether an age is the time that has passed, or the days between two dates',
  'tag-case': 'whether a pattern selects a tag that is written with other capitals',
};

/** The assumptions that decide about some image here: with another value of them it would fare otherwise. */
export function assumedOtherwise(simulation: Simulation, repository: SimulatedRepository): readonly Uncertainty[] {
  const { assumptions } = simulation;
  const open = openQuestions(simulation, repository);
  const names = assumptionNames.filter((name) => open.has(name));
  return names.flatMap((name) =>
    alternatives(name, assumptions).flatMap((alternative): readonly Uncertainty[] => {
      const images = differing(simulation, repository, name, alternative);
      const message = `Amazon ECR does not document ${questions[name]}`;
      return images.length === 0 ? [] : [{ code: name, message, assumed: assumptions[name], otherwise: alternative[name], images }];
    }),
  );
}

function alternatives(name: AssumptionName, assumptions: Assumptions): readonly Assumptions[] {
  return assumptionValues[name].filter((value) => value !== assumptions[name]).map((value) => ({ ...assumptions, [name]: value }));
}

/** Assumptions on which it hangs which rules select an image, and in which order the images stand. */
const onStanding: ReadonlySet<AssumptionName> = new Set(['ties', 'activating', 'tag-case']);

/** The images that another run does not do the same with, oldest first. */
function differing(simulation: Simulation, repository: SimulatedRepository, name: AssumptionName, alternative: Assumptions) {
  const { policy, now, fates } = simulation;
  const prepared = onStanding.has(name) ? prepare(policy, repository, alternative) : simulation.prepared;
  const { outcomes } = runAt(prepared, now, alternative);
  if (prepared === simulation.prepared) {
    const youngest = fates.length - 1;
    return fates.filter(({ outcome }, at) => !isSameDeed(outcome, outcomes[youngest - at])).map(({ image }) => image);
  }
  const others = new Map(prepared.standing.images.map(({ digest }, at) => [digest, outcomes[at]]));
  return fates.filter(({ image, outcome }) => !isSameDeed(outcome, others.get(image.digest))).map(({ image }) => image);
}

/** What is done in the end: an image that waits for its subject is kept. */
function isSameDeed(one: Outcome, other: Outcome | undefined): boolean {
  if (other === undefined || isKept(one) || isKept(other)) return isKept(one) && (other === undefined || isKept(other));
  return one.kind === other.kind && one.action === other.action;
}

function isKept(outcome: Outcome): outcome is Exclude<Outcome, { readonly kind: 'taken' | 'held' }> {
  return outcome.kind === 'kept' || outcome.action === null;
}

/** The assumptions that can matter at all: a run for each that cannot would be a waste with 100,000 images. */
function openQuestions(simulation: Simulation, { images, indexes }: SimulatedRepository): ReadonlySet<AssumptionName> {
  const { fates, policy, now, prepared } = simulation;
  const listing = new Set(indexes.map(({ digest }) => digest));
  const counts = policy.rules.some(({ count }) => count.type === 'imageCountMoreThan');
  const open: Readonly<Record<AssumptionName, boolean>> = {
    'index-children': counts && indexes.length > 0,
    referrers: prepared.bonds.subjectOf.size > 0,
    ties: counts && hasTie(simulation),
    activating: images.some(({ status }) => status === 'ACTIVATING'),
    'leaving-index': listing.size > 0 && fates.some((fate) => listing.has(fate.image.digest) && actionOn(fate) !== null),
    age: fates.some((fate) => Math.abs(overLimit(fate, now)) <= day),
    'tag-case': hasCapitals(simulation),
  };
  return new Set(assumptionNames.filter((name) => open[name]));
}

/** True where images of one push time stand on both sides of where a count cuts, or may. */
function hasTie({ fates, prepared }: Simulation): boolean {
  const { pushed } = prepared.standing;
  let start = 0;
  while (start < pushed.length) {
    let end = start + 1;
    while (end < pushed.length && pushed[end] === pushed[start]) end++;
    const size = end - start;
    // The standing is youngest first, and fates are told oldest first.
    const tied = size > 1 ? fates.slice(fates.length - end, fates.length - start) : [];
    if (tied.some((fate) => distanceToCut(fate) < size)) return true;
    start = end;
  }
  return false;
}

/** How many places an image stands from where its owner cuts; infinite where that does not count. */
function distanceToCut(fate: ImageFate): number {
  if (fate.rank === 0 || fate.owner?.count.type !== 'imageCountMoreThan') return Number.POSITIVE_INFINITY;
  return Math.abs(fate.rank - fate.owner.count.number);
}
