import type { Image } from '../../model/image.js';
import type { Assumptions } from './assumptions.js';
import type { SimulatedRepository } from './simulated-repository.js';

/** What ties images of a repository to each other. */
export interface Bonds {
  /** By the digest of a child, the indexes that list it and are neither gone nor archived. */
  readonly indexesOf: ReadonlyMap<string, readonly string[]>;
  /** By the digest of a referrer, its subject, where that is there. */
  readonly subjectOf: ReadonlyMap<string, string>;
}

/**
 * "If an image is referenced by a manifest list, it cannot be expired or archived without the manifest list being deleted or archived
 * first"; a reference artifact goes within 24 hours of its subject.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function bondsOf({ images, indexes }: SimulatedRepository): Bonds {
  const referrers = images.filter(({ subject }) => subject !== '');
  if (indexes.length === 0 && referrers.length === 0) return { indexesOf: new Map(), subjectOf: new Map() };
  const byDigest = new Map(images.map((image) => [image.digest, image]));
  const indexesOf = new Map<string, string[]>();
  for (const { digest, children } of indexes) {
    if (!holdsChildren(byDigest.get(digest))) continue;
    for (const child of children) {
      if (child === digest || !byDigest.has(child)) continue;
      const others = indexesOf.get(child);
      if (others === undefined) indexesOf.set(child, [digest]);
      else if (!others.includes(digest)) others.push(digest);
    }
  }
  // In the order of digests, so that the order of a list never matters; few images are in more than one index.
  for (const holders of indexesOf.values()) if (holders.length > 1) holders.sort();
  const there = referrers.filter(({ digest, subject }) => subject !== digest && byDigest.has(subject));
  return { indexesOf, subjectOf: new Map(there.map(({ digest, subject }) => [digest, subject])) };
}

function holdsChildren(index: Image | undefined): boolean {
  return index !== undefined && index.status !== 'ARCHIVED';
}

/** By their place among the images, 1 for each that no rule selects or counts, by what is assumed. */
export function passedOver(images: readonly Image[], { subjectOf }: Bonds, { referrers }: Pick<Assumptions, 'referrers'>): Uint8Array {
  if (referrers === 'like-any-image' || subjectOf.size === 0) return new Uint8Array(images.length);
  // Few images have a subject, and looking up a digest costs more than asking.
  return Uint8Array.from(images, ({ digest, subject }) => (subject !== '' && subjectOf.has(digest) ? 1 : 0));
}

/** By their place among the images, 1 for each that takes no place in a count, by what is assumed. */
export function placeless(
  images: readonly Image[],
  { indexesOf }: Bonds,
  { 'index-children': children }: Pick<Assumptions, 'index-children'>,
): Uint8Array {
  if (children === 'counted' || indexesOf.size === 0) return new Uint8Array(images.length);
  return Uint8Array.from(images, ({ digest }) => (indexesOf.has(digest) ? 1 : 0));
}
