import type { ListedRepository } from './listed-repositories.js';

/**
 * When the images of files were listed, as far as is known: at the instant that was said, but no later than the files are read, unless
 * they tell of what was pushed or pulled after that: then it is the clock that is wrong.
 */
export function listingInstant(said: Date, readAt: Date, repositories: readonly ListedRepository[]): Date {
  if (said <= readAt) return said;
  const clock = readAt.toISOString();
  const isLater = repositories.some(({ images }) => images.some(({ pushedAt, lastPulledAt }) => pushedAt > clock || lastPulledAt > clock));
  return isLater ? said : readAt;
}
