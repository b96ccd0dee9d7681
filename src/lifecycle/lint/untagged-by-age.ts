import type { LifecycleRule } from '../policy.js';

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
