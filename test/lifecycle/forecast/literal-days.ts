import type { DayOfPushes } from '../../../src/lifecycle/forecast/future-pushes.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { actionOn } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { day } from '../../../src/model/instant.js';

/** What is counted of a day. */
export interface LiteralDay {
  readonly expired: number;
  readonly archived: number;
  readonly images: number;
  readonly archivedImages: number;
  /** Digests of what goes. */
  readonly leaving: readonly string[];
}

/** Simulates each day from the beginning: slow, and with nothing kept from one day to the next but the images. */
export function literalDays(
  policy: LifecyclePolicy,
  repository: SimulatedRepository,
  pushes: readonly DayOfPushes[],
  { now, assumptions }: { readonly now: number; readonly assumptions: Partial<Assumptions> },
): readonly LiteralDay[] {
  let { images, indexes } = repository;
  return [{ images: [], indexes: [] }, ...pushes].map((pushed, number) => {
    const at = now + number * day;
    images = [...images, ...pushed.images];
    indexes = [...indexes, ...pushed.indexes];
    const { fates } = simulate(policy, { images, indexes, complete: true }, { now: at, assumptions });
    const expired = fates.filter((fate) => actionOn(fate) === 'expire').length;
    const archived = fates.filter((fate) => actionOn(fate) === 'transition').length;
    const leaving = fates.filter((fate) => actionOn(fate) !== null).map(({ image }) => image.digest);
    images = fates.flatMap((fate): readonly Image[] => {
      const action = actionOn(fate);
      if (action === 'expire') return [];
      const archivedImage = { ...fate.image, status: 'ARCHIVED', lastArchivedAt: new Date(at).toISOString() };
      return [action === 'transition' ? archivedImage : restored(fate.image, at)];
    });
    const archivedImages = images.filter(({ status }) => status === 'ARCHIVED').length;
    return { expired, archived, images: images.length, archivedImages, leaving };
  });
}

function restored(image: Image, at: number): Image {
  return image.status === 'ACTIVATING' ? { ...image, status: 'ACTIVE', lastActivatedAt: new Date(at).toISOString() } : image;
}
