import type { StoredBytes } from '../cost/monthly-storage-cost.js';
import type { Leaving } from '../lifecycle/forecast/run-once.js';
import { bytesOf } from '../lifecycle/forecast/sizes.js';
import { actionOn, type Simulation } from '../lifecycle/simulation/fate.js';

/** What goes, in whole bytes, and what is stored before and after. */
export interface ChangedBytes {
  readonly before: StoredBytes;
  readonly after: StoredBytes;
  /** From either storage class. */
  readonly expiredBytes: number;
  /** From the standard storage class to the archive. */
  readonly archivedBytes: number;
}

/**
 * Bytes of the images that go, what follows its subject included, and of all that is there. Indexes are left aside: one is told to be as
 * large as its largest image, which is there itself.
 */
export function bytesOfRun({ fates }: Simulation): ChangedBytes {
  const before = { standardBytes: 0, archivedBytes: 0 };
  const after = { standardBytes: 0, archivedBytes: 0 };
  let [expiredBytes, archivedBytes] = [0, 0];
  for (const fate of fates) {
    if (fate.isIndex) continue;
    const { status, sizeInBytes } = fate.image;
    const place = status === 'ARCHIVED' ? 'archivedBytes' : 'standardBytes';
    const action = actionOn(fate);
    before[place] += sizeInBytes;
    if (action === null) after[place] += sizeInBytes;
    else if (action === 'expire') expiredBytes += sizeInBytes;
    else {
      after.archivedBytes += sizeInBytes;
      archivedBytes += sizeInBytes;
    }
  }
  return { before, after, expiredBytes, archivedBytes };
}

/** The same of what later runs take of what a run leaves. */
export function bytesOfLater(later: readonly Leaving[], before: StoredBytes): ChangedBytes {
  const after = { ...before };
  let [expiredBytes, archivedBytes] = [0, 0];
  for (const { image, action } of later) {
    const bytes = bytesOf(image);
    after[image.status === 'ARCHIVED' ? 'archivedBytes' : 'standardBytes'] -= bytes;
    if (action === 'expire') expiredBytes += bytes;
    else {
      after.archivedBytes += bytes;
      archivedBytes += bytes;
    }
  }
  return { before, after, expiredBytes, archivedBytes };
}
