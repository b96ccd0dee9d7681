import { compareSimulations, type FateChange } from '../lifecycle/simulation/compare.js';
import { actionOn, type ImageFate, type Simulation } from '../lifecycle/simulation/fate.js';
import type { FateInBrief, ImageChange, PolicyComparison } from '../schema/generated/report.js';
import { type InUseBy, nameOf, reportedAction } from './fates-report.js';

/** What a policy does that another does not, image by image; money aside. */
export function describeComparison(
  before: Simulation,
  after: Simulation,
  inUseBy: InUseBy,
): Pick<PolicyComparison, 'newlyExpired' | 'newlyArchived' | 'newlyKept' | 'moved'> {
  const { newlyExpired, newlyArchived, newlyKept, moved } = compareSimulations(before, after);
  const told = (changes: readonly FateChange[]): ImageChange[] =>
    changes.map((change) => ({
      ...nameOf(change.after),
      before: inBrief(change.before),
      after: inBrief(change.after),
      inUse: inUseBy(change.after.image).length > 0,
    }));
  return { newlyExpired: told(newlyExpired), newlyArchived: told(newlyArchived), newlyKept: told(newlyKept), moved: told(moved) };
}

/** The fate of an image in two words. */
export function inBrief(fate: ImageFate): FateInBrief {
  const action = actionOn(fate);
  return { action: action === null ? 'keep' : reportedAction[action], rulePriority: fate.owner?.priority ?? 0 };
}
