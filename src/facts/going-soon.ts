import type { LifecycleAction } from '../lifecycle/policy.js';
import type { ImageFate, Simulation } from '../lifecycle/simulation/fate.js';
import { overLimit } from '../lifecycle/simulation/near-limit.js';
import { isActive } from '../model/image.js';
import { day } from '../model/instant.js';
import { isUnknown, unknown } from '../model/unknown.js';
import { type FateOf, fatesOf } from './fate-line.js';

/** Of an image within 24 hours of its limit; the service acts at an hour of its own. */
export const goesSoon = unknown(
  'not-told',
  'whether an image in use goes already: it meets its rule within 24 hours, and Amazon ECR acts at an hour of its own',
);

/**
 * How to tell of an image that stays in a run whether its rule, or that of what it refers to, takes it within 24 hours by that action. What an
 * index holds that stays longer is not among them.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function soonTest(simulation: Simulation, action: LifecycleAction): (kept: ImageFate) => boolean {
  const { indexesOf, subjectOf } = simulation.prepared.bonds;
  const fateOf = fatesOf(simulation);
  const isSoon = (fate: ImageFate): boolean =>
    fate.owner?.action === action && isNear(fate, simulation) && !isHeldOn(indexesOf.get(fate.image.digest) ?? [], fateOf, simulation);
  // Most repositories have no image that refers to another.
  if (subjectOf.size === 0) return isSoon;
  return (kept) => {
    const line = new Set<ImageFate>();
    let next: ImageFate | undefined = kept;
    while (next !== undefined && !line.has(next)) {
      if (isSoon(next)) return true;
      line.add(next);
      const subject = subjectOf.get(next.image.digest);
      next = subject === undefined ? undefined : fateOf(subject);
    }
    return false;
  };
}

function isNear(fate: ImageFate, simulation: Simulation): boolean {
  return fate.outcome.kind === 'kept' && overLimit(fate, simulation) >= -day;
}

/** True where one of the indexes that list an image holds it for more than the next 24 hours. */
function isHeldOn(indexes: readonly string[], fateOf: FateOf, simulation: Simulation): boolean {
  return indexes.map(fateOf).some((fate) => fate !== undefined && holdsOn(fate, simulation));
}

function holdsOn(index: ImageFate, simulation: Simulation): boolean {
  switch (index.outcome.kind) {
    case 'taken':
      return false;
    case 'held':
      return true;
    case 'kept':
      return !isUnknown(isActive(index.image)) && !isNear(index, simulation);
    case 'follows':
      return index.outcome.action === null;
  }
}
