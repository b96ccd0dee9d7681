import type { LifecycleAction } from '../policy.js';
import { actionOn, type ImageFate, type Simulation } from './fate.js';
import { runAt } from './run.js';

/** An image that stays in a run, and that the same policy takes in one of those that follow. */
export interface LaterFate {
  readonly fate: ImageFate;
  readonly action: LifecycleAction;
}

/**
 * What the runs that follow take though nothing is pushed and no time passes: what an index holds that goes in this one, and what refers
 * to that. "If an image is referenced by a manifest list, it cannot be expired or archived without the manifest list being deleted or
 * archived first." https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 *
 * @returns Oldest first. It is what one run would do in which an index that goes frees its children.
 */
export function takenLater({ prepared, now, assumptions, fates }: Simulation): readonly LaterFate[] {
  if (!fates.some(({ outcome }) => outcome.kind === 'held')) return [];
  const { outcomes } = runAt(prepared, now, { ...assumptions, 'leaving-index': 'frees-children' });
  const youngest = fates.length - 1;
  return fates.flatMap((fate, at): readonly LaterFate[] => {
    const outcome = outcomes[youngest - at];
    const action = outcome === undefined || actionOn(fate) !== null ? null : actionOn({ outcome });
    return action === null ? [] : [{ fate, action }];
  });
}
