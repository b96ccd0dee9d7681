import { grouped } from '../../model/grouped.js';
import type { Image } from '../../model/image.js';
import { mergeImages } from './merge-images.js';
import type { ImageList, ListedPart } from './read-image-list.js';

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
 * @throws EcrAuditError (`cli-output-invalid`) for images of which nobody knows whether they are of the repository that others are of.
 */
export function listedRepositories(lists: readonly ImageList[]): readonly ListedRepository[] {
  const listed = lists.flatMap(({ file, isCut, parts }) => parts.map((part) => ({ ...part, cutIn: isCut ? [file] : [] })));
  // A page may have no image and go on: whichever repository it is of, more of its images are to come.
  const cutEmpty = lists.filter(({ isCut, parts }) => isCut && parts.length === 0).map(({ file }) => file);
  if (listed.length === 0) return [{ account: '', name: '', images: [], unlike: [], cutIn: cutEmpty }];
  refuseNameless(listed);
  return [...grouped(listed, ({ account, name }) => `${account}/${name}`)].sort(byName).flatMap(([, parts]) => {
    const [first, second] = parts;
    if (first === undefined) return [];
    const merged = mergeImages(second === undefined ? first.images : parts.flatMap(({ images }) => images));
    return [{ account: first.account, name: first.name, ...merged, cutIn: [...parts.flatMap(({ cutIn }) => cutIn), ...cutEmpty] }];
  });
}

/** Images that name no repository, or no account, may be of the one that others name. */
function refuseNameless(listed: readonly ListedPart[]): void {
  const nameless = listed.filter(({ name }) => name === '').at(-1);
  if (nameless !== undefined && listed.length > 1) throw nameless.refuse(withoutRepository);
  const named = new Set(listed.filter(({ account }) => account !== '').map(({ name }) => name));
  const open = listed.find(({ account, name }) => account === '' && named.has(name));
  if (open !== undefined) throw open.refuse(withoutAccount);
}

const withoutRepository = 'names no repository, and may be of another one than other images are: expected repositoryName';
const withoutAccount = 'names no account, and may be of another one than other images of the repository are: expected registryId';

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
