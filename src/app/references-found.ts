import type { Image } from '../model/image.js';
import type { ImageReference } from '../model/image-reference.js';
import type { Registry, Repository } from '../model/inventory.js';
import type { Notice } from '../model/planned-estate.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import { quantity } from '../reporters/quantity.js';

/** A repository with its images, in which what runs may be. */
interface Place {
  readonly repository: Repository;
  readonly registry: Registry;
  readonly images: readonly Image[];
}

/** How many of what is not found are named. */
const named = 3;

/**
 * Follows which of the images that are said to run are there: a list that names none of them, since it is old or of another registry,
 * would pass for "nothing runs".
 */
export function createReferenceCheck(references: readonly ImageReference[]) {
  const lost = new Set<ImageReference>(references.filter(({ repository }) => repository === ''));
  return {
    look: (place: Place): void => {
      const own = references.filter((reference) => isOf(reference, place));
      const bare = [...lost].filter(({ repository }) => repository === '');
      if (own.length === 0 && bare.length === 0) return;
      const names = new Set(place.images.flatMap(({ digest, tags }) => [digest, ...tags]));
      const isThere = ({ digest, tag }: ImageReference): boolean => names.has(digest === '' ? tag : digest);
      for (const reference of own) if (!isThere(reference)) lost.add(reference);
      for (const reference of bare) if (isThere(reference)) lost.delete(reference);
    },
    notices: (): readonly Notice[] => (lost.size === 0 ? [] : [notFound([...lost])]),
  };
}

function isOf({ account, region, repository }: ImageReference, { repository: { name }, registry }: Place): boolean {
  return repository !== '' && name === repository && mayBe(registry.account, account) && mayBe(registry.region, region);
}

function mayBe(known: Knowable<string>, wanted: string): boolean {
  return isUnknown(known) || wanted === '' || known === wanted;
}

function notFound(lost: readonly ImageReference[]): Notice {
  const some = lost.slice(0, named).map(({ repository, tag, digest, by }) => {
    const image = digest === '' ? `${repository}:${tag}` : [repository, digest].filter((part) => part !== '').join('@');
    return `${image} (${by})`;
  });
  const rest = lost.length > named ? ` and ${lost.length - named} more` : '';
  return {
    code: 'in-use-not-found',
    message: `${quantity(lost.length, 'image')} that ${lost.length === 1 ? 'is' : 'are'} said to run ${lost.length === 1 ? 'is' : 'are'} not among those that were listed: ${some.join(', ')}${rest}`,
  };
}
