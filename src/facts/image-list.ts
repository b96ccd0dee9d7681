import type { Image, RepositoryImages } from '../model/image.js';
import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import { field, objectType } from './object-type.js';

/** Images of a repository that have something in common. */
export interface ImageList {
  readonly images: readonly Image[];
  readonly bytes: number;
  /** Why there may be more of them; null where these are all. */
  readonly doubt: Unknown | null;
}

/** So many images stand in the evidence of a finding. */
export const shown = 20;

export const imageListType = objectType<ImageList>('ImageList', 'Images of a repository that have something in common.', {
  count: field('double', 'How many are certain to be among them.', ({ images }) => images.length),
  bytes: field('double', 'Their sizes together; a layer that several share counts each time.', ({ bytes }) => bytes),
  words: field('string', 'How many they are and how large, for a message.', imageListInWords),
  examples: field('list<string>', 'The 20 largest, each by its digest and tags.', examples),
});

/** Those of which something is certain; unknown where there is none and it may be so of some. */
export function imagesOf({ images, count }: RepositoryImages, ask: (image: Image) => Knowable<boolean>): Knowable<ImageList> {
  const certain: Image[] = [];
  let bytes = 0;
  let doubt: Unknown | null = isUnknown(count) ? count : null;
  for (const image of images) {
    const answer = ask(image);
    if (answer === false) continue;
    if (answer === true) {
      certain.push(image);
      bytes += image.sizeInBytes;
    } else doubt ??= answer;
  }
  return certain.length > 0 || doubt === null ? { images: certain, bytes, doubt } : doubt;
}

/** How many images they are and how large: `at least 3 images (1.2 GiB)`. */
export function imageListInWords(list: ImageList): string {
  return `${imageCountInWords(list)} (${sizeInWords(list.bytes)})`;
}

/** How many images they are: `at least 3 images`. */
export function imageCountInWords({ images, doubt }: Pick<ImageList, 'images' | 'doubt'>): string {
  return `${doubt === null ? '' : 'at least '}${images.length.toLocaleString('en-US')} ${images.length === 1 ? 'image' : 'images'}`;
}

/** A size for a message: `3.4 GiB`. */
export function sizeInWords(bytes: number): string {
  if (bytes >= 2 ** 30) return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  // Less than a tenth of a MiB would be told as none.
  return bytes === 0 || bytes >= 2 ** 20 / 10 ? `${(bytes / 2 ** 20).toFixed(1)} MiB` : `${(bytes / 2 ** 10).toFixed(1)} KiB`;
}

function examples({ images }: ImageList): readonly string[] {
  const largest = [...images].sort((a, b) => b.sizeInBytes - a.sizeInBytes || (a.digest < b.digest ? -1 : 1)).slice(0, shown);
  return largest.map(nameImage);
}

/** An image by its digest and its first tags. */
export function nameImage({ digest, tags }: Image): string {
  const more = tags.length > 3 ? ` and ${tags.length - 3} more` : '';
  return tags.length === 0 ? digest : `${digest} (${tags.slice(0, 3).join(', ')}${more})`;
}
