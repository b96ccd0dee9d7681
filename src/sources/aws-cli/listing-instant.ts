import { instantAt, isBefore } from '../../model/instant.js';
import type { ListedRepository } from './listed-repositories.js';

/**
 * When the images of files were listed, as far as is known: at the instant that was said, but no later than the files are read, unless
 * they tell of what was pushed or pulled after that: then it is the clock that is wrong.
 */
export function listingInstant(said: Date, readAt: Date, repositories: readonly ListedRepository[]): Date {
  if (said <= readAt) return said;
  const clock = instantAt(readAt.getTime() + 1);
  const isAfter = (text: string): boolean => text !== '' && isBefore(text, clock) === false;
  const isLater = repositories.some(({ images }) =>
    images.some(({ pushedAt, lastPulledAt }) => isAfter(pushedAt) || isAfter(lastPulledAt)),
  );
  return isLater ? said : readAt;
}
