import type { Image } from '../model/image.js';
import type { ImageReference } from '../model/image-reference.js';
import type { Registry, Repository } from '../model/inventory.js';
import type { Notice } from '../model/planned-estate.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import { quantity } from '../reporters/quantity.js';
import { imageInWords, passedOver } from './references-passed-over.js';

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
  const there = new Set<ImageReference>();
  const ofRepository = new Set<ImageReference>();
  const ofRegistry = new Set<ImageReference>();
  const registries = new Set<Registry>();
  const isLost = (one: ImageReference): boolean => !there.has(one) && (one.repository === '' || ofRepository.has(one));
  return {
    look: (place: Place): void => {
      const inRegistry = references.filter((reference) => mayBeIn(place.registry, reference));
      if (!registries.has(place.registry)) for (const reference of inRegistry) ofRegistry.add(reference);
      registries.add(place.registry);
      const own = inRegistry.filter(({ repository }) => repository === '' || repository === place.repository.name);
      if (own.length === 0) return;
      const names = new Set(place.images.flatMap(({ digest, tags }) => [digest, ...tags]));
      for (const reference of own) {
        if (reference.repository !== '') ofRepository.add(reference);
        if (names.has(reference.digest === '' ? reference.tag : reference.digest)) there.add(reference);
      }
    },
    notices: (): readonly Notice[] => {
      const lost = references.filter((one) => one.mayBeElsewhere !== true && isLost(one));
      // Where nothing was simulated, nothing tells what is elsewhere.
      const others = registries.size === 0 ? [] : passedOver(references, { ofRepository, ofRegistry });
      return [...(lost.length === 0 ? [] : [notFound(lost)]), ...others];
    },
  };
}

function mayBeIn(registry: Registry, { account, region }: ImageReference): boolean {
  return mayBe(registry.account, account) && mayBe(registry.region, region);
}

function mayBe(known: Knowable<string>, wanted: string): boolean {
  return isUnknown(known) || known === '' || wanted === '' || known === wanted;
}

function notFound(lost: readonly ImageReference[]): Notice {
  const some = lost.slice(0, named).map((reference) => `${imageInWords(reference)} (${reference.by})`);
  const rest = lost.length > named ? ` and ${lost.length - named} more` : '';
  return {
    code: 'in-use-not-found',
    message: `${quantity(lost.length, 'image')} that ${lost.length === 1 ? 'is' : 'are'} said to run ${lost.length === 1 ? 'is' : 'are'} not among those that were listed: ${some.join(', ')}${rest}`,
  };
}
