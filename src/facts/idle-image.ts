import type { Image } from '../model/image.js';
import { daysBefore, type Instant, isBefore } from '../model/instant.js';
import type { Knowable } from '../model/unknown.js';
import { standsSince } from './untagged-images.js';

/** Whether something is so of an image. */
export type ImageTest = (image: Image) => Knowable<boolean>;

/** The limits of a question about use. */
export interface IdleWindow {
  readonly pushed: Instant;
  /** A recorded pull may be a day older than the last one. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html */
  readonly pulled: Instant;
}

/** The limits for so many days without use. */
export function idleWindow(days: number, now: Instant): IdleWindow {
  return { pushed: daysBefore(days, now), pulled: daysBefore(days + 1, now) };
}

/** False where it was pushed or pulled within the days. */
export function isIdle(image: Image, { pushed, pulled }: IdleWindow): Knowable<boolean> {
  const old = isBefore(standsSince(image), pushed);
  return old === true && image.lastPulledAt !== '' ? isBefore(image.lastPulledAt, pulled) : old;
}
