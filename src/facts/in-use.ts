import { isUnknown } from '../model/unknown.js';
import { indexesAmong } from './image-survey.js';
import { isFilledByCache } from './pull-through-cache.js';
import { type RepositoryInUse, signTest } from './signs-of-use.js';
import { childrenUseTest } from './use-of-children.js';
import { indexUseTest } from './use-of-indexes.js';
import { anyUse, type UseTest } from './use-test.js';

/**
 * How to tell which images of a repository are in use: those that were pulled within so many days of the instant at which they were
 * listed, that Amazon Inspector saw running, or that the run was told of; an index where a child of it is, and a child where its
 * index is, through any number of indexes that list each other.
 *
 * @param days - How long a pull, and what Inspector saw, counts; at 0 neither does.
 * @throws Error where the facts have no clock.
 */
export function inUseTest(subject: RepositoryInUse, days: number): UseTest {
  const { images, repository, registry } = subject;
  const signs = signTest(subject, days);
  if (!isUnknown(images.count) && indexesAmong(images).length === 0) return signs;
  const family = { images, cached: isFilledByCache(repository.name, registry) };
  // Most policies take nothing that it is asked of.
  let tests: readonly UseTest[] | null = null;
  return (image) => {
    tests ??= [signs, childrenUseTest(family, signs), indexUseTest(family, signs)];
    return anyUse(tests.map((test) => test(image)));
  };
}
