import type { Image } from '../model/image.js';
import type { Notice } from '../model/planned-estate.js';
import { quantity } from '../reporters/quantity.js';
import type { Incomplete, RepositorySimulation } from '../schema/generated/report.js';
import { type ImagePlace, isAskedFor } from './asked-images.js';

/**
 * What was not read and decides whether an image in use goes: the service does not delete what an index lists, and nobody knows what an
 * index lists whose manifest was not read.
 */
export function unreadForUse({ repository, account, region, actions, uncertain }: RepositorySimulation): readonly Incomplete[] {
  const open = new Set(uncertain.filter(({ code }) => code === 'unread-indexes').flatMap(({ imageDigests }) => imageDigests));
  const inUse = actions.filter((action) => action.inUse && open.has(action.imageDigest)).length;
  if (inUse === 0) return [];
  const registry = [account, region].filter((part) => part !== '').join('/');
  return [
    {
      what: 'manifests of indexes',
      where: [repository, ...(registry === '' ? [] : [`in ${registry}`])].join(' '),
      why: `${quantity(inUse, 'image')} in use would go, unless an index lists ${inUse === 1 ? 'it' : 'them'} whose manifest was not read`,
      hint: 'read them with --read-manifests, or give them with --manifests FILE beside --images',
    },
  ];
}

/** Follows which of the images that `--why` names are there. */
export function createWhyCheck(why: readonly string[]) {
  const missing = new Set(why);
  return {
    look: (images: readonly Image[], place: ImagePlace): void => {
      for (const asked of missing) if (images.some(isAskedFor(asked, place))) missing.delete(asked);
    },
    notices: (): readonly Notice[] =>
      why
        .filter((asked) => missing.has(asked))
        .map((asked) => ({
          code: 'why-no-image',
          message: `no image is called "${asked}": --why takes a digest or its first 12 digits, a glob on tags, repository:tag, or an image URI`,
        })),
  };
}
