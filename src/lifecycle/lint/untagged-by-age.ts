import type { LifecycleRule } from '../policy.js';
import type { ImageFate, Simulation } from '../simulation/fate.js';
import { isPulledLately } from './pulled-lately.js';

/** Long enough for whoever still runs an image by its digest. */
const daysUntagged = 14;

/** A rule for untagged images, which are safe to go by age: an index that is there keeps its children. It acts as the given one does. */
export function untaggedByAge(model: LifecycleRule): LifecycleRule {
  return {
    ...model,
    description: model.action === 'expire' ? 'Expire untagged images' : 'Archive untagged images',
    tagStatus: 'untagged',
    tagList: null,
    patterns: [],
    storageClass: 'standard',
    count: { type: 'sinceImagePushed', days: daysUntagged },
  };
}

/** Whether such a rule takes, now or within a week, an untagged image that somebody still pulls by its digest. */
export function takesWhatIsPulled(untagged: readonly ImageFate[], simulation: Simulation): boolean {
  return untagged.some((fate) => fate.heldBy === '' && isPulledLately(fate.image, simulation));
}
