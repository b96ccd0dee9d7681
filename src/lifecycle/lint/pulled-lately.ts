import type { Image } from '../../model/image.js';
import { day } from '../../model/instant.js';
import { effectivePush } from '../simulation/clocks.js';
import type { Simulation } from '../simulation/fate.js';

const lately = 30 * day;
/** A build that is tried out is pulled in these days; what is pulled later is in use. */
const triedOut = 7 * day;

/** Whether somebody still pulls an image, and not just tried it out. */
export function isPulledLately(image: Image, { now }: Pick<Simulation, 'now'>): boolean {
  if (image.lastPulledAt === '') return false;
  const pulled = Date.parse(image.lastPulledAt);
  return now - pulled <= lately && pulled - effectivePush(image) > triedOut;
}
