import { addTo } from '../model/grouped.js';
import type { Image } from '../model/image.js';
import { isUnknown } from '../model/unknown.js';
import { surveyOf } from './image-survey.js';
import type { ImagesSubject } from './images-type.js';
import { childrenOf, unreadListTest } from './index-children.js';
import { isFilledByCache } from './pull-through-cache.js';
import { type RepositoryInUse, signTest } from './signs-of-use.js';
import { childrenUseTest } from './use-of-children.js';
import { anyUse, notInUse, type UseTest, useThrough } from './use-test.js';

/**
 * How to tell which images of a repository are in use: those that were pulled within so many days of the instant at which they were
 * listed, that Amazon Inspector saw running, or that the run was told of; an index where a child of it is, and a child where its
 * index is.
 *
 * @param days - How long a pull, and what Inspector saw, counts; at 0 neither does.
 * @throws Error where the facts have no clock.
 */
export function inUseTest(subject: RepositoryInUse, days: number): UseTest {
  const { images, repository, registry } = subject;
  const signs = signTest(subject, days);
  if (!isUnknown(images.count) && surveyOf(images).indexes.length === 0) return signs;
  const family = { images, cached: isFilledByCache(repository.name, registry) };
  const ofChildren = childrenUseTest(family, signs);
  const ofIndexes = indexUseTest(family, signs);
  return (image) => {
    const answers = [signs(image), ofChildren(image), ofIndexes(image)];
    return answers.every((answer) => answer === notInUse) ? notInUse : anyUse(answers);
  };
}

/**
 * How to tell what says that an index which lists an image is in use. What has a tag of its own stands for itself where no manifest
 * says otherwise.
 */
function indexUseTest(subject: Pick<ImagesSubject, 'images' | 'cached'>, signs: UseTest): UseTest {
  const used = surveyOf(subject.images).indexes.filter((index) => signs(index) !== notInUse);
  const children = childrenOf(subject.images);
  const listing = new Map<string, Image[]>();
  for (const index of used) {
    const listed = children(index);
    for (const child of new Set(isUnknown(listed) ? [] : listed)) addTo(listing, child, index);
  }
  const mayBeListed = unreadListTest(subject, used);
  return (image) => {
    const indexes = listing.get(image.digest);
    const doubt = image.tags.length === 0 ? mayBeListed(image) : null;
    if (indexes === undefined && doubt === null) return notInUse;
    const uses = (indexes ?? []).map((index) => useThrough('its index', index, signs(index)));
    return anyUse(doubt === null ? uses : [...uses, { by: [], doubt }]);
  };
}
