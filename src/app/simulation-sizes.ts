import type { FreedBytes } from '../cost/monthly-storage-cost.js';
import type { Leaving } from '../lifecycle/forecast/run-once.js';
import type { LifecycleAction } from '../lifecycle/policy.js';
import { actionOn, type ImageFate, type Simulation } from '../lifecycle/simulation/fate.js';
import { isIndex } from '../model/image.js';

/**
 * Bytes of the images that go, what follows its subject included. Indexes are left aside: one is told to be as large as its largest image,
 * which is there itself. The archive costs as much as standard storage up to 150 TB, so that what expires from either counts alike.
 */
export function leavingBytes({ fates }: Simulation): FreedBytes {
  const bytes = { expiredBytes: 0, archivedBytes: 0 };
  for (const fate of fates) add(fate, actionOn(fate), bytes);
  return bytes;
}

/** The same of what later runs take. */
export function laterBytes(later: readonly Leaving[]): FreedBytes {
  const bytes = { expiredBytes: 0, archivedBytes: 0 };
  for (const { image, action } of later) add({ image, isIndex: isIndex(image) }, action, bytes);
  return bytes;
}

function add(
  fate: Pick<ImageFate, 'image' | 'isIndex'>,
  action: LifecycleAction | null,
  bytes: { expiredBytes: number; archivedBytes: number },
): void {
  if (action === null || fate.isIndex) return;
  bytes[action === 'expire' ? 'expiredBytes' : 'archivedBytes'] += fate.image.sizeInBytes;
}
