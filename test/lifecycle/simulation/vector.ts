import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { day } from '../../../src/model/instant.js';
import { shared } from '../../shared-data.js';
import type { Json } from '../policy-fixture.js';
import { imageOf } from './repository-fixture.js';

/** A small repository, a policy, and what AWS says becomes of the images. */
export interface Vector {
  readonly id: string;
  readonly now: string;
  readonly images: readonly VectorImage[];
  readonly policy: { readonly rules: readonly Json[] };
  readonly expectedExpired: readonly string[];
  readonly expectedTransitioned: readonly string[];
  readonly expectedRule: Readonly<Record<string, number>>;
  readonly expectedFailures: readonly { readonly id: string; readonly rulePriority: number }[];
  readonly expectedCascade: readonly string[];
}

interface VectorImage {
  readonly id: string;
  readonly tags: readonly string[];
  readonly pushedDaysAgo: number;
  readonly storageClass?: 'standard' | 'archive';
  readonly lastPulledDaysAgo?: number;
  readonly lastArchivedDaysAgo?: number;
  readonly lastActivatedDaysAgo?: number;
  readonly mediaType?: string;
  readonly children?: readonly string[];
  readonly subject?: string;
}

const nothingElse = { expectedRule: {}, expectedFailures: [], expectedCascade: [] };

export function readVectors(): readonly Vector[] {
  const { vectors = [] }: { readonly vectors?: readonly Vector[] } = JSON.parse(shared.text('ecr/lifecycle-vectors.json') || '{}');
  return vectors.map((vector) => ({ ...nothingElse, ...vector }));
}

/**
 * The repository of a vector; digests are its local names. Where several images are as old as each other to the day, the later in the
 * list is a millisecond younger: so AWS treats those of its example "Filtering on all images".
 */
export function repositoryOfVector({ now, images }: Vector): SimulatedRepository {
  return {
    images: images.map((image, place) => made(image, Date.parse(now), images.slice(0, place))),
    indexes: images.flatMap(({ id, children }) => (children === undefined ? [] : [{ digest: id, children: [...children] }])),
    complete: true,
  };
}

function made(image: VectorImage, now: number, listedBefore: readonly VectorImage[]): Image {
  const ago = (days: number | undefined): string => (days === undefined ? '' : new Date(now - Math.round(days * day)).toISOString());
  const { id, tags, pushedDaysAgo, storageClass = 'standard', mediaType, subject = '' } = image;
  const tied = listedBefore.filter((other) => other.pushedDaysAgo === pushedDaysAgo).length;
  return imageOf(id, {
    tags: [...tags],
    pushedAt: ago(pushedDaysAgo - tied / day),
    lastPulledAt: ago(image.lastPulledDaysAgo),
    lastArchivedAt: ago(image.lastArchivedDaysAgo),
    lastActivatedAt: ago(image.lastActivatedDaysAgo),
    status: storageClass === 'archive' ? 'ARCHIVED' : 'ACTIVE',
    ...(mediaType === undefined ? {} : { mediaType }),
    subject,
  });
}
