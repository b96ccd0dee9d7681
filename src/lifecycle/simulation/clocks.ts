import type { Image } from '../../model/image.js';
import type { LifecycleAgeType } from '../policy.js';

/**
 * The push time that rules go by, in milliseconds, UTC: that of the restore, for an image that was ever archived and restored. Tagging
 * an image anew does not change it. NaN for what is no instant.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function effectivePush({ pushedAt, lastActivatedAt }: Image): number {
  return Date.parse(lastActivatedAt === '' ? pushedAt : lastActivatedAt);
}

/** The instant from which a rule of that type counts days; NaN where it is not known. */
export function ageSince(type: LifecycleAgeType, image: Image): number {
  switch (type) {
    case 'sinceImagePushed':
      return effectivePush(image);
    case 'sinceImagePulled':
      return effectivePull(image);
    case 'sinceImageTransitioned':
      return Date.parse(image.lastArchivedAt);
  }
}

/** The last pull, where there was one since the image was last restored; else the push time that rules go by. */
function effectivePull(image: Image): number {
  const pushed = effectivePush(image);
  const pulled = Date.parse(image.lastPulledAt);
  return Number.isNaN(pulled) || (image.lastActivatedAt !== '' && pulled < pushed) ? pushed : pulled;
}
