import type { Image } from '../../model/image.js';

/** Whether an image is on its way back from the archive. */
export function isBeingRestored({ status }: Image): boolean {
  return status === 'ACTIVATING';
}

/**
 * An image that is on its way back, when it is: a restore takes 20 minutes at most, and counts as a push.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/restore-image.html
 *
 * @param now - Milliseconds since 1970, UTC: no list tells when a restore began.
 */
export function restored(image: Image, now: number): Image {
  return { ...image, status: 'ACTIVE', lastActivatedAt: new Date(now).toISOString() };
}
