import { type Image, isIndex, isReferrer } from '../../model/image.js';

/**
 * What is asked of images again and again, by their place in the list. Texts lie where they were read: to look at them in another order
 * takes several times as long, so that it is done once, in the order of the list.
 */
export interface ImageTraits {
  readonly tagCounts: Uint32Array;
  /** 1 for an index. */
  readonly indexes: Uint8Array;
  /** 1 for a signature or the like. */
  readonly referrers: Uint8Array;
}

/** Looks at each image once. */
export function traitsOf(images: readonly Image[]): ImageTraits {
  const traits = {
    tagCounts: new Uint32Array(images.length),
    indexes: new Uint8Array(images.length),
    referrers: new Uint8Array(images.length),
  };
  images.forEach((image, listed) => {
    traits.tagCounts[listed] = image.tags.length;
    if (isIndex(image)) traits.indexes[listed] = 1;
    if (isReferrer(image)) traits.referrers[listed] = 1;
  });
  return traits;
}
