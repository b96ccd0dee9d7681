import { day } from '../../model/instant.js';
import { type AssumptionName, assumptionNames } from './assumptions.js';
import { hasCapital, hasCapitals } from './capitals.js';
import { actionOn, type Simulation } from './fate.js';
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
    // Whether a count cuts a tie is found out where it is asked what that changes.
    ties: () => counts,
    activating: () => images.some(({ status }) => status === 'ACTIVATING'),
    'leaving-index': () => listing.size > 0 && fates.some((fate) => listing.has(fate.image.digest) && actionOn(fate) !== null),
    age: () => fates.some((fate) => Math.abs(overLimit(fate, simulation)) <= day),
    'tag-case': () => hasCapitals(simulation) && selectsInAnotherCase(simulation),
  };
  return assumptionNames.filter((name) => isOpen[name]());
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
