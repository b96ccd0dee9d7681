import type { FreedBytes } from '../cost/monthly-storage-cost.js';
import { actionOn, type Simulation } from '../lifecycle/simulation/fate.js';

/**
 * Bytes of the images that go, what follows its subject included. Indexes are left aside: one is told to be as large as its largest image,
 * which is there itself. The archive costs as much as standard storage up to 150 TB, so that what expires from either counts alike.
 */
export function leavingBytes({ fates }: Simulation): FreedBytes {
  const bytes = { expiredBytes: 0, archivedBytes: 0 };
  for (const fate of fates) {
    const action = actionOn(fate);
    if (action === null || fate.isIndex) continue;
    bytes[action === 'expire' ? 'expiredBytes' : 'archivedBytes'] += fate.image.sizeInBytes;
  }
  return bytes;
}
