import { day } from '../../model/instant.js';
import { type AssumptionName, assumptionNames } from './assumptions.js';
import { hasCapital, hasCapitals } from './capitals.js';
import { actionOn, type ImageFate, type Simulation } from './fate.js';
import { overLimit } from './near-limit.js';
import { selectionOf } from './selection.js';

/** The assumptions that can matter at all here: a run for each that cannot would be a waste with 100,000 images. */
export function openQuestions(simulation: Simulation): readonly AssumptionName[] {
  const { fates, policy, prepared } = simulation;
  const { images, indexes } = simulation.repository;
  const listing = new Set(indexes.map(({ digest }) => digest));
  const counts = policy.rules.some(({ count }) => count.type === 'imageCountMoreThan');
  const isOpen: Readonly<Record<AssumptionName, () => boolean>> = {
    'index-children': () => counts && indexes.length > 0,
    referrers: () => prepared.bonds.subjectOf.size > 0,
    ties: () => counts && hasTie(simulation),
    activating: () => images.some(({ status }) => status === 'ACTIVATING'),
    'leaving-index': () => listing.size > 0 && fates.some((fate) => listing.has(fate.image.digest) && actionOn(fate) !== null),
    age: () => fates.some((fate) => Math.abs(overLimit(fate, simulation)) <= day),
    'tag-case': () => hasCapitals(simulation) && selectsInAnotherCase(simulation),
  };
  return assumptionNames.filter((name) => isOpen[name]());
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

/** True where a rule selects an image only as long as the case of letters matters, or only where it does not. */
function selectsInAnotherCase({ policy, repository, assumptions, prepared }: Simulation): boolean {
  const inOneCase = policy.rules.every(({ patterns }) => !patterns.some(hasCapital));
  const { standing, order } = prepared;
  const select = selectionOf(policy, assumptions['tag-case'] !== 'insensitive');
  return order.some((listed, at) => {
    const tags = repository.images[listed]?.tags ?? [];
    if (inOneCase && !tags.some(hasCapital)) return false;
    const { low, high } = select(standing.classes[at] ?? null, tags);
    return low !== standing.low[at] || high !== standing.high[at];
  });
}
