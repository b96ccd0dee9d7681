import { grouped } from '../../model/grouped.js';
import type { Image } from '../../model/image.js';
import { mergeImages } from './merge-images.js';
import type { ImageList } from './read-image-list.js';

/** A repository of which images are listed. */
export interface ListedRepository {
  /** Account and name; empty where the files do not tell them. */
  readonly account: string;
  readonly name: string;
  readonly images: readonly Image[];
  /** Digests that are described twice and not alike. */
  readonly unlike: readonly string[];
  /** Files that end with a token for more. */
  readonly cutIn: readonly string[];
}

/**
 * The repositories that lists of images are of, sorted. An empty list tells of none: where there is nothing else, it is that of a
 * repository without images.
 *
 * @throws EcrAuditError (`cli-output-invalid`) for images in several files of which nobody knows whether they are of one repository.
 */
export function listedRepositories(lists: readonly ImageList[]): readonly ListedRepository[] {
  const listed = lists.flatMap(({ file, isCut, parts }) => parts.map((part) => ({ ...part, cutIn: isCut ? [file] : [] })));
  if (listed.length === 0) return [{ account: '', name: '', images: [], unlike: [], cutIn: cutFiles(lists) }];
  return [...grouped(listed, ({ account, name }) => `${account}/${name}`)].sort(byName).flatMap(([, parts]) => {
    const [first, second] = parts;
    if (first === undefined) return [];
    if (first.name === '' && second !== undefined) throw second.refuse(nameless);
    const merged = mergeImages(second === undefined ? first.images : parts.flatMap(({ images }) => images));
    return [{ account: first.account, name: first.name, ...merged, cutIn: parts.flatMap(({ cutIn }) => cutIn) }];
  });
}

const nameless = 'names no repository, nor do images of another file: expected repositoryName';

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function cutFiles(lists: readonly ImageList[]): readonly string[] {
  return lists.filter(({ isCut }) => isCut).map(({ file }) => file);
}
