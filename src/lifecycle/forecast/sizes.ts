import { type Image, isIndex } from '../../model/image.js';

/** What is stored. */
export interface Sizes {
  readonly images: number;
  /** In the standard storage class, indexes aside: an index is told to be as large as its largest image. */
  readonly bytes: number;
  readonly archivedBytes: number;
}

export const nothing: Sizes = { images: 0, bytes: 0, archivedBytes: 0 };

/** Bytes of an image that no other image stands for. */
export function bytesOf(image: Image): number {
  return isIndex(image) ? 0 : image.sizeInBytes;
}

/** Of images as they are: what is on its way back from the archive is in the standard storage class. */
export function sizesOf(images: readonly Image[]): Sizes {
  let [bytes, archivedBytes] = [0, 0];
  for (const image of images) {
    if (image.status === 'ARCHIVED') archivedBytes += bytesOf(image);
    else bytes += bytesOf(image);
  }
  return { images: images.length, bytes, archivedBytes };
}

/** Both together. */
export function plus(one: Sizes, other: Sizes): Sizes {
  return {
    images: one.images + other.images,
    bytes: one.bytes + other.bytes,
    archivedBytes: one.archivedBytes + other.archivedBytes,
  };
}

/** So many times as much: below 0, what to take off. */
export function times({ images, bytes, archivedBytes }: Sizes, factor: number): Sizes {
  return { images: images * factor, bytes: bytes * factor, archivedBytes: archivedBytes * factor };
}
