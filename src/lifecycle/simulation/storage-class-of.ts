import type { Image } from '../../model/image.js';
import type { LifecycleStorageClass } from '../policy.js';
import type { Assumptions } from './assumptions.js';

/** The storage class by whose rules an image goes; null for one that no rule is known to select. */
export function storageClassOf({ status }: Image, { activating }: Pick<Assumptions, 'activating'>): LifecycleStorageClass | null {
  switch (status) {
    case 'ACTIVE':
      return 'standard';
    case 'ARCHIVED':
      return 'archive';
    case 'ACTIVATING':
      return activating === 'neither' ? null : activating;
    default:
      return null;
  }
}
